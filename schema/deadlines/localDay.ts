import { localDate, localMinute } from './officeHours.ts';

const DAY = 24 * 60 * 60 * 1000;
const MINUTE = 60 * 1000;

/** The offices' calendar date at an instant as the database's `date` columns are read: midnight UTC of that date. */
export const localDay = (at: Date): Date => new Date(`${localDate(at)}T00:00:00.000Z`);

/** The date after, both as midnight UTC. */
export const dayAfter = (day: Date): Date => new Date(day.getTime() + DAY);

/** The instant at which a date (midnight UTC) begins at the offices, by the zone data. */
export function startOfLocalDay(day: Date): Date {
  const wall = (at: Date): number => localDay(at).getTime() + localMinute(at) * MINUTE;
  const guess = new Date(2 * day.getTime() - wall(day));
  // Once more: on the day of a change of offset the first guess stands on the other side of it.
  return new Date(guess.getTime() + day.getTime() - wall(guess));
}
