import HistoryToggleOff from '@mui/icons-material/HistoryToggleOff';
import { Box } from '@mui/material';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/useWords.ts';
import { tones } from '../theme/palette.ts';
import { crowding } from './crowding.ts';
import { StateBar } from './StateBar.tsx';

/** A place that is given back meanwhile, by a page that was just left, is no reason to say anything. */
const PATIENCE = 2000;

/** Says that news come late here because the reader has too many windows open; goes when there is room again. */
export function CrowdedBar() {
  const { t } = useWords();
  const isCrowded = useSyncExternalStore(crowding.subscribe, crowding.isCrowded);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isCrowded) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [isCrowded]);
  return (
    <Box role="status">
      {isShown ? (
        <StateBar
          tone={tones.working}
          icon={<HistoryToggleOff fontSize="small" aria-hidden />}
          testId="crowded"
        >
          {t('live.crowded')}
        </StateBar>
      ) : null}
    </Box>
  );
}
