import { Alert, Button, Paper, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useAuthProvider, useDataProvider, useNotify } from 'react-admin';
import { FormProvider, useForm } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import { ChangePasswordDocument } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekAuthProvider } from '../providers/authProvider.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { FormProblem } from '../shared/FormProblem.tsx';
import { TextInput } from '../shared/fields.tsx';
import { PageHeading } from '../shared/PageHeading.tsx';
import { placeServerErrors } from '../shared/placeServerErrors.ts';
import { proofProblem } from '../signing/useProof.ts';
import { useOwnTotp } from '../totp/useTotp.ts';
import { AskedCode } from './AskedCode.tsx';

const EMPTY = { current: '', code: '', next: '', repeat: '' };

/** Change of one's own password; `forced` after signing in with a temporary one, where the code was shown just now. */
export function ChangePasswordPage({ forced = false }: { readonly forced?: boolean }) {
  const { t } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const authProvider = useAuthProvider<KomekAuthProvider>();
  const queryClient = useQueryClient();
  const { data: totp } = useOwnTotp();
  const form = useForm({ defaultValues: EMPTY });
  const [problem, setProblem] = useState<string | null>(null);

  const submit = form.handleSubmit(async ({ current, code, next, repeat }) => {
    setProblem(null);
    if (next !== repeat) {
      form.setError('repeat', { message: 'problems.field.PASSWORDS_DIFFER' }, { shouldFocus: true });
      return;
    }
    try {
      await dataProvider.ask(ChangePasswordDocument, { current, next, code: code || null });
      await authProvider?.refresh();
      await queryClient.invalidateQueries({ queryKey: ['auth'] });
      notify('password.done', { type: 'success' });
      navigate('/');
    } catch (error) {
      const wrong = proofProblem(error);
      if (!wrong) return setProblem(placeServerErrors(error, form, t));
      const field = wrong.field === 'password' ? 'current' : wrong.field;
      form.setError(field, { type: 'server', message: t(wrong.words) }, { shouldFocus: true });
    }
  });

  const password = (source: keyof typeof EMPTY, autoComplete: string) => (
    <TextInput
      source={source}
      type="password"
      label={t(`password.${source}`)}
      autoComplete={autoComplete}
      required
    />
  );

  return (
    <>
      <PageHeading title={t('password.title')} />
      <Paper variant="outlined" sx={{ p: 3, maxWidth: 480 }}>
        <FormProvider {...form}>
          <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2 }}>
            {forced ? <Alert severity="info">{t('password.forced')}</Alert> : null}
            <FormProblem problem={problem} />
            {password('current', 'current-password')}
            <AskedCode isExpected={!forced && Boolean(totp)} />
            {password('next', 'new-password')}
            {password('repeat', 'new-password')}
            <Typography variant="caption">{t('password.rules')}</Typography>
            <Button
              type="submit"
              variant="contained"
              loading={form.formState.isSubmitting}
              sx={{ alignSelf: 'flex-start' }}
            >
              {t('password.submit')}
            </Button>
          </Stack>
        </FormProvider>
      </Paper>
    </>
  );
}
