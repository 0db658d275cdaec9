import Download from '@mui/icons-material/Download';
import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { SheetDialog } from '../shared/SheetDialog.tsx';
import { paperBytes, printProblem } from './printing/fetchPaper.ts';

const PdfPreview = lazy(async () => ({
  default: (await import('../attachments/PdfPreview.tsx')).PdfPreview,
}));

interface PaperDialogProps {
  readonly title: string;
  /** What stands below the title. */
  readonly remark?: string;
  readonly url: string;
  /** Only an issued paper is taken away as a file. */
  readonly download?: boolean;
  /** What may be done with what is shown. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
}

/** The pages of a paper over the page, as they are printed. */
export function PaperDialog({ title, remark, url, download = false, actions, onClose }: PaperDialogProps) {
  const { t } = useWords();
  return (
    <SheetDialog
      title={title}
      remark={remark}
      onClose={onClose}
      testId="paper-preview"
      actions={
        <>
          {actions}
          {download ? (
            <Button component="a" href={url} download size="small" startIcon={<Download />}>
              {t('papers.download')}
            </Button>
          ) : null}
        </>
      }
    >
      <Pages url={url} title={title} />
    </SheetDialog>
  );
}

function Pages({ url, title }: { readonly url: string; readonly title: string }) {
  const { t } = useWords();
  const { data, error, isFetching, refetch } = useQuery(paperBytes(url));
  const loading = (
    <Box sx={{ p: 2 }}>
      <LoadingLines rows={10} />
    </Box>
  );
  if (isFetching && !data) return loading;
  if (!data)
    return (
      <Alert
        severity="error"
        role="alert"
        sx={{ m: 2 }}
        action={
          <Button color="inherit" size="small" onClick={() => void refetch()}>
            {t('app.retry')}
          </Button>
        }
      >
        {printProblem(t, error)}
      </Alert>
    );
  return (
    <Suspense fallback={loading}>
      <PdfPreview bytes={data} name={title} />
    </Suspense>
  );
}
