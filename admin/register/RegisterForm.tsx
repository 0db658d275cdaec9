import { Alert, Box, Button, CircularProgress, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useWarnWhenUnsavedChanges } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import type { CaseWholeFragment, DeliveryPreference, PaperLanguage } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { makeIntent } from '../providers/transitions.ts';
import { CheckInput, ChoiceInput, TextInput } from '../shared/fields.tsx';
import { IinInput } from '../shared/IinInput.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { placeServerErrors } from '../shared/placeServerErrors.ts';
import { Section } from '../shared/Section.tsx';
import { INBOX_KEY } from '../work/useInbox.ts';
import { DocumentsFields } from './DocumentsFields.tsx';
import { HouseholdFields } from './HouseholdFields.tsx';
import { KnownPersonPanel } from './KnownPersonPanel.tsx';
import { PersonFields } from './PersonFields.tsx';
import { emptyForm, type RegisterValues, registerInput } from './registerInput.ts';
import { useIntake } from './useIntake.ts';
import { usePersonLookup } from './usePersonLookup.ts';

const LANGUAGES: readonly PaperLanguage[] = ['KK', 'RU'];
const AT_DEPARTMENT: readonly DeliveryPreference[] = ['DEPARTMENT', 'POST'];
const AT_AKIM: readonly DeliveryPreference[] = ['AKIM_OFFICE', 'DEPARTMENT', 'POST'];

interface RegisterFormProps {
  readonly formId: string;
  readonly atAkim: boolean;
  readonly onRegistered: (record: CaseWholeFragment) => void;
}

/** An application as it comes in over the counter: the IIN first, and all that was typed stays until it is registered. */
export function RegisterForm({ formId, atAkim, onRegistered }: RegisterFormProps) {
  const { t, term, time } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const preferences = atAkim ? AT_AKIM : AT_DEPARTMENT;
  const form = useForm<RegisterValues>({ defaultValues: emptyForm(atAkim ? 'AKIM_OFFICE' : 'DEPARTMENT') });
  const [keyFor] = useState(makeIntent);
  const [problem, setProblem] = useState<string | null>(null);
  const { intakeId, clock } = useIntake(formId);
  const { person, looking, problem: lookupProblem } = usePersonLookup(form, form.watch('iin'));
  useWarnWhenUnsavedChanges(true, undefined, form.control as never);

  const iinError = person?.iinCheck.errors[0];
  useEffect(() => {
    if (iinError) form.setError('iin', { type: 'server', message: `problems.iin.${iinError}` });
  }, [form, iinError]);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const input = registerInput(values, { intakeId, hasOpenCase: (person?.openCaseCount ?? 0) > 0 });
    try {
      const name = atAkim ? 'registerAtAkim' : 'registerApplication';
      const record = await dataProvider.runTransition(name, { ...input, idempotencyKey: keyFor(input) });
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: INBOX_KEY }),
        queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] }),
      ]);
      if (record) onRegistered(record);
    } catch (error) {
      await queryClient.invalidateQueries({ queryKey: ['serverTime'] });
      setProblem(placeServerErrors(error, form, t));
    }
  });

  return (
    <FormProvider {...form}>
      <PageHeading title={t(atAkim ? 'register.titleAkim' : 'register.title')} />
      <form onSubmit={submit} noValidate>
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 7fr) minmax(0, 5fr)' },
            alignItems: 'start',
          }}
        >
          <div>
            <Section title={t('register.person')}>
              <Stack direction="row" sx={{ gap: 2, alignItems: 'center', maxWidth: 420, mb: 2 }}>
                <IinInput
                  source="iin"
                  label={t('fields.iin')}
                  hint={t('register.iinHint')}
                  required
                  autoFocus
                />
                {looking ? <CircularProgress size={20} aria-label={t('register.looking')} /> : null}
              </Stack>
              {lookupProblem ? <Alert severity="error">{lookupProblem}</Alert> : null}
              {person ? <KnownPersonPanel person={person} /> : null}
              <PersonFields person={person} />
            </Section>
            <Section title={t('register.contact')}>
              <Stack sx={{ gap: 2 }}>
                <TextInput source="address" label={t('fields.address')} required />
                <TextInput
                  source="phone"
                  label={t('fields.phone')}
                  hint={t('register.phoneHint')}
                  type="tel"
                  sx={{ maxWidth: 320 }}
                />
              </Stack>
            </Section>
            <Section title={t('register.household')}>
              <HouseholdFields />
            </Section>
          </div>
          <div>
            <Section title={t('register.documents')}>
              <DocumentsFields />
            </Section>
            <Section title={t('register.papers')}>
              <Stack sx={{ gap: 1.5 }}>
                <ChoiceInput
                  source="language"
                  label={t('fields.language')}
                  row
                  choices={LANGUAGES.map((value) => ({ value, label: term('paperLanguage', value) }))}
                />
                <ChoiceInput
                  source="deliveryPreference"
                  label={t('fields.deliveryPreference')}
                  choices={preferences.map((value) => ({ value, label: term('deliveryPreference', value) }))}
                />
              </Stack>
            </Section>
            {clock && !clock.workingTime ? (
              <Alert severity="warning" icon={false} sx={{ mb: 2 }}>
                <Typography variant="body2">
                  {t('register.outsideHoursHint', { time: time(clock.now) })}
                </Typography>
                <CheckInput source="receivedOutsideHours" label={t('register.outsideHours')} required />
              </Alert>
            ) : null}
            {problem ? (
              <Alert severity="error" role="alert" sx={{ mb: 2 }}>
                {problem}
              </Alert>
            ) : null}
            <Button
              type="submit"
              variant="contained"
              size="large"
              loading={form.formState.isSubmitting}
              data-testid="register"
              fullWidth
            >
              {t('register.submit')}
            </Button>
          </div>
        </Box>
      </form>
    </FormProvider>
  );
}
