import type { LimitUnit } from '../../prisma/client.ts';
import { validationFailed } from '../errors.ts';
import type { WorkingCalendar } from './calendar.ts';
import { MINUTE_MS } from './dayNumber.ts';
import type { Amount, OfficeHours } from './types.ts';
import { workingMinutesBetween } from './workingTime.ts';
import { localDayNumber } from './zone.ts';

/** What is left of a limit in its unit and in working minutes; negative: over. */
export type Remaining = Amount & { readonly workingMinutes: number };

/**
 * What is left until a due time. Working minutes: begun minutes count whole, so that 0 is the due time itself; days: 0
 * on the last day, negative by the days (calendar or working) that have passed since. Throws CalendarYearMissing.
 */
export function remaining(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  unit: LimitUnit,
  dueAt: Date,
  now: Date,
): Remaining {
  const late = now.getTime() > dueAt.getTime();
  const between = (from: Date, to: Date): number =>
    Math.ceil(workingMinutesBetween(calendar, hours, from, to));
  const workingMinutes = late ? 0 - between(dueAt, now) : between(now, dueAt);
  return { amount: amount(calendar, unit, dueAt, now) ?? workingMinutes, unit, workingMinutes };
}

function amount(calendar: WorkingCalendar, unit: LimitUnit, dueAt: Date, now: Date): number | null {
  if (unit === 'WORKING_MINUTES') return null;
  const today = localDayNumber(now.getTime());
  const due = localDayNumber(dueAt.getTime());
  if (unit === 'CALENDAR_DAYS') return due - today;
  // The day that one counts from is not counted, the day that one counts to is.
  const after = (from: number, to: number): number =>
    calendar.workingDaysBetween(from, to) + Number(calendar.works(to)) - Number(calendar.works(from));
  return due >= today ? after(today, due) : 0 - after(due, today);
}

/**
 * Whole minutes used between start and end: elapsed ones of a limit in calendar days, else working ones. Throws
 * VALIDATION_FAILED with END_BEFORE_START, and CalendarYearMissing.
 */
export function usedMinutes(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  unit: LimitUnit,
  startedAt: Date,
  endedAt: Date,
): number {
  if (unit !== 'CALENDAR_DAYS') {
    return Math.floor(workingMinutesBetween(calendar, hours, startedAt, endedAt));
  }
  const elapsed = endedAt.getTime() - startedAt.getTime();
  if (elapsed < 0) throw validationFailed([{ path: 'endedAt', code: 'END_BEFORE_START' }]);
  return Math.floor(elapsed / MINUTE_MS);
}
