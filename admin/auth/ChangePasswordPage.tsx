import { Alert, Button, Paper, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAuthProvider, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { KomekAuthProvider } from '../providers/authProvider.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';
import { PageHeading } from '../shared/PageHeading.tsx';

type Field = 'current' | 'next' | 'repeat';

/** Where the server's words go: `password` is what it calls a new one that is too weak. */
const PLACE: Readonly<Record<string, Field>> = { current: 'current', next: 'next', password: 'next' };

/** Change of one's own password; `forced` after signing in with a temporary one. */
export function ChangePasswordPage({ forced = false }: { readonly forced?: boolean }) {
  const t = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const authProvider = useAuthProvider<KomekAuthProvider>();
  const queryClient = useQueryClient();
  const [problems, setProblems] = useState<Partial<Record<Field | 'form', string>>>({});
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const next = String(form.get('next'));
    if (next !== form.get('repeat')) {
      setProblems({ repeat: t('problems.field.PASSWORDS_DIFFER') });
      return;
    }
    setBusy(true);
    setProblems({});
    try {
      await dataProvider.changePassword(String(form.get('current')), next);
      await authProvider?.refresh();
      await queryClient.invalidateQueries({ queryKey: ['auth'] });
      notify('password.done', { type: 'success' });
      navigate('/');
    } catch (error) {
      setProblems(problemsOf(error));
    } finally {
      setBusy(false);
    }
  };

  const problemsOf = (error: unknown): Partial<Record<Field | 'form', string>> => {
    const { code, fields } = problemOf(error);
    if (code === 'SIGN_IN_REFUSED') return { current: t('problems.field.WRONG_PASSWORD') };
    const placed = fields.map(
      (field) => [PLACE[field.path.split('.').pop() ?? ''] ?? 'form', fieldWords(t, field)] as const,
    );
    return placed.length > 0
      ? Object.fromEntries(placed)
      : { form: error instanceof Error ? error.message : String(error) };
  };

  const field = (name: Field, autoComplete: string) => (
    <TextField
      name={name}
      type="password"
      label={t(`password.${name}`)}
      autoComplete={autoComplete}
      required
      error={problems[name] !== undefined}
      helperText={problems[name]}
      slotProps={{ inputLabel: { required: false } }}
    />
  );

  return (
    <>
      <PageHeading title={t('password.title')} />
      <Paper variant="outlined" sx={{ p: 3, maxWidth: 480 }}>
        <Stack component="form" onSubmit={submit} sx={{ gap: 2 }}>
          {forced ? <Alert severity="info">{t('password.forced')}</Alert> : null}
          {problems.form ? <Alert severity="error">{problems.form}</Alert> : null}
          {field('current', 'current-password')}
          {field('next', 'new-password')}
          {field('repeat', 'new-password')}
          <Typography variant="caption">{t('password.rules')}</Typography>
          <Button type="submit" variant="contained" loading={busy} sx={{ alignSelf: 'flex-start' }}>
            {t('password.submit')}
          </Button>
        </Stack>
      </Paper>
    </>
  );
}
