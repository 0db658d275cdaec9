import type { WorkingCalendar } from './calendar.ts';
import { MINUTE_MS } from './dayNumber.ts';
import type { OfficeHours, TimeLimitRule } from './types.ts';
import { addWorkingMinutes } from './workingTime.ts';
import { instantAt, localDayNumber } from './zone.ts';

/** Where a term in days ends, as day numbers: the last day by counting, and the day that it went on to. */
export interface DayTerm {
  readonly lastCounted: number;
  readonly lastDay: number;
}

/**
 * The last day of a limit in days (AP art. 12-1(5)): it goes on from a day off to the next working day if the rule rolls
 * forward, and so does a term whose last day the office had closed before it began. Throws CalendarYearMissing.
 */
export function dayTerm(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  rule: TimeLimitRule,
  startedAt: Date,
): DayTerm {
  const start = localDayNumber(startedAt.getTime());
  const startWorks = calendar.works(start);
  if (rule.unit === 'WORKING_DAYS') {
    const counted = calendar.nthWorkingDay(start, rule.limit + (startWorks && !rule.firstDayCounts ? 1 : 0));
    return { lastCounted: counted, lastDay: openAfter(calendar, hours, startedAt, counted) };
  }
  const counted = start + rule.limit - (rule.firstDayCounts ? 1 : 0);
  // A year without data between the two would leave days unexplained.
  calendar.workingDaysBetween(start, counted + 1);
  const rolled = rule.rollsForward ? calendar.nthWorkingDay(counted, 1) : counted;
  return { lastCounted: counted, lastDay: openAfter(calendar, hours, startedAt, rolled) };
}

const closing = (hours: OfficeHours, day: number): number => instantAt(day, hours.closesAt * MINUTE_MS);

function openAfter(calendar: WorkingCalendar, hours: OfficeHours, startedAt: Date, day: number): number {
  return closing(hours, day) > startedAt.getTime() ? day : calendar.nthWorkingDay(day + 1, 1);
}

/**
 * The due time of a limit that starts then. Minutes run in working time only; a term in days ends when the office closes
 * on its last day (regulation.md 3.5, I-31). Throws CalendarYearMissing, and RangeError for an invalid Date.
 */
export function dueTime(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  rule: TimeLimitRule,
  startedAt: Date,
): Date {
  if (rule.unit === 'WORKING_MINUTES') return addWorkingMinutes(calendar, hours, startedAt, rule.limit);
  return new Date(closing(hours, dayTerm(calendar, hours, rule, startedAt).lastDay));
}
