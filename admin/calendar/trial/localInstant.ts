import { officeMoment } from '../../i18n/format.ts';

const MINUTE = 60_000;

const asUtc = (date: string, minute: number): number => Date.parse(`${date}T00:00:00Z`) + minute * MINUTE;

/** What the offices' clocks show at an instant, as if it were UTC. */
function shownAt(instant: number): number {
  const { date, minute } = officeMoment(instant);
  return asUtc(date, minute);
}

/** The instant at which the offices' clocks show this date and time (minutes since midnight), ISO 8601 in UTC. */
export function localInstant(date: string, minutes: number): string {
  const wanted = asUtc(date, minutes);
  // The zone's offset is known only of an instant, so the first guess is corrected by what it shows.
  const guess = wanted - (shownAt(wanted) - wanted);
  return new Date(guess - (shownAt(guess) - wanted)).toISOString();
}
