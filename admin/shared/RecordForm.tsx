import { Button, Paper, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { type DefaultValues, type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { FormProblem } from './FormProblem.tsx';
import { PageHeading } from './PageHeading.tsx';
import { placeServerErrors } from './placeServerErrors.ts';

interface RecordFormProps<Values extends FieldValues> {
  readonly title: string;
  readonly defaults: DefaultValues<Values>;
  readonly save: (values: Values) => Promise<unknown>;
  /** Where to go afterwards, and on giving up. */
  readonly back: string;
  readonly children: ReactNode;
}

/** A record's form on its own page: saved at the server before anything is shown as saved. */
export function RecordForm<Values extends FieldValues>({
  title,
  defaults,
  save,
  back,
  children,
}: RecordFormProps<Values>) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const form = useForm<Values>({ defaultValues: defaults });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await save(values);
      notify('app.saved', { type: 'success' });
      navigate(back);
    } catch (error) {
      setProblem(placeServerErrors(error, form as never, t));
    }
  });

  return (
    <FormProvider {...form}>
      <PageHeading title={title} />
      <Paper variant="outlined" sx={{ p: 3, maxWidth: 760 }}>
        <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2 }}>
          <FormProblem problem={problem} />
          {children}
          <Stack direction="row" sx={{ gap: 1.5 }}>
            <Button type="submit" variant="contained" loading={form.formState.isSubmitting}>
              {t('ra.action.save')}
            </Button>
            <Button onClick={() => navigate(back)}>{t('ra.action.cancel')}</Button>
          </Stack>
        </Stack>
      </Paper>
    </FormProvider>
  );
}
