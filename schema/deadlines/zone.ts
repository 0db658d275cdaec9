import { DAY_MS, dateText, dayNumber, MINUTE_MS, yearOf } from './dayNumber.ts';

/** The zone of every office; its offset moved on 01.03.2024, so it always comes from the zone data (regulation.md 3.5). */
export const OFFICE_ZONE = 'Asia/Almaty';

const FORMAT = new Intl.DateTimeFormat('en-US', { timeZone: OFFICE_ZONE, timeZoneName: 'longOffset' });

/** The zone's offset from UTC in milliseconds as the zone data have it; slow. Throws RangeError for an invalid time. */
function readOffset(at: number): number {
  const name = FORMAT.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const found = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name);
  if (!found) throw new Error(`The zone data give an offset that cannot be read: ${name}.`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -size : size;
}

// One offset for each day of UTC, read when first asked: reading the zone data costs microseconds, this nanoseconds.
const FIRST_DAY = dayNumber('1990-01-01');
const UNREAD = 2 ** 31 - 1;
const CHANGES = UNREAD - 1;
const offsets = new Int32Array(dayNumber('2201-01-01') - FIRST_DAY).fill(UNREAD);

function offsetAt(at: number): number {
  const day = Math.floor(at / DAY_MS);
  const known = offsets[day - FIRST_DAY];
  if (known !== undefined && known < CHANGES) return known;
  if (known === UNREAD) {
    // The day before too: an hour that comes twice may reach past midnight of UTC.
    const before = readOffset((day - 1) * DAY_MS);
    offsets[day - FIRST_DAY] = before === readOffset((day + 1) * DAY_MS) ? before : CHANGES;
  }
  return readOffset(at);
}

/** The first moment after `from`, not after `to`, at which the offset is no longer that of `from`. */
function changeBetween(from: number, to: number): number {
  const offset = readOffset(from);
  let same = from;
  let other = to;
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (readOffset(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

/** The offices' calendar day of an instant (milliseconds), as a day number; throws RangeError for an invalid time. */
export const localDayNumber = (at: number): number => Math.floor((at + offsetAt(at)) / DAY_MS);

/**
 * Milliseconds since midnight of that local day, never going back: while an hour passes for the second time (23:00 to
 * 24:00 of 29.02.2024) it stays where the first time ended. May be 24 hours, on that account.
 */
export function timeOfDay(at: number, day: number): number {
  const utcDay = Math.floor(at / DAY_MS);
  const known = offsets[utcDay - FIRST_DAY];
  if (known !== undefined && known < CHANGES) return at + known - day * DAY_MS;
  const from = (utcDay - 1) * DAY_MS;
  const to = (utcDay + 1) * DAY_MS;
  const before = readOffset(from);
  const after = readOffset(to);
  if (before === after) return at + before - day * DAY_MS;
  const change = changeBetween(from, to);
  const wall = at < change ? at + before : Math.max(at + after, change + before);
  return wall - day * DAY_MS;
}

/**
 * The instant (milliseconds) at which the offices' clocks first show that time of day (milliseconds since midnight) on
 * that day; where they skip it, the instant of the skip.
 */
export function instantAt(day: number, time: number): number {
  const wall = day * DAY_MS + time;
  const before = offsetAt(wall - DAY_MS);
  const after = offsetAt(wall + DAY_MS);
  const early = wall - before;
  if (before === after) return early;
  const change = changeBetween(wall - DAY_MS, wall + DAY_MS);
  return early < change ? early : Math.max(change, wall - after);
}

/** The date at the offices, yyyy-mm-dd; throws RangeError for an invalid Date. */
export const localDate = (at: Date): string => dateText(localDayNumber(at.getTime()));

/** Minutes since midnight that the offices' clocks show. */
export function localMinute(at: Date): number {
  const wall = at.getTime() + offsetAt(at.getTime());
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The year at the offices: numbers of a new year start at their midnight (regulation.md 5.6). */
export const localYear = (at: Date): number => yearOf(localDayNumber(at.getTime()));

/** The offices' calendar date at an instant as the database's `date` columns are read: midnight UTC of that date. */
export const localDay = (at: Date): Date => new Date(localDayNumber(at.getTime()) * DAY_MS);

/** The date after, both as midnight UTC. */
export const dayAfter = (day: Date): Date => new Date(day.getTime() + DAY_MS);

/** The instant at which a date (midnight UTC) begins at the offices, by the zone data. */
export const startOfLocalDay = (day: Date): Date => new Date(instantAt(day.getTime() / DAY_MS, 0));

/** From when on the offices' clocks were how far from UTC: milliseconds, the first span without a beginning. */
export interface OffsetSpan {
  readonly since: number;
  readonly offset: number;
}

/** Summer time, while there was one, lasted longer than this. */
const SHORTEST_SPAN = 90 * DAY_MS;
const SPANS_UNTIL = Date.UTC(2045, 0, 1);
let spans: readonly OffsetSpan[] | null = null;

/** All that the zone data say of the offices' offset from 1990 until 2045, the newest first; for statements that count days. */
export function offsetSpans(): readonly OffsetSpan[] {
  if (spans) return spans;
  const found: OffsetSpan[] = [{ since: Number.NEGATIVE_INFINITY, offset: readOffset(FIRST_DAY * DAY_MS) }];
  for (let at = FIRST_DAY * DAY_MS; at < SPANS_UNTIL; at += SHORTEST_SPAN) {
    const next = at + SHORTEST_SPAN;
    if (readOffset(at) === readOffset(next)) continue;
    const since = changeBetween(at, next);
    found.unshift({ since, offset: readOffset(since) });
  }
  spans = found;
  return found;
}
