import { minuteWords } from '../deadlines/timeLeft.ts';
import type { LimitUnit } from '../generated/graphql.ts';
import type { Translate } from '../providers/problemWords.ts';

const HOUR = 60;

/** How many minutes of the unit make its day: working time counts eight hours of it. */
const DAY: Readonly<Record<Exclude<LimitUnit, 'WORKING_MINUTES'>, number>> = {
  CALENDAR_DAYS: 24 * HOUR,
  WORKING_DAYS: 8 * HOUR,
};

/** So much of the unit in minutes of it. */
export const minutesOf = (amount: number, unit: LimitUnit): number =>
  unit === 'WORKING_MINUTES' ? amount : amount * DAY[unit];

/** A time used, in words: `2 ч 10 мин`, `3 суток 4 ч`, `5 рабочих дней`; of days only whole hours are named. */
export function durationWords(t: Translate, minutes: number, unit: LimitUnit): string {
  if (unit === 'WORKING_MINUTES') return minuteWords(t, 'time.used', Math.round(minutes));
  const rounded = minutes < HOUR ? Math.round(minutes) : Math.round(minutes / HOUR) * HOUR;
  const days = Math.floor(rounded / DAY[unit]);
  const rest = rounded - days * DAY[unit];
  if (days === 0) return minuteWords(t, 'time.used', rest);
  const inDays = t(`oversight.${unit === 'WORKING_DAYS' ? 'workingDays' : 'days'}`, { smart_count: days });
  return rest === 0 ? inDays : `${inDays} ${minuteWords(t, 'time.used', rest)}`;
}
