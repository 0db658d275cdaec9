import { Alert, Box, Button, MenuItem, Paper, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { FormProvider, useController, useForm } from 'react-hook-form';
import { useViewer } from '../../auth/useViewer.ts';
import { DueExplanationPanel } from '../../deadlines/DueExplanationPanel.tsx';
import { serverNow } from '../../deadlines/serverClock.ts';
import {
  DeadlinePreviewDocument,
  type DeadlinePreviewQuery,
  type LimitCode,
} from '../../generated/graphql.ts';
import { formatMinutes, officeMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { problemOf } from '../../providers/problem.ts';
import { DateInput, fieldMessage } from '../../shared/fields.tsx';
import { OfficePicker } from '../../shared/OfficePicker.tsx';
import { placeServerErrors } from '../../shared/placeServerErrors.ts';
import { minutesOf } from '../hours/minutesOf.ts';
import { TimeInput } from '../hours/TimeInput.tsx';
import { LIMIT_CODES } from '../limits/limitCodes.ts';
import { localInstant } from './localInstant.ts';

interface TrialForm {
  readonly step: LimitCode;
  readonly date: string;
  readonly time: string;
  readonly office: string;
}

/** When a step would be due if it began then and there, and why, day by day. */
export function TrialSection() {
  const { t } = useWords();
  const viewer = useViewer();
  const { ask } = useDataProvider<KomekDataProvider>();
  const now = officeMoment(serverNow());
  const form = useForm<TrialForm>({
    defaultValues: {
      step: 'A1',
      date: now.date,
      time: formatMinutes(now.minute),
      office: viewer?.office.id ?? '',
    },
  });
  const [answer, setAnswer] = useState<DeadlinePreviewQuery['deadlinePreview'] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = form.handleSubmit(async ({ step, date, time, office }) => {
    setProblem(null);
    try {
      const startedAt = localInstant(date, minutesOf(time) ?? 0);
      setAnswer((await ask(DeadlinePreviewDocument, { step, startedAt, office })).deadlinePreview);
    } catch (error) {
      setAnswer(null);
      const { code } = problemOf(error);
      if (code === 'CALENDAR_YEAR_MISSING' && error instanceof Error)
        form.setError('date', { type: 'server', message: error.message }, { shouldFocus: true });
      else setProblem(placeServerErrors(error, form, t));
    }
  });

  return (
    <>
      <Paper variant="outlined" sx={{ p: 2, mb: 2 }}>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
          {t('calendar.trial.hint')}
        </Typography>
        <FormProvider {...form}>
          <Box
            component="form"
            onSubmit={submit}
            noValidate
            sx={{
              display: 'grid',
              gap: 2,
              alignItems: 'start',
              gridTemplateColumns: { xs: '1fr', md: '2fr 1fr 1fr 3fr auto' },
            }}
          >
            <StepInput />
            <DateInput source="date" label={t('calendar.trial.date')} required />
            <TimeInput source="time" label={t('calendar.trial.time')} />
            <OfficeInput />
            <Button type="submit" variant="contained" loading={form.formState.isSubmitting} data-testid="try">
              {t('calendar.trial.submit')}
            </Button>
          </Box>
        </FormProvider>
      </Paper>
      <div aria-live="polite">
        {problem ? <Alert severity="error">{problem}</Alert> : null}
        {answer ? (
          <Paper variant="outlined" sx={{ p: 2 }} data-testid="trial-answer">
            <Typography variant="h2" sx={{ mb: 1 }}>
              {t('due.explain')}
            </Typography>
            <DueExplanationPanel explanation={answer.explanation} />
          </Paper>
        ) : null}
      </div>
    </>
  );
}

function StepInput() {
  const { t, term } = useWords();
  const { field, fieldState } = useController({ name: 'step' });
  const { ref, ...bound } = field;
  return (
    <TextField
      {...bound}
      select
      label={t('calendar.trial.step')}
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
      inputRef={ref}
    >
      {LIMIT_CODES.map((code) => (
        <MenuItem key={code} value={code}>
          {term('limitCode', code)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function OfficeInput() {
  const { t } = useWords();
  const { field, fieldState } = useController({
    name: 'office',
    rules: { required: 'problems.field.REQUIRED' },
  });
  return (
    <OfficePicker
      label={t('calendar.trial.office')}
      value={field.value || null}
      onChange={(id) => field.onChange(id ?? '')}
      error={fieldState.invalid}
      helperText={fieldMessage(fieldState.error?.message)}
    />
  );
}
