import { Alert, LinearProgress, Stack, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider } from 'react-admin';
import { DeadlineChangesDocument } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { INBOX_KEY } from '../../work/useInbox.ts';
import { CALENDAR_KEY } from '../useCalendar.ts';

const ASK_AGAIN = 1500;
const NEWEST = 20;

/** How far the open clocks are counted anew after a change; asked again gently until all are. */
export function ChangeProgress({ id }: { readonly id: string }) {
  const { t } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const { data, error } = useQuery({
    queryKey: [...CALENDAR_KEY, 'change', id],
    queryFn: async () => {
      const { deadlineChanges } = await ask(DeadlineChangesDocument, { first: NEWEST, offset: 0 });
      return deadlineChanges.nodes.find((change) => change.id === id) ?? null;
    },
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : ASK_AGAIN),
  });
  const finished = Boolean(data?.finishedAt);

  useEffect(() => {
    if (!finished) return;
    for (const queryKey of [CALENDAR_KEY, INBOX_KEY, ['cases']]) queryClient.invalidateQueries({ queryKey });
  }, [finished, queryClient]);

  if (error) return <Alert severity="error">{error.message}</Alert>;
  const { examined = 0, moved = 0, waiting = 0 } = data ?? {};
  const share = finished ? 100 : (100 * examined) / Math.max(1, examined + waiting);
  return (
    <Stack sx={{ gap: 1.5 }} data-testid="change-progress" data-finished={finished ? '' : undefined}>
      <Alert severity="success" role="status">
        {t('calendar.progress.saved')} {t(finished ? 'calendar.progress.done' : 'calendar.progress.running')}
      </Alert>
      <LinearProgress variant="determinate" value={share} aria-label={t('calendar.progress.running')} />
      <Typography variant="body2">
        {finished
          ? t('calendar.progress.counts', { examined, moved })
          : t('calendar.progress.state', { examined, moved, waiting })}
      </Typography>
    </Stack>
  );
}
