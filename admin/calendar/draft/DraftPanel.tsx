import { Alert, Box, Button, Paper, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useDataProvider } from 'react-admin';
import { DeadlineRevisionDocument } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { problemOf } from '../../providers/problem.ts';
import { fieldWords } from '../../providers/problemWords.ts';
import { CALENDAR_KEY } from '../useCalendar.ts';
import { ChangeEditor } from './ChangeEditor.tsx';
import { DraftedChange } from './DraftedChange.tsx';
import { DryRunDialog } from './DryRunDialog.tsx';
import { type ChangeKey, changeKeys, type Draft } from './draft.ts';
import { wholeProblems } from './draftProblems.ts';
import { useDraft } from './useDraft.ts';
import { type DryRun, useDryRun } from './useDryRun.ts';

/** The changes that wait: each can be changed and undone, and all are tried together before they can be saved. */
export function DraftPanel() {
  const { t } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const { draft, clear, rebase } = useDraft();
  const dryRun = useDryRun();
  const [review, setReview] = useState<{ readonly dryRun: DryRun; readonly draft: Draft } | null>(null);
  const [edited, setEdited] = useState<ChangeKey | null>(null);
  const [asking, setAsking] = useState(false);
  const [rebased, setRebased] = useState(false);
  const keys = changeKeys(draft);

  const overtaken = async (): Promise<void> => {
    setReview(null);
    const { deadlineRevision } = await ask(DeadlineRevisionDocument, {});
    rebase(deadlineRevision);
    setRebased(true);
    await queryClient.invalidateQueries({ queryKey: CALENDAR_KEY });
  };
  const show = async (): Promise<void> => {
    setRebased(false);
    const { data, error } = await dryRun.refetch();
    if (data && !error) setReview({ dryRun: data, draft });
    else if (error && problemOf(error).code === 'STALE_VERSION') await overtaken();
  };

  return (
    <>
      {keys.length > 0 ? (
        <Paper
          component="section"
          variant="outlined"
          aria-labelledby="draft-title"
          data-testid="draft"
          sx={{
            p: 2,
            width: { xs: '100%', md: 320 },
            flexShrink: 0,
            position: { md: 'sticky' },
            top: 68,
            maxHeight: { md: 'calc(100vh - 84px)' },
            overflowY: 'auto',
          }}
        >
          <Typography id="draft-title" variant="h2" sx={{ mb: 0.5 }}>
            {t('calendar.draft.title', { count: keys.length })}
          </Typography>
          <Typography variant="caption" component="p" sx={{ mb: 1.5 }}>
            {t('calendar.draft.hint')}
          </Typography>
          {rebased ? (
            <Alert severity="warning" role="alert" sx={{ mb: 1.5 }}>
              {t('calendar.draft.rebased')}
            </Alert>
          ) : null}
          {dryRun.error ? <DryRunProblem error={dryRun.error} /> : null}
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
            <Button variant="contained" onClick={show} loading={dryRun.isFetching} data-testid="dry-run">
              {t('calendar.draft.show')}
            </Button>
            <Button onClick={() => setAsking(true)}>{t('calendar.draft.undoAll')}</Button>
          </Stack>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {keys.map((key) => (
              <DraftedChange key={JSON.stringify(key)} changeKey={key} onEdit={() => setEdited(key)} />
            ))}
          </Box>
        </Paper>
      ) : null}
      {edited ? <ChangeEditor changeKey={edited} onClose={() => setEdited(null)} /> : null}
      <Confirm
        isOpen={asking}
        title={t('calendar.draft.undoAll')}
        content={t('calendar.draft.undoAllAsk', { count: keys.length })}
        onConfirm={() => {
          clear();
          setAsking(false);
        }}
        onClose={() => setAsking(false)}
      />
      {review ? (
        <DryRunDialog {...review} onSaved={clear} onOvertaken={overtaken} onClose={() => setReview(null)} />
      ) : null}
    </>
  );
}

function DryRunProblem({ error }: { readonly error: Error }) {
  const { t } = useWords();
  const whole = wholeProblems(problemOf(error));
  return (
    <Alert severity="error" role="alert" sx={{ mb: 1.5 }}>
      {whole.length > 0 ? whole.map((problem) => fieldWords(t, problem)).join(' ') : error.message}
    </Alert>
  );
}
