import type { Channel } from '../../prisma/client.ts';
import { localDate } from './officeHours.ts';
import { addWorkingDays } from './workingDays.ts';

/** The Standard's term in working days: 7 at the authorised body, 22 through an akim (Standard cl. 7(1)). */
export const SERVICE_WORKING_DAYS: Readonly<Record<Channel, number>> = { DEPARTMENT: 7, AKIM: 22 };

/**
 * The date of receiving the service that the receipt must show (Standard cl. 14), yyyy-mm-dd: the Standard's term from
 * the first registration, the day of registration not counted (regulation.md 3.5). Throws CalendarYearMissing.
 */
export function expectedServiceDate(from: Date, channel: Channel): string {
  return addWorkingDays(localDate(from), SERVICE_WORKING_DAYS[channel]);
}
