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
import type { Identity } from '../providers/authProvider.ts';
import { authProvider, session } from '../providers/providers.ts';
import { ProviderButton } from './ProviderButton.tsx';
import { SignInCode } from './SignInCode.tsx';
import { useComingBack } from './useComingBack.ts';
import { useSessionEnded } from './useSession.ts';
import { useSignInOptions } from './useSignInOptions.ts';
import { useSignInSteps } from './useSignInSteps.ts';
import { useViewer } from './useViewer.ts';

/** Over the open page when the session has ended: the same person signs in again and finds everything as it was. */
export function SessionEndedDialog() {
  const viewer = useViewer();
  const ended = useSessionEnded();
  return ended && viewer ? <SignInAgain viewer={viewer} /> : null;
}

function SignInAgain({ viewer }: { readonly viewer: Identity }) {
  const { t } = useWords();
  const logout = useLogout();
  const queryClient = useQueryClient();
  const { step, problem, busy, submit } = useSignInSteps(
    async (given) => {
      await authProvider.login(given);
      void queryClient.invalidateQueries();
    },
    { knownLogin: viewer.login },
  );
  useComingBack(async () => {
    const same = await authProvider.refresh().catch(() => null);
    // Somebody else has signed in there: nothing of this page is his.
    if (same === false) window.location.reload();
    else if (!session.isEnded()) void queryClient.invalidateQueries();
  });
  const { passwordsForAll } = useSignInOptions();
  const byProvider = viewer.signedInBy === 'PROVIDER' && step === 'PASSWORD';

  return (
    <Dialog open maxWidth="xs" aria-labelledby="session-ended" data-dialog="session-ended">
      <form onSubmit={submit} noValidate>
        <DialogTitle id="session-ended">{t('session.ended')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>
            {t(byProvider ? 'provider.againHint' : 'session.endedHint', { name: viewer.fullName })}
          </Typography>
          {problem ? (
            <Alert severity="error" sx={{ mb: 2 }}>
              {problem}
            </Alert>
          ) : null}
          {byProvider ? (
            <Stack sx={{ mb: 2, alignItems: 'start' }}>
              <ProviderButton over />
            </Stack>
          ) : null}
          {step === 'CODE' ? (
            <Stack sx={{ gap: 2 }}>
              <SignInCode />
            </Stack>
          ) : byProvider && !passwordsForAll ? null : (
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
          {byProvider && !passwordsForAll ? null : (
            <Button type="submit" variant="contained" loading={busy}>
              {t('signIn.submit')}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
