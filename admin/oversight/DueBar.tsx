import { Box, ButtonBase } from '@mui/material';
import { Link } from 'react-router-dom';
import type { DueState } from '../generated/graphql.ts';
import { colours, tones } from '../theme/palette.ts';

const TONES = {
  LATE: tones.returned,
  TODAY: tones.working,
  THIS_WEEK: tones.waiting,
  LATER: tones.closed,
} as const satisfies Record<DueState, { readonly text: string; readonly ground: string }>;

/** A pattern along the foot for each state, so that the colour says nothing alone. */
const FOOT: Readonly<Record<DueState, (ink: string) => string>> = {
  LATE: (ink) => `linear-gradient(${ink}, ${ink})`,
  TODAY: (ink) => `repeating-linear-gradient(90deg, ${ink} 0 8px, transparent 8px 12px)`,
  THIS_WEEK: (ink) => `repeating-linear-gradient(90deg, ${ink} 0 2px, transparent 2px 6px)`,
  LATER: (ink) => `linear-gradient(transparent 4px, ${ink} 4px)`,
};

const look = (state: DueState) => ({
  color: TONES[state].text,
  backgroundColor: TONES[state].ground,
  backgroundImage: FOOT[state](TONES[state].text),
  backgroundSize: '100% 5px',
  backgroundPosition: 'bottom',
  backgroundRepeat: 'no-repeat',
});

/** What a part of the bar looks like, for the words beside it. */
export function DueSwatch({ state }: { readonly state: DueState }) {
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ ...look(state), display: 'inline-block', width: 18, height: 14, mr: 0.75, verticalAlign: '-2px' }}
    />
  );
}

/** One part of a bar: how many, and the list of them. */
export interface BarPart {
  readonly state: DueState;
  readonly count: number;
  /** Without it the part is only drawn. */
  readonly link?: { readonly to: string; readonly label: string };
}

interface DueBarProps {
  readonly parts: readonly BarPart[];
  /** The longest bar beside this one. */
  readonly most: number;
}

/** A bar of parts as wide as their counts, each with its number; no part is too narrow to be pressed. */
export function DueBar({ parts, most }: DueBarProps) {
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  const drawn = parts.filter(({ count }) => count > 0);
  if (total === 0) return <Box sx={{ height: 28, borderLeft: `2px solid ${colours.line}` }} />;
  return (
    <Box sx={{ display: 'flex', gap: '2px', minWidth: 'min-content', width: `${(total / most) * 100}%` }}>
      {drawn.map(({ state, count, link }) => {
        const sx = {
          ...look(state),
          flex: `${count} 1 0`,
          minWidth: 28,
          height: 28,
          pb: '5px',
          fontSize: '0.8125rem',
          fontWeight: 600,
          fontVariantNumeric: 'tabular-nums',
        };
        return link ? (
          <ButtonBase
            key={state}
            component={Link}
            to={link.to}
            aria-label={link.label}
            data-bar={state}
            sx={{ ...sx, '&:hover': { outline: '2px solid currentColor' } }}
          >
            {count}
          </ButtonBase>
        ) : (
          <Box key={state} component="span" data-bar={state} sx={{ ...sx, textAlign: 'center', pt: '3px' }}>
            {count}
          </Box>
        );
      })}
    </Box>
  );
}
