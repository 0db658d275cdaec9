import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLogout } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { authProvider } from '../providers/providers.ts';
import { useSessionEnded } from './useSession.ts';
import { useViewer } from './useViewer.ts';

/** Over the open page when the session has ended: the same person signs in again and finds everything as it was. */
export function SessionEndedDialog() {
  const { t } = useWords();
  const viewer = useViewer();
  const ended = useSessionEnded();
  const logout = useLogout();
  const queryClient = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (!ended || !viewer) return null;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password'));
    if (!password) return setProblem(t('problems.field.REQUIRED'));
    setBusy(true);
    setProblem(null);
    try {
      await authProvider.login({ login: viewer.login, password });
      void queryClient.invalidateQueries();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : t('problems.error.INTERNAL'));
    } finally {
      setBusy(false);
    }
  };

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
          {/* Password managers look for the account beside the password. */}
          <input type="hidden" name="username" autoComplete="username" value={viewer.login} readOnly />
          <TextField
            name="password"
            type="password"
            label={t('signIn.password')}
            autoComplete="current-password"
            autoFocus
          />
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
