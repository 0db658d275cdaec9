import { dayNumber, isWeekend } from './dayNumber.ts';
import type { CalendarEntry } from './types.ts';

/**
 * The days that holidays on a weekend free instead, by day number, with the holiday: the next Monday to Friday after it
 * that is neither off by an entry nor freed by another holiday, earlier holidays first (holiday law art. 5, I-32). A day
 * off that never moves frees none; a day that a decree made worked stays worked; the next year's January counts too.
 */
export function holidayMoves(entries: readonly CalendarEntry[]): ReadonlyMap<number, CalendarEntry> {
  const taken = new Set(entries.filter(({ kind }) => kind !== 'WORKED').map(({ date }) => dayNumber(date)));
  const moves = new Map<number, CalendarEntry>();
  const holidays = entries
    .filter(({ kind }) => kind === 'HOLIDAY')
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  for (const holiday of holidays) {
    let day = dayNumber(holiday.date);
    if (!isWeekend(day)) continue;
    while (isWeekend(day) || taken.has(day)) day += 1;
    taken.add(day);
    moves.set(day, holiday);
  }
  return moves;
}
