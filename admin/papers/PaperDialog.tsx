import Close from '@mui/icons-material/Close';
import Download from '@mui/icons-material/Download';
import { Alert, Box, Button, Dialog, IconButton, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
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
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby={id}
      data-testid="paper-preview"
      slotProps={{
        paper: {
          sx: {
            m: { xs: 0, md: 2 },
            width: { xs: '100%', md: 'min(1000px, calc(100% - 32px))' },
            height: { xs: '100%', md: 'calc(100% - 32px)' },
            maxHeight: 'none',
            maxWidth: { xs: '100%', md: 'none' },
          },
        },
      }}
    >
      <Stack
        direction="row"
        sx={{
          alignItems: 'center',
          flexWrap: 'wrap',
          gap: 0.5,
          p: 1,
          pl: 2,
          borderBottom: 1,
          borderColor: 'divider',
        }}
      >
        <Box sx={{ flex: { xs: '1 0 calc(100% - 48px)', md: '1 1 0' }, minWidth: 0 }}>
          <Typography id={id} variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {remark ? (
            <Typography variant="caption" component="div">
              {remark}
            </Typography>
          ) : null}
        </Box>
        <Stack direction="row" sx={{ order: { xs: 1, md: 0 }, flexWrap: 'wrap', gap: 0.5 }}>
          {actions}
          {download ? (
            <Button component="a" href={url} download size="small" startIcon={<Download />}>
              {t('papers.download')}
            </Button>
          ) : null}
        </Stack>
        <IconButton onClick={onClose} aria-label={t('app.close')} title={t('app.close')} size="small">
          <Close />
        </IconButton>
      </Stack>
      <Pages url={url} title={title} />
    </Dialog>
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
