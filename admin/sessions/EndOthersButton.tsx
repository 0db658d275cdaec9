import { Button } from '@mui/material';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../i18n/useWords.ts';
import { useEndOthers } from './useSessions.ts';

/** Ends all of one's own sessions but this one, in one click: what else is open may be a stranger's. */
export function EndOthersButton() {
  const { t } = useWords();
  const notify = useNotify();
  const endOthers = useEndOthers();
  const [busy, setBusy] = useState(false);
  const end = async (): Promise<void> => {
    setBusy(true);
    try {
      notify('sessions.othersEnded', { type: 'success', messageArgs: { smart_count: await endOthers() } });
    } catch (error) {
      notify(error instanceof Error ? error.message : t('problems.error.INTERNAL'), { type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="outlined"
      color="error"
      loading={busy}
      onClick={() => void end()}
      data-testid="end-others"
    >
      {t('sessions.endOthers')}
    </Button>
  );
}
