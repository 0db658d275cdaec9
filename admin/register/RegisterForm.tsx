import { Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLogoutIfAccessDenied, useNotify, useWarnWhenUnsavedChanges } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';
import { useShortcut } from '../shared/shortcuts.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { DraftLine } from './DraftLine.tsx';
import type { Draft, DraftStore } from './draft/draft.ts';
import { useKeptDraft } from './draft/useKeptDraft.ts';
import { useRestored } from './draft/useRestored.ts';
import { ErrorSummary, type Obstacles } from './ErrorSummary.tsx';
import { type FormError, flatErrors, inPageOrder, placeProblem } from './formErrors.ts';
import { IntakeClock } from './IntakeClock.tsx';
import { firstEmpty } from './keys/fieldOrder.ts';
import { fieldElement, focusStop, stopsOf } from './keys/formStops.ts';
import { KeyHints } from './keys/KeyHints.tsx';
import { RegisterFields, SAVE } from './RegisterFields.tsx';
import { type RegisterValues, registerInput } from './registerInput.ts';
import { useIntake } from './useIntake.ts';
import { usePersonLookup } from './usePersonLookup.ts';
import { useRegistration } from './useRegistration.ts';

interface RegisterFormProps {
  readonly id: string;
  readonly restored: Draft | null;
  readonly store: DraftStore;
  readonly title: string;
  readonly atAkim: boolean;
  readonly empty: RegisterValues;
  readonly onRegistered: (record: CaseWholeFragment, earlier: boolean) => void;
  readonly onDiscarded: () => void;
}

/** An application as it comes in over the counter: the IIN first, and all that was typed stays until it is registered. */
export function RegisterForm(props: RegisterFormProps) {
  const { id, restored, store, title, atAkim, empty } = props;
  const { t } = useWords();
  const notify = useNotify();
  const leaveIfSignedOut = useLogoutIfAccessDenied();
  const queryClient = useQueryClient();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<RegisterValues>({ defaultValues: empty, shouldFocusError: false });
  const [obstacles, setObstacles] = useState<Obstacles | null>(null);
  const { intake, clock, renew } = useIntake(id, restored?.content.intake ?? null);
  useRestored(form, restored, empty);
  const lookup = usePersonLookup(form, form.watch('iin'));
  const { person, look } = lookup;
  const { keptAt, keepAttempt, close } = useKeptDraft({
    id,
    store,
    form,
    restored,
    intake,
    empty,
    onLeft: () => notify('register.draftLeft', { type: 'info' }),
  });
  // Where not everything is kept, leaving must be asked about.
  useWarnWhenUnsavedChanges(!store.whole, undefined, form.control as never);

  useEffect(() => {
    if (!person?.iinCheck.valid || !element.current) return;
    // Whoever has gone on by himself is not called back.
    if (document.activeElement !== fieldElement(element.current, 'iin')) return;
    const stop = firstEmpty(stopsOf(element.current));
    if (stop) focusStop(stop);
  }, [person]);

  const go = (name: string) => {
    const field = element.current && fieldElement(element.current, name);
    field?.focus();
  };
  const goToButton = () =>
    element.current?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus();
  /** Says what is wrong and goes there, once the page shows the fields again. */
  const stopAt = (message: string, errors: readonly FormError[]) => {
    setTimeout(() => {
      const names = element.current ? stopsOf(element.current).map(({ name }) => name) : [];
      const ordered = inPageOrder(errors, names);
      setObstacles({ message, errors: ordered });
      if (ordered[0]) go(ordered[0].name);
      else if (document.activeElement === document.body) goToButton();
    });
  };

  const { phase, register, retry, repeat, backToForm } = useRegistration({
    atAkim,
    pending: restored?.content.attempt ?? null,
    keep: keepAttempt,
    onRegistered: async (record, earlier) => {
      await close();
      props.onRegistered(record, earlier);
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    },
    onRefused: async (error) => {
      // Whoever must sign in again finds the form as it was.
      if (await leaveIfSignedOut(error)) return;
      const problem = problemOf(error);
      const { placed, unplaced } = placeProblem(problem, form.getValues());
      const message = error instanceof Error ? error.message : t('problems.error.INTERNAL');
      await queryClient.invalidateQueries({ queryKey: ['serverTime'] });
      // The intake belongs to one case: somebody has registered from this form already.
      const used = problem.code === 'NOT_FOUND';
      if (used) await renew();
      if (used || problem.refusal?.code === 'OPEN_CASE_EXISTS') await look();
      const errors = placed.map(({ name, field }) => ({
        name,
        message: field ? fieldWords(t, field) : message,
      }));
      for (const one of errors) form.setError(one.name as 'iin', { type: 'server', message: one.message });
      const rest = unplaced.map((field) => fieldWords(t, field));
      stopAt([used ? t('register.usedIntake') : message, ...rest].join(' '), errors);
    },
  });

  const save = () => {
    setObstacles(null);
    void form.handleSubmit(
      (values) => {
        const hasOpenCase = (person?.openCaseCount ?? 0) > 0;
        return register(registerInput(values, { intakeId: intake?.id ?? null, hasOpenCase }));
      },
      (errors) => {
        // What was sent may be registered already, and then the case in the way is this form's own.
        if (!repeat()) stopAt(t('problems.error.VALIDATION_FAILED'), flatErrors(errors));
      },
    )();
  };
  useShortcut(SAVE, 'register.submit', save, { enabled: phase === 'idle' });

  const discard = async () => {
    await close();
    props.onDiscarded();
  };

  return (
    <FormProvider {...form}>
      <PageHeading
        title={title}
        aside={intake ? <IntakeClock openedAt={intake.openedAt} /> : null}
        actions={
          <Typography variant="caption" data-testid="draft-kept">
            {keptAt !== null && store.whole ? t('register.draftKept') : ''}
          </Typography>
        }
      />
      <KeyHints />
      <DraftLine restored={restored} whole={store.whole} onDiscard={() => void discard()} />
      {obstacles ? <ErrorSummary obstacles={obstacles} onGo={go} /> : null}
      <RegisterFields
        formRef={element}
        atAkim={atAkim}
        lookup={lookup}
        clock={clock}
        phase={phase}
        unanswered={Boolean(restored?.content.attempt)}
        onSave={save}
        onRetry={retry}
        onBack={() => {
          backToForm();
          setTimeout(goToButton);
        }}
      />
    </FormProvider>
  );
}
