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
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { TimeLeft } from '../../deadlines/TimeLeft.tsx';
import type { CaseWholeFragment, LimitCode } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { refusalWords } from '../../providers/problemWords.ts';
import type { StepName } from '../../providers/transitions.ts';
import { placeServerErrors } from '../../shared/placeServerErrors.ts';
import type { StepForm } from './stepForm.ts';
import { stepForms } from './stepForms.ts';
import { useTakeStep } from './useTakeStep.ts';

interface StepDialogProps<Name extends StepName> {
  readonly name: Name;
  readonly record: CaseWholeFragment;
  readonly onClose: () => void;
}

/** The dialog of one step: what it means, what it asks for; what was typed stays until the step is taken or given up. */
export function StepDialog<Name extends StepName>({ name, record, onClose }: StepDialogProps<Name>) {
  const { t, term } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const { Fields, defaults, answers, wide = false }: StepForm<Name> = stepForms[name];
  const form = useForm<Record<string, unknown>>({ defaultValues: defaults(record, t) });
  const takeStep = useTakeStep(name, record);
  const [problem, setProblem] = useState<string | null>(null);
  const closed = whyNot(record, name);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const after = await takeStep(answers(values, record));
      notify('dialog.done', { type: 'success', messageArgs: { step: term('done', name) } });
      onClose();
      if (!after) navigate('/');
    } catch (error) {
      setProblem(placeServerErrors(error, form, t));
    }
  });

  const busy = form.formState.isSubmitting;
  return (
    <Dialog
      open
      onClose={busy ? undefined : onClose}
      maxWidth={wide ? 'md' : 'sm'}
      aria-labelledby="step-title"
      data-dialog={name}
    >
      <DialogTitle id="step-title">{term('transition', name)}</DialogTitle>
      <FormProvider {...form}>
        <Box
          component="form"
          onSubmit={submit}
          noValidate
          sx={{ display: 'flex', flexDirection: 'column', minHeight: 0 }}
        >
          <DialogContent sx={{ pt: 0 }}>
            <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
              {t(`question.${name}`)}
            </Typography>
            <StepDue record={record} />
            <Stack sx={{ gap: 2 }}>
              {problem ? (
                <Alert severity="error" role="alert">
                  {problem}
                </Alert>
              ) : null}
              {closed && !problem ? <Alert severity="warning">{closed(t)}</Alert> : null}
              {Fields ? <Fields record={record} /> : null}
            </Stack>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose} disabled={busy}>
              {t('dialog.cancel')}
            </Button>
            <Button
              type="submit"
              variant="contained"
              color={name === 'cancelCase' ? 'error' : 'primary'}
              loading={busy}
              disabled={closed !== null}
              data-submit={name}
            >
              {term('transition', name)}
            </Button>
          </DialogActions>
        </Box>
      </FormProvider>
    </Dialog>
  );
}

/** The limits of single steps; the others run beside them. */
const OF_STEPS: readonly LimitCode[] = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'COMMISSION'];

/** By when the action must be done that the case is in. */
function StepDue({ record }: { readonly record: CaseWholeFragment }) {
  const { term } = useWords();
  const clock = record.clocks.find(({ step, endedAt }) => endedAt === null && OF_STEPS.includes(step));
  if (!clock) return null;
  return (
    <Typography variant="body2" component="div" sx={{ mb: 2 }} data-testid="step-due">
      {term('limitCode', clock.step)}: <TimeLeft clock={clock} exact />
    </Typography>
  );
}

/** Why the step of an open dialog has become impossible, after somebody else moved the case; null while it is possible. */
function whyNot(
  record: CaseWholeFragment,
  name: StepName,
): ((t: ReturnType<typeof useWords>['t']) => string) | null {
  const step = record.availableTransitions.find((one) => one.name === name);
  if (step?.allowed) return null;
  const refusal = step?.refusal;
  return (t) =>
    refusal && refusal.code !== 'WRONG_STATUS'
      ? t('dialog.noLonger', { reason: refusalWords(t, refusal) })
      : t('dialog.lostStep');
}
