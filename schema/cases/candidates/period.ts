import { dateText } from '../../absences/period.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import { dayAfter, localDay } from '../../deadlines/zone.ts';
import type { Period } from './suggest.ts';

/** The time from now until a case is due; only now where it is late or has no due time. */
export function periodUntil(terms: DeadlineTerms, now: Date, dueAt: Date | null): Period {
  const until = dueAt !== null && dueAt > now ? dueAt : now;
  const workingDays: string[] = [];
  for (let day = localDay(now); day <= localDay(until); day = dayAfter(day)) {
    const date = dateText(day);
    if (terms.calendar.isWorkingDay(date)) workingDays.push(date);
  }
  return { today: dateText(localDay(now)), workingDays, until };
}
