import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useState } from 'react';
import { useLogout, useNotify } from 'react-admin';
import type { SessionLineFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { useEndSession } from './useSessions.ts';

interface EndSessionDialogProps {
  readonly session: SessionLineFragment;
  readonly onClose: () => void;
}

/** Asks before a session is ended; ending one's own leads to the sign-in page. */
export function EndSessionDialog({ session, onClose }: EndSessionDialogProps) {
  const { t } = useWords();
  const notify = useNotify();
  const logout = useLogout();
  const endSession = useEndSession();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { fullName } = session.user;
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      const wasThisOne = await endSession(session.id);
      if (wasThisOne) {
        await logout();
        return;
      }
      notify('sessions.ended', { type: 'success', messageArgs: { name: fullName } });
      onClose();
    } catch (error) {
      setBusy(false);
      setFailure(error instanceof Error ? error.message : t('problems.error.INTERNAL'));
    }
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby="end-session">
      <DialogTitle id="end-session">{t('sessions.confirm')}</DialogTitle>
      <DialogContent>
        <DialogContentText>
          {session.current ? t('sessions.confirmThis') : t('sessions.confirmOther', { name: fullName })}
        </DialogContentText>
        {failure ? (
          <Alert severity="error" sx={{ mt: 2 }}>
            {failure}
          </Alert>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('ra.action.cancel')}</Button>
        <Button
          variant="contained"
          color="error"
          loading={busy}
          onClick={() => void end()}
          data-testid="confirm-end"
        >
          {t('sessions.end')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
