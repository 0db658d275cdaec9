import { weekdayOf } from '../../i18n/format.ts';

/** A day as the API writes it: `2013-04-05`. */
export type DateText = string;

/** A week from Monday to Sunday; null where the day belongs to another month. */
export type Week = readonly (DateText | null)[];

const DAY = 86_400_000;

/** So many days later (or earlier, when negative). */
export const addDays = (date: DateText, days: number): DateText =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Whether the day is a Saturday or a Sunday. */
export const isWeekend = (date: DateText): boolean => weekdayOf(date) > 5;

/** The day of the month, 1 to 31. */
export const dayOf = (date: DateText): number => Number(date.slice(8));

/** The month, 1 to 12. */
export const monthOf = (date: DateText): number => Number(date.slice(5, 7));

/** The year. */
export const yearOf = (date: DateText): number => Number(date.slice(0, 4));

/** How many days the month has. */
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number): string => String(value).padStart(2, '0');

/** The weeks of a month as a table shows them, Monday first. */
export function monthGrid(year: number, month: number): readonly Week[] {
  const first = `${year}-${two(month)}-01`;
  const before = weekdayOf(first) - 1;
  const length = lengthOf(year, month);
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = week * 7 + weekday - before + 1;
      return day >= 1 && day <= length ? `${year}-${two(month)}-${two(day)}` : null;
    }),
  );
}

/** The same day of another month, or that month's last day where it is shorter. */
function addMonths(date: DateText, months: number): DateText {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  return `${year}-${two(month)}-${two(Math.min(dayOf(date), lengthOf(year, month)))}`;
}

const MOVES: Readonly<Record<string, (date: DateText) => DateText>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  Home: (date) => addDays(date, 1 - weekdayOf(date)),
  End: (date) => addDays(date, 7 - weekdayOf(date)),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
};

/** Where a key leads within the day's year, at its ends no further; null for a key that moves nothing. */
export function moveDay(date: DateText, key: string): DateText | null {
  const to = MOVES[key]?.(date);
  if (to === undefined) return null;
  if (yearOf(to) < yearOf(date)) return `${yearOf(date)}-01-01`;
  if (yearOf(to) > yearOf(date)) return `${yearOf(date)}-12-31`;
  return to;
}
