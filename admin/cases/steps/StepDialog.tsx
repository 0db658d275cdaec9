import { Alert, Button, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useNotify } from 'react-admin';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { useUploads } from '../../attachments/useUploads.ts';
import { useViewer } from '../../auth/useViewer.ts';
import { TimeLeft } from '../../deadlines/TimeLeft.tsx';
import type { CaseWholeFragment, LimitCode } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import { problemOf } from '../../providers/problem.ts';
import { refusalWords } from '../../providers/problemWords.ts';
import type { StepName } from '../../providers/transitions.ts';
import { DialogButtons } from '../../shared/DialogButtons.tsx';
import { DialogForm } from '../../shared/DialogForm.tsx';
import { FormProblem } from '../../shared/FormProblem.tsx';
import { placeServerErrors } from '../../shared/placeServerErrors.ts';
import { isUnproven, proofProblem, useProof } from '../../signing/useProof.ts';
import { MovedOn } from './MovedOn.tsx';
import { ProofFiles } from './ProofFiles.tsx';
import { stepDraft, typedText } from './stepDraft.ts';
import { type StepForm, textOf } from './stepForm.ts';
import { stepForms } from './stepForms.ts';
import { useTakeStep } from './useTakeStep.ts';

interface StepDialogProps<Name extends StepName> {
  readonly name: Name;
  readonly record: CaseWholeFragment;
  readonly onClose: () => void;
}

/**
 * The dialog of one step: what it means, what it asks for. What was typed stays until the step is taken or given up,
 * over errors, over steps that others take meanwhile, and over a reload of the page.
 */
export function StepDialog<Name extends StepName>({ name, record, onClose }: StepDialogProps<Name>) {
  const { t, term } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const viewer = useViewer();
  const {
    Fields,
    defaults,
    answers,
    wide = false,
    needsProof = false,
    isProved = false,
  }: StepForm<Name> = stepForms[name];
  const proof = useProof(needsProof);
  const uploads = useUploads(record.id);
  const draft = stepDraft(viewer?.id ?? null, record.id, name);
  const [opened] = useState(() => ({ blank: defaults(record, t), kept: draft.read() }));
  const form = useForm<Record<string, unknown>>({ defaultValues: { ...opened.blank, ...opened.kept } });
  const [isRestored, setRestored] = useState(opened.kept !== null);
  const [seenVersion, setSeenVersion] = useState(record.version);
  const takeStep = useTakeStep(name, record.id);
  const [problem, setProblem] = useState<string | null>(null);
  const hasMoved = record.version > seenVersion;
  const refusal = record.availableTransitions.find((one) => one.name === name)?.refusal ?? null;

  useEffect(() => {
    const { unsubscribe } = form.watch((values, { type }) => {
      if (type === 'change') draft.keep(values);
    });
    return unsubscribe;
  });

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      const password = needsProof ? textOf(values.password) : null;
      if (password !== null) {
        await proof.confirm({ password, code: textOf(values.code) ?? '' });
        form.resetField('password');
        form.resetField('code');
      }
      const after = await takeStep(answers(values, record), seenVersion);
      draft.drop();
      const event = after?.history.findLast(({ transition }) => transition === name);
      if (event) uploads.release(name, event.seq);
      else uploads.drop(name);
      notify('dialog.done', { type: 'success', messageArgs: { step: term('done', name) } });
      onClose();
      if (!after) navigate('/');
    } catch (error) {
      const wrong = proofProblem(error);
      if (wrong) {
        form.setError(wrong.field, { type: 'server', message: t(wrong.words) }, { shouldFocus: true });
        return;
      }
      if (isUnproven(problemOf(error))) proof.expire();
      const words = placeServerErrors(error, form, t);
      // What has changed is told by the page itself, once it has the new state.
      setProblem(problemOf(error).code === 'STALE_VERSION' ? null : words);
    }
  });
  const giveUp = (): void => {
    draft.drop();
    uploads.drop(name);
    onClose();
  };
  const startAnew = (): void => {
    draft.drop();
    form.reset(opened.blank);
    setRestored(false);
  };

  const busy = form.formState.isSubmitting;
  return (
    <DialogForm
      form={form}
      name={name}
      title={term('transition', name)}
      question={t(`question.${name}`)}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
      width={wide ? 'md' : 'sm'}
      actions={
        <DialogButtons
          onCancel={giveUp}
          submit={term('transition', name)}
          busy={busy}
          danger={name === 'cancelCase'}
          disabled={hasMoved || refusal !== null}
          name={name}
        />
      }
    >
      <StepDue record={record} />
      <Stack sx={{ gap: 2 }}>
        {hasMoved ? (
          <MovedOn
            name={name}
            record={record}
            seenVersion={seenVersion}
            typed={() => typedText(form.getValues(), opened.blank)}
            onGoOn={() => setSeenVersion(record.version)}
          />
        ) : null}
        <FormProblem problem={problem} />
        {refusal && !hasMoved && !problem ? (
          <Alert severity="warning">{t('dialog.noLonger', { reason: refusalWords(t, refusal) })}</Alert>
        ) : null}
        {isRestored ? (
          <Alert
            severity="info"
            role="status"
            data-testid="restored"
            action={
              <Button size="small" color="inherit" onClick={startAnew}>
                {t('dialog.forget')}
              </Button>
            }
          >
            {t('dialog.restored')}
          </Alert>
        ) : null}
        {Fields ? <Fields record={record} /> : null}
        {isProved ? <ProofFiles step={name} uploads={uploads} /> : null}
      </Stack>
    </DialogForm>
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
