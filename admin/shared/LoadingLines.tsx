import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Grey lines where the content will stand. */
export function LoadingLines({ rows = 6 }: { readonly rows?: number }) {
  const t = useTranslate();
  return (
    <Box role="status" aria-label={t('ra.page.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <Skeleton key={row} variant="text" height={34} animation={false} />
      ))}
    </Box>
  );
}
