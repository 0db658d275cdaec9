import Download from '@mui/icons-material/Download';
import NavigateBefore from '@mui/icons-material/NavigateBefore';
import NavigateNext from '@mui/icons-material/NavigateNext';
import { Alert, Box, Button, IconButton } from '@mui/material';
import { lazy, type ReactNode, Suspense } from 'react';
import type { AttachmentWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { SheetDialog } from '../shared/SheetDialog.tsx';
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
    <SheetDialog
      title={name}
      remark={`${t('preview.title', { number: index + 1, count: files.length })} · ${t('attachments.added', {
        name: addedBy.shortName,
        time: dateTime(addedAt),
      })}`}
      onClose={() => onChange(null)}
      testId="preview"
      actions={
        <>
          {files.length > 1 ? (
            <>
              {step(-1, 'preview.previousFile', <NavigateBefore />)}
              {step(1, 'preview.nextFile', <NavigateNext />)}
            </>
          ) : null}
          <Button component="a" href={url} download={name} size="small" startIcon={<Download />}>
            {t('preview.download')}
          </Button>
        </>
      }
    >
      <PreviewBody key={id} file={file} />
    </SheetDialog>
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
