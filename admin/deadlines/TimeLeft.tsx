import ErrorIcon from '@mui/icons-material/Error';
import EventOutlined from '@mui/icons-material/EventOutlined';
import HourglassBottom from '@mui/icons-material/HourglassBottom';
import Schedule from '@mui/icons-material/Schedule';
import { Box, type SvgIconProps } from '@mui/material';
import type { ComponentType } from 'react';
import type { DueState } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { dueTones } from '../theme/palette.ts';
import { dueStateOf } from './dueState.ts';
import { type TimedClock, timeLeft } from './timeLeft.ts';
import { useNow } from './useNow.ts';

/** A shape for each state, so that the colour says nothing alone. */
const ICONS: Readonly<Record<DueState, ComponentType<SvgIconProps>>> = {
  LATE: ErrorIcon,
  TODAY: HourglassBottom,
  THIS_WEEK: Schedule,
  LATER: EventOutlined,
};

interface TimeLeftProps {
  readonly clock: TimedClock;
  /** With the due time itself: where there is room. */
  readonly exact?: boolean;
}

/** The time left of a running clock in words; it stays true while the page is open. */
export function TimeLeft({ clock, exact = false }: TimeLeftProps) {
  const { t, locale } = useWords();
  const state = useNow((now) => dueStateOf(clock.dueAt, now));
  const short = useNow((now) => timeLeft(clock, now, { t, locale }).short);
  const long = useNow((now) => timeLeft(clock, now, { t, locale }).long);
  const Icon = ICONS[state];
  return (
    <Box
      component="span"
      data-due={state}
      title={long}
      sx={{
        display: 'inline-flex',
        gap: 0.5,
        alignItems: 'flex-start',
        fontWeight: state === 'LATE' || state === 'TODAY' ? 600 : 400,
        color: dueTones[state],
      }}
    >
      <Icon aria-hidden sx={{ fontSize: 17, mt: '2px' }} />
      <span>{exact ? long : short}</span>
    </Box>
  );
}
