import { Alert, Box, Button, Typography } from '@mui/material';
import type { SystemStyleObject, Theme } from '@mui/system';
import { lazy, Suspense, useState } from 'react';
import type { NoticeWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { type NoticePage, useNoticePage } from './useNoticePage.ts';

const PdfPreview = lazy(async () => ({
  default: (await import('../attachments/PdfPreview.tsx')).PdfPreview,
}));

interface NoticePageViewProps {
  readonly notice: Pick<NoticeWholeFragment, 'id' | 'pageUrl'>;
  readonly label: string;
  /** Called with the hash of what was shown once each of its pages has been drawn. */
  readonly onRead?: (hash: string) => void;
  /** How high it stands. */
  readonly sx?: SystemStyleObject<Theme>;
}

/** The very page of a notice, as it is signed. */
export function NoticePageView({ notice, label, onRead, sx = {} }: NoticePageViewProps) {
  const { t } = useWords();
  const { data, isPending, refetch } = useNoticePage(notice);
  return (
    <Box
      data-notice-page={notice.id}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        minHeight: 0,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
        ...sx,
      }}
    >
      {isPending ? <Loading /> : null}
      {!isPending && !data ? (
        <Alert
          severity="warning"
          role="alert"
          sx={{ m: 2 }}
          action={
            <Button size="small" color="inherit" onClick={() => void refetch()}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('signing.pageFailed')}
        </Alert>
      ) : null}
      {data ? <Pages key={data.hash} page={data} label={label} onRead={onRead} /> : null}
    </Box>
  );
}

interface PagesProps {
  readonly page: NoticePage;
  readonly label: string;
  readonly onRead: ((hash: string) => void) | undefined;
}

function Pages({ page: { bytes, hash }, label, onRead }: PagesProps) {
  const { t } = useWords();
  const [{ seen, count }, setSeen] = useState({ seen: NOTHING_SEEN, count: 0 });
  const onDrawn = (page: number, pages: number): void => {
    const now = new Set([...seen, page]);
    setSeen({ seen: now, count: pages });
    if (now.size === pages && seen.size < pages) onRead?.(hash);
  };
  return (
    <>
      <Suspense fallback={<Loading />}>
        <PdfPreview bytes={bytes} name={label} onDrawn={onDrawn} />
      </Suspense>
      {onRead && count > seen.size ? (
        <Typography
          variant="body2"
          role="status"
          sx={{ px: 2, py: 0.5, borderTop: 1, borderColor: 'divider' }}
        >
          {t('signing.turnPages', { seen: seen.size, pages: count })}
        </Typography>
      ) : null}
    </>
  );
}

const NOTHING_SEEN: ReadonlySet<number> = new Set();

const Loading = () => (
  <Box sx={{ p: 2 }}>
    <LoadingLines rows={8} />
  </Box>
);
