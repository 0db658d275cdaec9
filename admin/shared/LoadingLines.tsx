import { Box, Skeleton, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';

interface LoadingLinesProps {
  readonly rows?: number;
  /** What will stand here: lines, the rows of a list, the fields of a form, or a whole page with its heading. */
  readonly shape?: 'lines' | 'list' | 'form' | 'page';
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Grey shapes where the content will stand, of about its size, so that nothing jumps when it comes. */
export function LoadingLines({ rows = 6, shape = 'lines' }: LoadingLinesProps) {
  const t = useTranslate();
  return (
    <Box role="status" aria-label={t('ra.page.loading')} data-loading={shape}>
      {shape === 'page' ? (
        <>
          <Skeleton variant="rounded" width={260} height={28} sx={{ mb: 3, maxWidth: '70%' }} />
          <Rows rows={8} />
        </>
      ) : null}
      {shape === 'list' ? <Rows rows={rows} /> : null}
      {shape === 'form' ? <Fields rows={rows} /> : null}
      {shape === 'lines'
        ? numbers(rows).map((row) => <Skeleton key={row} variant="text" height={34} animation={false} />)
        : null}
    </Box>
  );
}

function Rows({ rows }: { readonly rows: number }) {
  return (
    <Box
      sx={{
        border: '1px solid',
        borderColor: 'divider',
        borderRadius: 1,
        backgroundColor: 'background.paper',
      }}
    >
      {numbers(rows + 1).map((row) => (
        <Stack
          key={row}
          direction="row"
          sx={{
            gap: 3,
            px: 2,
            height: 45,
            alignItems: 'center',
            borderTop: row ? '1px solid' : 0,
            borderColor: 'divider',
          }}
        >
          {[18, 14, 26, 14, 12].map((width, column) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns never change places
            <Skeleton key={column} variant="rounded" height={12} width={`${width}%`} />
          ))}
        </Stack>
      ))}
    </Box>
  );
}

function Fields({ rows }: { readonly rows: number }) {
  return (
    <Stack sx={{ gap: 2, maxWidth: 760 }}>
      {numbers(rows).map((row) => (
        <Skeleton key={row} variant="rounded" height={40} />
      ))}
      <Skeleton variant="rounded" height={36} width={140} />
    </Stack>
  );
}
