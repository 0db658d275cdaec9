import CloudDone from '@mui/icons-material/CloudDoneOutlined';
import CloudOff from '@mui/icons-material/CloudOff';
import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { connection } from '../providers/providers.ts';
import { tones } from '../theme/palette.ts';
import { StateBar } from './StateBar.tsx';
import { watchConnection } from './watchConnection.ts';

/** A stream that is only renewed is no loss. */
const PATIENCE = 2000;
const BACK_SHOWN_FOR = 5000;

/** Says that the connection is lost and since when, then that it is back; what failed meanwhile is asked for anew. */
export function OfflineBar() {
  const { t, time } = useWords();
  const since = useSyncExternalStore(connection.subscribe, connection.lostSince);
  const queryClient = useQueryClient();
  const [shown, setShown] = useState<number | 'back' | null>(null);
  useEffect(() => watchConnection(connection), []);
  useEffect(() => {
    if (since !== null) {
      const timer = setTimeout(() => setShown(since), PATIENCE);
      return () => clearTimeout(timer);
    }
    setShown((before) => (before === null ? null : 'back'));
    const timer = setTimeout(() => setShown(null), BACK_SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [since]);
  const isBack = shown === 'back';
  useEffect(() => {
    if (isBack) void queryClient.invalidateQueries({ refetchType: 'active' });
  }, [isBack, queryClient]);
  return (
    <Box role="status">
      {shown === null ? null : (
        <StateBar
          tone={isBack ? tones.done : tones.working}
          icon={
            isBack ? <CloudDone fontSize="small" aria-hidden /> : <CloudOff fontSize="small" aria-hidden />
          }
          testId={isBack ? 'back-online' : 'offline'}
        >
          {isBack ? t('live.back') : t('live.lost', { time: time(new Date(shown).toISOString()) })}
        </StateBar>
      )}
    </Box>
  );
}
