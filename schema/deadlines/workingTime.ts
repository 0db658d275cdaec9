import { validationFailed } from '../errors.ts';
import type { WorkingCalendar } from './calendar.ts';
import { MINUTE_MS } from './dayNumber.ts';
import type { OfficeHours } from './types.ts';
import { instantAt, localDayNumber, timeOfDay } from './zone.ts';

/** Milliseconds that an office works on a working day: 480 minutes by the standard hours. */
const dayLength = ({ opensAt, lunchFrom, lunchTo, closesAt }: OfficeHours): number =>
  (lunchFrom - opensAt + closesAt - lunchTo) * MINUTE_MS;

/** Milliseconds worked by that time of a working day. */
function workedBy({ opensAt, lunchFrom, lunchTo, closesAt }: OfficeHours, time: number): number {
  const within = (from: number, to: number): number =>
    Math.min(Math.max(time - from * MINUTE_MS, 0), (to - from) * MINUTE_MS);
  return within(opensAt, lunchFrom) + within(lunchTo, closesAt);
}

/** The earliest time of a working day by which so much (above 0) has been worked. */
function timeWorked({ opensAt, lunchFrom, lunchTo }: OfficeHours, worked: number): number {
  const morning = (lunchFrom - opensAt) * MINUTE_MS;
  return worked <= morning ? opensAt * MINUTE_MS + worked : lunchTo * MINUTE_MS + worked - morning;
}

/**
 * Whether an office works at that moment: a working day, within its hours, the end of each stretch not included
 * (Regulation app. 1, Standard cl. 9). Throws CalendarYearMissing.
 */
export function isWorkingTime(calendar: WorkingCalendar, hours: OfficeHours, at: Date): boolean {
  const day = localDayNumber(at.getTime());
  const minute = timeOfDay(at.getTime(), day) / MINUTE_MS;
  const open =
    (minute >= hours.opensAt && minute < hours.lunchFrom) ||
    (minute >= hours.lunchTo && minute < hours.closesAt);
  return calendar.works(day) && open;
}

/**
 * The earliest moment by which so many working minutes (0 or more, fractions too) have passed since `from`; with 0
 * `from` itself. Seconds are kept. Throws CalendarYearMissing, and RangeError for a number below 0.
 */
export function addWorkingMinutes(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  from: Date,
  minutes: number,
): Date {
  if (!(minutes >= 0)) throw new RangeError('Working minutes to add are 0 or more.');
  const start = localDayNumber(from.getTime());
  const works = calendar.works(start);
  const added = Math.round(minutes * MINUTE_MS);
  if (added === 0) return new Date(from);
  const total = added + (works ? workedBy(hours, timeOfDay(from.getTime(), start)) : 0);
  const length = dayLength(hours);
  const days = Math.max(Math.ceil(total / length), 1);
  const day = calendar.nthWorkingDay(start, days);
  return new Date(instantAt(day, timeWorked(hours, total - (days - 1) * length)));
}

/**
 * Working minutes between two moments, with their fractions. Throws VALIDATION_FAILED with END_BEFORE_START when the
 * second is the earlier one, and CalendarYearMissing.
 */
export function workingMinutesBetween(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  from: Date,
  to: Date,
): number {
  if (to.getTime() < from.getTime()) throw validationFailed([{ path: 'endedAt', code: 'END_BEFORE_START' }]);
  const first = localDayNumber(from.getTime());
  const last = localDayNumber(to.getTime());
  const worked = (at: Date, day: number): number =>
    calendar.works(day) ? workedBy(hours, timeOfDay(at.getTime(), day)) : 0;
  const whole = calendar.workingDaysBetween(first, last) * dayLength(hours);
  return (whole + worked(to, last) - worked(from, first)) / MINUTE_MS;
}
