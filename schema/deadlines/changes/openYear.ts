import type { TermsData } from '../terms.ts';
import type { CalendarEntry } from '../types.ts';

const CHRISTMAS = '01-07';

const dayOf = ({ date }: CalendarEntry): string => date.slice(5);

/** Whether an entry can be the first day of Kurban Ait: a day off that never moves and is not 7 January (I-32). */
export const isKurbanAit = (entry: CalendarEntry): boolean =>
  entry.kind === 'FIXED_DAY_OFF' && dayOf(entry) !== CHRISTMAS;

/**
 * The known year whose holidays of the law a new year takes over: the last one before it, else the first after it;
 * null when no year is known.
 */
export function modelYear(known: readonly number[], year: number): number | null {
  const earlier = known.filter((other) => other < year);
  const later = known.filter((other) => other > year);
  if (earlier.length > 0) return Math.max(...earlier);
  return later.length > 0 ? Math.min(...later) : null;
}

/**
 * The entries that are the same date each year, for a new year: the law's holidays and 7 January, with their words and
 * source (regulation.md 3.1). Kurban Ait and the decrees' swaps are announced for each year and never taken over.
 */
export function carriedEntries(data: TermsData, year: number): CalendarEntry[] {
  const model = modelYear(data.years, year);
  return data.entries
    .filter(({ date }) => Number(date.slice(0, 4)) === model)
    .filter((entry) => entry.kind === 'HOLIDAY' || (entry.kind === 'FIXED_DAY_OFF' && !isKurbanAit(entry)))
    .map((entry) => ({ ...entry, date: `${year}-${dayOf(entry)}`, expected: false }));
}
