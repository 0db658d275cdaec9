/** A minute in milliseconds. */
export const MINUTE_MS = 60_000;

/** A day of UTC in milliseconds. */
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a date written yyyy-mm-dd; throws RangeError for what is no date. */
export function dayNumber(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  if (Number.isNaN(day) || dateText(day) !== date) throw new RangeError('A date is written yyyy-mm-dd.');
  return day;
}

/** The date, yyyy-mm-dd, of a day number; throws RangeError for what JavaScript's Date cannot hold. */
export const dateText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, -14);

/** The year of a day number. */
export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** Whether a day number is a Saturday or a Sunday. */
export function isWeekend(day: number): boolean {
  // Day 0 was a Thursday.
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}
