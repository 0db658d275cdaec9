import { Alert, Box, Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useForm } from 'react-hook-form';
import type { CaseLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { DialogForm } from '../shared/DialogForm.tsx';
import { FormProblem } from '../shared/FormProblem.tsx';
import { TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { placeServerErrors } from '../shared/placeServerErrors.ts';
import { ReassignedCases } from './ReassignedCases.tsx';
import { ReassignProgress } from './ReassignProgress.tsx';
import { isReassignable } from './reassignable.ts';
import { ExecutorChoice } from './steps/ExecutorChoice.tsx';
import { requiredText, textOf } from './steps/stepForm.ts';
import { useReassign } from './useReassign.ts';

interface ReassignDialogProps {
  readonly ids: readonly string[];
  readonly onClose: (done: boolean) => void;
}

/** Gives the cases to one executor, batch by batch, and shows what became of each; `onClose` is told whether any was sent. */
export function ReassignDialog({ ids, onClose }: ReassignDialogProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const form = useForm<Record<string, unknown>>();
  const [problem, setProblem] = useState<string | null>(null);
  // The versions are those that this dialog shows: whoever moves a case afterwards is not overwritten (I-40).
  const { data: chosen, error } = useQuery({
    queryKey: ['cases', 'toReassign', ids],
    queryFn: async () => (await dataProvider.getMany<CaseLineFragment>('cases', { ids: [...ids] })).data,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const cases = chosen?.filter(isReassignable);
  const others = (chosen ?? []).length - (cases ?? []).length;
  const { results, state, left, run, stop } = useReassign(
    (cases ?? []).map(({ id, version }) => ({ caseId: id, expectedVersion: version })),
  );

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const end = await run({
      executorId: requiredText(values.executorId),
      reason: requiredText(values.reason),
      resolution: textOf(values.resolution),
    });
    if (end.end !== 'BROKEN') return;
    const words = placeServerErrors(end.error, form, t);
    setProblem(problemOf(end.error).code === 'UNREACHABLE' ? t('batches.interrupted') : words);
  });

  const busy = state === 'RUNNING' || state === 'STOPPING';
  const begun = results.length > 0 || busy;
  const done = state === 'DONE';
  return (
    <DialogForm
      form={form}
      name="reassignCases"
      title={t('many.title', { smart_count: cases?.length ?? ids.length })}
      question={t('many.hint')}
      busy={busy}
      onSubmit={submit}
      onClose={() => onClose(begun)}
      width="md"
      actions={
        <>
          {busy ? (
            <Button onClick={stop} disabled={state === 'STOPPING'} data-testid="stop-reassigning">
              {t(state === 'STOPPING' ? 'batches.stopping' : 'batches.stop')}
            </Button>
          ) : (
            <Button onClick={() => onClose(begun)}>{t(begun ? 'app.close' : 'dialog.cancel')}</Button>
          )}
          {done ? null : (
            <Button
              type="submit"
              variant="contained"
              loading={busy}
              disabled={left === 0}
              data-submit="reassignCases"
            >
              {t(begun && !busy ? 'batches.goOn' : 'terms.transition.reassignExecutor')}
            </Button>
          )}
        </>
      }
    >
      {error ? <Alert severity="error">{error.message}</Alert> : null}
      {!cases && !error ? <LoadingLines rows={4} /> : null}
      {cases ? (
        <Stack sx={{ gap: 2 }}>
          <FormProblem problem={problem} />
          {others > 0 ? (
            <Alert severity="info">{t('papers.many.noExecutor', { smart_count: others })}</Alert>
          ) : null}
          <ReassignProgress state={state} results={results} all={cases.length} />
          <ReassignedCases cases={cases} results={results} state={state} />
          {/* What was chosen stays, also while it is sent: the rest may be sent again. */}
          <Box sx={{ display: begun ? 'none' : 'contents' }}>
            <ExecutorChoice caseId={null} />
            <TextInput source="reason" label={t('dialog.reassignReason')} required multiline minRows={2} />
            <TextInput
              source="resolution"
              label={t('dialog.resolutionText')}
              hint={t('dialog.newResolutionHint')}
              multiline
            />
          </Box>
        </Stack>
      ) : null}
    </DialogForm>
  );
}
