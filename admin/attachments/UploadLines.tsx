import Close from '@mui/icons-material/Close';
import ErrorIcon from '@mui/icons-material/Error';
import Replay from '@mui/icons-material/Replay';
import UploadFile from '@mui/icons-material/UploadFile';
import { Box, Button, IconButton, LinearProgress, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import { sizeWords, uploadProblemWords } from './fileWords.ts';
import type { QueuedFile, UploadQueue } from './uploadQueue.ts';

interface UploadLinesProps {
  readonly queue: UploadQueue;
  readonly onRetry: (key: string) => void;
  readonly onRemove: (key: string) => void;
}

/** Files on their way, each with how far it is; one that failed stays until it is tried again or taken out. */
export function UploadLines({ queue, onRetry, onRemove }: UploadLinesProps) {
  const { t } = useWords();
  if (queue.length === 0) return null;
  return (
    <Box component="ul" aria-label={t('attachments.onTheWay')} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {queue.map((queued) => (
        <UploadLine key={queued.key} queued={queued} onRetry={onRetry} onRemove={onRemove} />
      ))}
    </Box>
  );
}

interface UploadLineProps extends Omit<UploadLinesProps, 'queue'> {
  readonly queued: QueuedFile;
}

function UploadLine({ queued, onRetry, onRemove }: UploadLineProps) {
  const { t, locale } = useWords();
  const { key, file, state, progress, problem } = queued;
  const { name } = file;
  const wrong = problem !== null;
  const Icon = wrong ? ErrorIcon : UploadFile;
  const percent = Math.round(progress * 100);
  return (
    <Box
      component="li"
      data-upload={state}
      sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.75, py: 0.25 }}
    >
      <Icon aria-hidden color={wrong ? 'error' : 'disabled'} sx={{ fontSize: 20, mt: '2px' }} />
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
          {name} · {sizeWords(t, locale, file.size)}
        </Typography>
        {problem ? (
          <Typography variant="caption" component="div" sx={{ color: 'error.main' }}>
            {t('attachments.failed')}: {uploadProblemWords(t, problem)}
          </Typography>
        ) : (
          <>
            {state === 'ready' ? null : (
              <LinearProgress
                variant={state === 'attaching' ? 'indeterminate' : 'determinate'}
                value={percent}
                aria-label={name}
                sx={{ my: 0.5 }}
              />
            )}
            <Typography variant="caption" component="div">
              {t(`attachments.${state}`, { percent })}
            </Typography>
          </>
        )}
      </Box>
      {state === 'failed' ? (
        <Button
          size="small"
          startIcon={<Replay />}
          onClick={() => onRetry(key)}
          aria-label={t('attachments.retryFile', { name })}
          data-retry={key}
        >
          {t('attachments.retry')}
        </Button>
      ) : null}
      {state === 'attaching' ? null : (
        <IconButton
          size="small"
          onClick={() => onRemove(key)}
          aria-label={t(wrong ? 'attachments.dismiss' : 'attachments.cancel', { name })}
          title={t(wrong ? 'attachments.dismiss' : 'attachments.cancel', { name })}
        >
          <Close fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
