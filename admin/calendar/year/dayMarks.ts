import type { SystemStyleObject } from '@mui/system';
import type { CalendarDayWholeFragment, DayKind } from '../../generated/graphql.ts';
import { colours, tones } from '../../theme/palette.ts';
import type { DayChange } from '../draft/draft.ts';
import { isWeekend } from './monthGrid.ts';

/** A sign beside the number, so that no day is told by its colour alone. */
export const DAY_MARKS: Readonly<Record<DayKind, string>> = {
  WORKING: '',
  WEEKEND: '',
  HOLIDAY: '●',
  MOVED_HOLIDAY: '→',
  FIXED_DAY_OFF: '◆',
  FREED: '−',
  WORKED: '+',
};

/** The order in which the legend explains them. */
export const MARKED_KINDS: readonly DayKind[] = [
  'WORKING',
  'WEEKEND',
  'HOLIDAY',
  'MOVED_HOLIDAY',
  'FIXED_DAY_OFF',
  'FREED',
  'WORKED',
];

/** How a day looks, by `data-kind`; a drafted one has a broken frame, today a thick line below. */
export const DAY_LOOKS: SystemStyleObject = {
  '& [data-kind]': {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '1px',
    width: 36,
    height: 30,
    p: 0,
    font: 'inherit',
    fontSize: '0.8125rem',
    fontVariantNumeric: 'tabular-nums',
    color: 'text.primary',
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: '5px',
    '& i': { fontStyle: 'normal', fontSize: '0.75rem', fontWeight: 700 },
  },
  '& [data-kind=WEEKEND]': { color: tones.closed.text, backgroundColor: tones.closed.ground },
  '& [data-kind=HOLIDAY]': {
    color: tones.returned.text,
    backgroundColor: tones.returned.ground,
    fontWeight: 700,
  },
  '& [data-kind=MOVED_HOLIDAY]': {
    color: tones.returned.text,
    borderColor: tones.returned.text,
    fontWeight: 700,
  },
  '& [data-kind=FIXED_DAY_OFF]': {
    color: tones.waiting.text,
    backgroundColor: tones.waiting.ground,
    fontWeight: 700,
  },
  '& [data-kind=FREED]': { color: tones.waiting.text, borderColor: tones.waiting.text, fontWeight: 700 },
  '& [data-kind=WORKED]': { color: tones.done.text, borderColor: tones.done.text, fontWeight: 700 },
  '& [data-changed]': { outline: `2px dashed ${colours.ink}`, outlineOffset: 1 },
  '& [aria-current=date]': { boxShadow: `inset 0 -3px 0 ${colours.teal}` },
};

/** What the day looks like once the draft's change of it holds; moved holidays are the server's to say. */
export function drawnKind(day: CalendarDayWholeFragment, change: DayChange | undefined): DayKind {
  if (!change) return day.kind;
  return change.kind ?? (isWeekend(day.date) ? 'WEEKEND' : 'WORKING');
}
