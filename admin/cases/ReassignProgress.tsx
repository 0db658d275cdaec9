import { Alert, Box, LinearProgress, Typography } from '@mui/material';
import { useWords } from '../i18n/useWords.ts';
import type { ReassignResult } from './reassignBatches.ts';

interface ReassignProgressProps {
  readonly state: 'IDLE' | 'RUNNING' | 'STOPPING' | 'DONE' | 'STOPPED' | 'BROKEN';
  readonly results: readonly ReassignResult[];
  readonly all: number;
}

/** How far the sending has come, and at its end how many went over. */
export function ReassignProgress({ state, results, all }: ReassignProgressProps) {
  const { t } = useWords();
  const done = results.filter(({ problem }) => !problem).length;
  if (state === 'RUNNING' || state === 'STOPPING')
    return (
      <Box>
        <Typography variant="body2" aria-live="polite">
          {t('batches.progress', { done: results.length, all })}
        </Typography>
        <LinearProgress
          variant="determinate"
          value={all === 0 ? 0 : (100 * results.length) / all}
          aria-label={t('batches.progress', { done: results.length, all })}
        />
      </Box>
    );
  if (state === 'DONE')
    return (
      <Alert severity={done === all ? 'success' : 'warning'} role="status">
        {t('many.done', { done, all })}
      </Alert>
    );
  if (results.length > 0)
    return (
      <Alert severity="warning" role="status">
        {t('batches.stopped', { done, left: all - results.length })}
      </Alert>
    );
  return null;
}
