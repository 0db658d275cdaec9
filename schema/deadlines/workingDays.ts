import { KomekError } from '../errors.ts';
import { type CalendarYear, calendarYear } from './holidays.ts';

/** There are no calendar data for a year: nothing that depends on working days may be guessed (regulation.md 3.1). */
export class CalendarYearMissing extends KomekError {
  readonly year: number;

  constructor(year: number) {
    super('CALENDAR_YEAR_MISSING', 'The working calendar has no data for this year.', { year });
    this.name = 'CalendarYearMissing';
    this.year = year;
  }
}

const DAY = 24 * 60 * 60 * 1000;

function parseDate(date: string): Date {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || format(parsed) !== date) {
    throw new RangeError('A date is written yyyy-mm-dd.');
  }
  return parsed;
}

function format(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function nextDay(date: string): string {
  return format(new Date(parseDate(date).getTime() + DAY));
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(parseDate(date).getUTCDay());
}

function moved({ holidays, fixedDaysOff }: CalendarYear): Map<string, string> {
  const taken = new Set([...holidays, ...fixedDaysOff]);
  const moves = new Map<string, string>();
  for (const holiday of holidays.filter(isWeekend)) {
    let day = nextDay(holiday);
    while (isWeekend(day) || taken.has(day)) day = nextDay(day);
    taken.add(day);
    moves.set(holiday, day);
  }
  return moves;
}

interface Year {
  readonly moves: ReadonlyMap<string, string>;
  readonly off: ReadonlySet<string>;
  readonly worked: ReadonlySet<string>;
}

const years = new Map<number, Year>();

function yearOf(date: string): Year {
  const number = parseDate(date).getUTCFullYear();
  const known = years.get(number);
  if (known) return known;
  const calendar = calendarYear(number);
  if (!calendar) throw new CalendarYearMissing(number);
  const moves = moved(calendar);
  const year = {
    moves,
    off: new Set([...calendar.holidays, ...calendar.fixedDaysOff, ...calendar.freed, ...moves.values()]),
    worked: new Set(calendar.worked),
  };
  years.set(number, year);
  return year;
}

/**
 * The holidays of a year that fall on a weekend, each with the working day it frees instead (holiday law art. 5):
 * two on one weekend free two days. Throws CalendarYearMissing.
 */
export function movedHolidays(year: number): ReadonlyMap<string, string> {
  return yearOf(`${String(year).padStart(4, '0')}-01-01`).moves;
}

/**
 * Whether a date (yyyy-mm-dd) is worked: weekends, holidays, moved holidays and days swapped by decree
 * (regulation.md 3.1-3.4). Throws CalendarYearMissing, and RangeError for what is no date.
 */
export function isWorkingDay(date: string): boolean {
  const year = yearOf(date);
  return year.worked.has(date) || !(isWeekend(date) || year.off.has(date));
}

/**
 * The n-th working day after a date (yyyy-mm-dd), n at least 1; the date itself is not counted (regulation.md 3.5).
 * Throws CalendarYearMissing when the count runs into a year without data, and RangeError for bad arguments.
 */
export function addWorkingDays(date: string, n: number): string {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError('The number of working days is a whole number from 1.');
  let day = date;
  for (let left = n; left > 0; ) {
    day = nextDay(day);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
