import { Alert, Box, Button, Link, Paper, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { LanguageMenu } from '../layout/LanguageMenu.tsx';

/** Login and password; one answer for every kind of failure, as the server gives it. */
export function SignInPage() {
  const t = useTranslate();
  const login = useLogin();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  }, [t]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    // The browser's own words for a missing field would be in the browser's language.
    if (!form.get('login') || !form.get('password')) return setProblem(t('signIn.bothNeeded'));
    setBusy(true);
    setProblem(null);
    try {
      await login({ login: String(form.get('login')).trim(), password: String(form.get('password')) });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : t('problems.error.INTERNAL'));
      setBusy(false);
    }
  };

  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        p: 2,
        backgroundColor: 'background.default',
      }}
    >
      <Paper variant="outlined" sx={{ width: '100%', maxWidth: 400, p: 4 }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1.5, mb: 0.5 }}>
          <Box component="img" src="/icon.svg" alt="" sx={{ width: 36, height: 36 }} />
          <Typography sx={{ fontSize: '1.5rem', fontWeight: 700, color: 'primary.main', flexGrow: 1 }}>
            {t('app.name')}
          </Typography>
          <LanguageMenu />
        </Stack>
        <Typography color="textSecondary" variant="body2">
          {t('app.service')}
        </Typography>
        <Stack component="form" onSubmit={submit} noValidate sx={{ gap: 2, mt: 3 }}>
          <Typography variant="h2" component="h1">
            {t('signIn.title')}
          </Typography>
          {problem ? <Alert severity="error">{problem}</Alert> : null}
          <TextField
            name="login"
            label={t('signIn.login')}
            autoComplete="username"
            autoFocus
            required
            slotProps={{ inputLabel: { required: false } }}
          />
          <TextField
            name="password"
            type="password"
            label={t('signIn.password')}
            autoComplete="current-password"
            required
            slotProps={{ inputLabel: { required: false } }}
          />
          <Button type="submit" variant="contained" size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
          <Typography variant="caption">{t('signIn.help')}</Typography>
          <Link href="/info" variant="body2">
            {t('signIn.forApplicants')}
          </Link>
        </Stack>
      </Paper>
    </Box>
  );
}
