import { Alert, Box, Button, Link, Paper, Stack, TextField, Typography } from '@mui/material';
import { useEffect } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { LanguageMenu } from '../layout/LanguageMenu.tsx';
import { ProviderButton } from './ProviderButton.tsx';
import { providerProblem } from './providerProblem.ts';
import { SignInCode } from './SignInCode.tsx';
import { useSignInOptions } from './useSignInOptions.ts';
import { useSignInSteps } from './useSignInSteps.ts';

/** Login and password; one answer for every kind of failure, as the server gives it. */
export function SignInPage() {
  const t = useTranslate();
  const login = useLogin();
  const { search } = useLocation();
  const arrived = new URLSearchParams(search);
  const { step, problem, busy, submit, restart } = useSignInSteps(login, {
    startsAt: arrived.get('step') === 'code' ? 'CODE' : 'PASSWORD',
    startsWith: providerProblem(arrived.get('problem')),
  });
  const { passwordsForAll } = useSignInOptions();
  /** Whether this form is everybody's way in; else it stands behind the provider's. */
  const first = passwordsForAll || step === 'CODE';

  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('app.name')}`;
  }, [t]);

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
          {step === 'PASSWORD' ? <ProviderButton /> : null}
          {first ? null : <Typography variant="body2">{t('provider.onlyAdmins')}</Typography>}
          {step === 'CODE' ? <SignInCode /> : <SignInPassword />}
          <Button type="submit" variant={first ? 'contained' : 'outlined'} size="large" loading={busy}>
            {t('signIn.submit')}
          </Button>
          {step === 'CODE' ? <Button onClick={restart}>{t('totp.restart')}</Button> : null}
          <Typography variant="caption">{t('signIn.help')}</Typography>
          <Link href="/info" variant="body2">
            {t('signIn.forApplicants')}
          </Link>
        </Stack>
      </Paper>
    </Box>
  );
}

function SignInPassword() {
  const t = useTranslate();
  return (
    <>
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
    </>
  );
}
