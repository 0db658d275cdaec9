import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useLogout } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { authProvider } from '../providers/providers.ts';
import { ProviderButton } from './ProviderButton.tsx';
import { SignInCode } from './SignInCode.tsx';
import { useSessionEnded } from './useSession.ts';
import { useSignInSteps } from './useSignInSteps.ts';
import { useViewer } from './useViewer.ts';

/** Over the open page when the session has ended: the same person signs in again and finds everything as it was. */
export function SessionEndedDialog() {
  const { t } = useWords();
  const viewer = useViewer();
  const ended = useSessionEnded();
  const logout = useLogout();
  const queryClient = useQueryClient();
  const { step, problem, busy, submit } = useSignInSteps(
    async (given) => {
      await authProvider.login(given);
      void queryClient.invalidateQueries();
    },
    { knownLogin: viewer?.login ?? '' },
  );
  if (!ended || !viewer) return null;

  return (
    <Dialog open maxWidth="xs" aria-labelledby="session-ended" data-dialog="session-ended">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="session-ended">{t('session.ended')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>{t('session.endedHint', { name: viewer.fullName })}</Typography>
          {problem ? (
            <Alert severity="error" sx={{ mb: 2 }}>
              {problem}
            </Alert>
          ) : null}
          {viewer.signedInBy === 'PROVIDER' && step === 'PASSWORD' ? (
            <Stack sx={{ mb: 2 }}>
              <ProviderButton />
            </Stack>
          ) : null}
          {step === 'CODE' ? (
            <Stack sx={{ gap: 2 }}>
              <SignInCode />
            </Stack>
          ) : (
            <>
              {/* Password managers look for the account beside the password. */}
              <input type="hidden" name="username" autoComplete="username" value={viewer.login} readOnly />
              <TextField
                name="password"
                type="password"
                label={t('signIn.password')}
                autoComplete="current-password"
                autoFocus
              />
            </>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => logout()}>{t('session.leave')}</Button>
          <Button type="submit" variant="contained" loading={busy}>
            {t('signIn.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
