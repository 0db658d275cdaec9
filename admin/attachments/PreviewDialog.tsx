import Close from '@mui/icons-material/Close';
import Download from '@mui/icons-material/Download';
import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import { Alert, Box, Button, Dialog, IconButton, Stack, Typography } from '@mui/material';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import type { AttachmentWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { ImagePreview } from './ImagePreview.tsx';
import { useFileBytes } from './useFileBytes.ts';

const PdfPreview = lazy(async () => ({ default: (await import('./PdfPreview.tsx')).PdfPreview }));

interface PreviewDialogProps {
  readonly files: readonly AttachmentWholeFragment[];
  /** Which of them is shown. */
  readonly id: string;
  /** Called with another one, or with null to close. */
  readonly onChange: (id: string | null) => void;
}

/** A file of the case over the page, with the way to the next one. */
export function PreviewDialog({ files, id, onChange }: PreviewDialogProps) {
  const { t, dateTime } = useWords();
  const title = useId();
  const index = files.findIndex((one) => one.id === id);
  const file = files[index];
  if (!file) return null;
  const { fileName: name, url, addedAt, addedBy } = file;
  const step = (by: number, label: string, icon: ReactNode) => {
    const next = files[index + by];
    return (
      <IconButton
        onClick={() => next && onChange(next.id)}
        disabled={!next}
        aria-label={t(label)}
        title={t(label)}
        size="small"
      >
        {icon}
      </IconButton>
    );
  };
  return (
    <Dialog
      open
      onClose={() => onChange(null)}
      maxWidth={false}
      aria-labelledby={title}
      data-testid="preview"
      slotProps={{
        paper: {
          sx: {
            m: { xs: 0, md: 2 },
            width: { xs: '100%', md: 'min(1100px, calc(100% - 32px))' },
            height: { xs: '100%', md: 'calc(100% - 32px)' },
            maxHeight: 'none',
          },
        },
      }}
    >
      <Stack
        direction="row"
        sx={{ alignItems: 'center', gap: 0.5, p: 1, pl: 2, borderBottom: 1, borderColor: 'divider' }}
      >
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography id={title} variant="h2" sx={{ overflowWrap: 'anywhere' }}>
            {name}
          </Typography>
          <Typography variant="caption" component="div">
            {t('preview.title', { number: index + 1, count: files.length })} ·{' '}
            {t('attachments.added', { name: addedBy.shortName, time: dateTime(addedAt) })}
          </Typography>
        </Box>
        {files.length > 1 ? (
          <>
            {step(-1, 'preview.previousFile', <NavigateBefore />)}
            {step(1, 'preview.nextFile', <NavigateNext />)}
          </>
        ) : null}
        <Button component="a" href={url} download={name} size="small" startIcon={<Download />}>
          {t('preview.download')}
        </Button>
        <IconButton
          onClick={() => onChange(null)}
          aria-label={t('app.close')}
          title={t('app.close')}
          size="small"
        >
          <Close />
        </IconButton>
      </Stack>
      <PreviewBody key={id} file={file} />
    </Dialog>
  );
}

function PreviewBody({ file }: { readonly file: AttachmentWholeFragment }) {
  const { t } = useWords();
  const { data, isPending } = useFileBytes(file);
  if (isPending) return <Loading />;
  if (!data) {
    return (
      <Alert severity="warning" role="alert" sx={{ m: 2 }}>
        {t('preview.failed')}
      </Alert>
    );
  }
  if (file.type !== 'PDF') return <ImagePreview bytes={data} name={file.fileName} />;
  return (
    <Suspense fallback={<Loading />}>
      <PdfPreview bytes={data} name={file.fileName} />
    </Suspense>
  );
}

const Loading = () => (
  <Box sx={{ p: 2 }}>
    <LoadingLines rows={10} />
  </Box>
);
