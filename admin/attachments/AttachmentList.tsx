import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Download from '@mui/icons-material/Download';
import ImageOutlined from '@mui/icons-material/ImageOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import { Box, IconButton, Link, Typography } from '@mui/material';
import type { AttachmentWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { sizeWords } from './fileWords.ts';

interface AttachmentListProps {
  readonly label: string;
  readonly files: readonly AttachmentWholeFragment[];
  readonly onPreview: (id: string) => void;
  /** Null where none may be removed. */
  readonly onRemove: ((file: AttachmentWholeFragment) => void) | null;
}

/** Files with who added them and when; a name opens the file in the page. */
export function AttachmentList({ label, files, onPreview, onRemove }: AttachmentListProps) {
  const { t, locale, dateTime } = useWords();
  if (files.length === 0) return null;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {files.map((file) => {
        const { id, fileName: name, type, size, url, addedAt, addedBy } = file;
        const Icon = type === 'PDF' ? PictureAsPdfOutlined : ImageOutlined;
        return (
          <Box
            key={id}
            component="li"
            data-attachment={id}
            sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.75, py: 0.25 }}
          >
            <Icon aria-hidden sx={{ fontSize: 20, mt: '2px', color: 'text.secondary' }} />
            <Box sx={{ flexGrow: 1, minWidth: 0 }}>
              <Link
                component="button"
                type="button"
                variant="body2"
                onClick={() => onPreview(id)}
                aria-label={t('attachments.preview', { name })}
                sx={{ textAlign: 'left', overflowWrap: 'anywhere', minHeight: 24 }}
              >
                {name}
              </Link>
              <Typography variant="caption" component="div">
                {sizeWords(t, locale, size)} ·{' '}
                {t('attachments.added', { name: addedBy.shortName, time: dateTime(addedAt) })}
              </Typography>
            </Box>
            <IconButton
              component="a"
              href={url}
              download={name}
              size="small"
              aria-label={t('attachments.download', { name })}
              title={t('attachments.download', { name })}
              sx={{ displayPrint: 'none' }}
            >
              <Download fontSize="small" />
            </IconButton>
            {onRemove ? (
              <IconButton
                size="small"
                onClick={() => onRemove(file)}
                aria-label={t('attachments.remove', { name })}
                title={t('attachments.remove', { name })}
                data-remove={id}
                sx={{ displayPrint: 'none' }}
              >
                <DeleteOutlined fontSize="small" />
              </IconButton>
            ) : null}
          </Box>
        );
      })}
    </Box>
  );
}
