import { KomekError } from '../errors.ts';
import { dateText, dayNumber, isWeekend, yearOf } from './dayNumber.ts';
import { holidayMoves } from './holidayMoves.ts';
import type { CalendarDay, CalendarEntry, DateText } from './types.ts';

/** There are no calendar data for a year: nothing that depends on working days may be guessed (regulation.md 3.1). */
export class CalendarYearMissing extends KomekError {
  readonly year: number;

  constructor(year: number) {
    super('CALENDAR_YEAR_MISSING', 'The working calendar has no data for this year.', { year });
    this.name = 'CalendarYearMissing';
    this.year = year;
  }
}

/**
 * The days of the known years with what each is. All methods throw CalendarYearMissing outside them, also when a count
 * would run through a year that is not known; those that take a date throw RangeError for what is no date.
 */
export interface WorkingCalendar {
  /** The known years, ascending. */
  readonly years: readonly number[];
  isWorkingDay(date: DateText): boolean;
  day(date: DateText): CalendarDay;
  /** Every day of a year in order. */
  yearDays(year: number): readonly CalendarDay[];
  /** By day number: whether it is worked. */
  works(day: number): boolean;
  /** By day number: what it is. */
  dayOf(day: number): CalendarDay;
  /** The n-th working day (n from 1) of those from this day on, this one included. */
  nthWorkingDay(from: number, n: number): number;
  /** Working days from `from` up to and without `to`; `to` may not be earlier. */
  workingDaysBetween(from: number, to: number): number;
}

/** Makes the calendar of those years; an entry outside them is not read. Holidays on a weekend move here (I-32). */
export function compileCalendar(
  years: readonly number[],
  entries: readonly CalendarEntry[],
): WorkingCalendar {
  const known = [...new Set(years)].sort((a, b) => a - b);
  const inYears = new Set(known);
  const read = entries.filter(({ date }) => inYears.has(yearOf(dayNumber(date))));
  const byDay = new Map(read.map((entry) => [dayNumber(entry.date), entry]));
  const moves = holidayMoves(read);
  const first = dayNumber(`${String(known[0] ?? 1970).padStart(4, '0')}-01-01`);
  const size = known.length === 0 ? 0 : dayNumber(`${(known.at(-1) ?? 0) + 1}-01-01`) - first;

  const isOff = (day: number): boolean => {
    const kind = byDay.get(day)?.kind;
    if (kind !== undefined) return kind !== 'WORKED';
    return isWeekend(day) || moves.has(day);
  };
  // Of each day: working days before it, and where the run of known years that it stands in ends (0: not known).
  const before = new Int32Array(size + 1);
  const runEnd = new Int32Array(size);
  const workingDays: number[] = [];
  for (let index = 0; index < size; index += 1) {
    before[index] = workingDays.length;
    if (inYears.has(yearOf(first + index))) {
      runEnd[index] = 1;
      if (!isOff(first + index)) workingDays.push(index);
    }
  }
  before[size] = workingDays.length;
  for (let index = size - 1; index >= 0; index -= 1) {
    if (runEnd[index] !== 0) runEnd[index] = runEnd[index + 1] || index + 1;
  }

  const runEndOf = (index: number): number => {
    const end = runEnd[index];
    if (end === undefined || end === 0) throw new CalendarYearMissing(yearOf(first + index));
    return end;
  };
  const countBefore = (index: number): number => before[index] ?? 0;
  const works = (day: number): boolean => {
    runEndOf(day - first);
    return countBefore(day - first + 1) > countBefore(day - first);
  };
  const describe = (day: number): CalendarDay => {
    const date = dateText(day);
    const entry = byDay.get(day);
    if (entry)
      return { ...pick(entry), date, kind: entry.kind, working: entry.kind === 'WORKED', movedFrom: null };
    const moved = moves.get(day);
    if (moved) return { ...pick(moved), date, kind: 'MOVED_HOLIDAY', working: false, movedFrom: moved.date };
    const off = isWeekend(day);
    const kind = off ? 'WEEKEND' : 'WORKING';
    return { date, kind, working: !off, name: null, movedFrom: null, source: null, expected: false };
  };
  const days: (CalendarDay | undefined)[] = [];
  const dayOf = (day: number): CalendarDay => {
    runEndOf(day - first);
    const told = days[day - first] ?? describe(day);
    days[day - first] = told;
    return told;
  };
  return {
    years: known,
    works,
    dayOf,
    isWorkingDay: (date) => works(dayNumber(date)),
    day: (date) => dayOf(dayNumber(date)),
    yearDays(year) {
      if (!inYears.has(year)) throw new CalendarYearMissing(year);
      const start = dayNumber(`${year}-01-01`);
      const length = dayNumber(`${year + 1}-01-01`) - start;
      return Array.from({ length }, (_, index) => dayOf(start + index));
    },
    nthWorkingDay(from, n) {
      const end = runEndOf(from - first);
      const found = workingDays[countBefore(from - first) + n - 1];
      if (found === undefined || found >= end) throw new CalendarYearMissing(yearOf(first + end));
      return first + found;
    },
    workingDaysBetween(from, to) {
      const end = runEndOf(from - first);
      if (to - first > end) throw new CalendarYearMissing(yearOf(first + end));
      return countBefore(to - first) - countBefore(from - first);
    },
  };
}

const pick = ({
  name,
  source,
  expected,
}: CalendarEntry): Pick<CalendarEntry, 'name' | 'source' | 'expected'> => ({
  name,
  source,
  expected,
});
