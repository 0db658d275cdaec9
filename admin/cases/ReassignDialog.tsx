import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  Typography,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import {
  type CaseLineFragment,
  ReassignCasesDocument,
  type ReassignCasesMutation,
} from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { makeIntent } from '../providers/transitions.ts';
import { TextInput } from '../shared/fields.tsx';
import { LoadingLines } from '../shared/LoadingLines.tsx';
import { placeServerErrors } from '../shared/placeServerErrors.ts';
import { ReassignedCases } from './ReassignedCases.tsx';
import { ExecutorChoice } from './steps/ExecutorChoice.tsx';
import { requiredText, textOf } from './steps/stepForm.ts';

interface ReassignDialogProps {
  readonly ids: readonly string[];
  readonly onClose: (done: boolean) => void;
}

/** Gives the cases to one executor and then shows what became of each; `onClose` is told whether they were sent. */
export function ReassignDialog({ ids, onClose }: ReassignDialogProps) {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const form = useForm<Record<string, unknown>>();
  const [keyFor] = useState(() => makeIntent());
  const [problem, setProblem] = useState<string | null>(null);
  const [results, setResults] = useState<ReassignCasesMutation['reassignCases'] | null>(null);
  // The versions are those that this dialog shows: whoever moves a case afterwards is not overwritten (I-40).
  const { data: cases, error } = useQuery({
    queryKey: ['cases', 'toReassign', ids],
    queryFn: async () => (await dataProvider.getMany<CaseLineFragment>('cases', { ids: [...ids] })).data,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const input = {
      cases: (cases ?? []).map(({ id, version }) => ({ caseId: id, expectedVersion: version })),
      executorId: requiredText(values.executorId),
      reason: requiredText(values.reason),
      resolution: textOf(values.resolution),
    };
    try {
      const keyed = { ...input, idempotencyKey: keyFor(input) };
      setResults((await dataProvider.ask(ReassignCasesDocument, { input: keyed })).reassignCases);
    } catch (failure) {
      setProblem(placeServerErrors(failure, form, t));
    } finally {
      // Even a call that failed may have moved some of them.
      await queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    }
  });

  const busy = form.formState.isSubmitting;
  return (
    <Dialog
      open
      onClose={busy ? undefined : () => onClose(results !== null)}
      maxWidth="md"
      aria-labelledby="reassign-title"
      data-dialog="reassignCases"
    >
      <DialogTitle id="reassign-title">{t('many.title', { smart_count: ids.length })}</DialogTitle>
      <FormProvider {...form}>
        <Box
          component="form"
          onSubmit={submit}
          noValidate
          sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        >
          <DialogContent sx={{ pt: 0 }}>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
              {t('many.hint')}
            </Typography>
            {error ? <Alert severity="error">{error.message}</Alert> : null}
            {!cases && !error ? <LoadingLines rows={4} /> : null}
            {cases ? (
              <Stack sx={{ gap: 2 }}>
                {problem ? (
                  <Alert severity="error" role="alert">
                    {problem}
                  </Alert>
                ) : null}
                <ReassignedCases cases={cases} results={results} />
                {results ? null : (
                  <>
                    <ExecutorChoice caseId={null} />
                    <TextInput
                      source="reason"
                      label={t('dialog.reassignReason')}
                      required
                      multiline
                      minRows={2}
                    />
                    <TextInput
                      source="resolution"
                      label={t('dialog.resolutionText')}
                      hint={t('dialog.newResolutionHint')}
                      multiline
                    />
                  </>
                )}
              </Stack>
            ) : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onClose(results !== null)} disabled={busy}>
              {t(results ? 'app.close' : 'dialog.cancel')}
            </Button>
            {results ? null : (
              <Button
                type="submit"
                variant="contained"
                loading={busy}
                disabled={!cases || cases.length === 0}
                data-submit="reassignCases"
              >
                {t('terms.transition.reassignExecutor')}
              </Button>
            )}
          </DialogActions>
        </Box>
      </FormProvider>
    </Dialog>
  );
}
