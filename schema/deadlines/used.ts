import type { LimitUnit } from '../../prisma/client.ts';
import type { WorkingCalendar } from './calendar.ts';
import { remaining, usedMinutes } from './remaining.ts';
import type { Amount, OfficeHours } from './types.ts';

/**
 * The time used in the unit of the limit: working minutes, or days counted as from a start to a due time (0: ended on
 * the day of the start). Throws VALIDATION_FAILED with END_BEFORE_START for minutes, and CalendarYearMissing.
 */
export function usedOf(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  unit: LimitUnit,
  startedAt: Date,
  endedAt: Date,
): Amount {
  const amount =
    unit === 'WORKING_MINUTES'
      ? usedMinutes(calendar, hours, unit, startedAt, endedAt)
      : remaining(calendar, hours, unit, endedAt, startedAt).amount;
  return { amount, unit };
}
