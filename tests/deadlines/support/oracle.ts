import type { CalendarEntry, OfficeHours, TimeLimitRule } from '../../../schema/deadlines/types.ts';

/*
 * The rules once more, as slowly and plainly as they can be said: day by day, minute by minute, every local time asked
 * from the zone data. It shares no code with what it judges.
 */

const WALL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Date and time of day at the offices: ['2013-02-04', '09:00:00']. */
export const wall = (at: Date): [string, string] => {
  const [date = '', time = ''] = WALL.format(at).split(' ');
  return [date, time];
};

/** The day after a date. */
export const next = (date: string, days = 1): string => {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

/** The days that were asked for, each of which is asked for once a minute. */
const weekends = new Map<string, boolean>();

function weekend(date: string): boolean {
  const known = weekends.get(date) ?? /^S/.test(new Date(`${date}T12:00:00Z`).toUTCString());
  weekends.set(date, known);
  return known;
}

/** Judges days by the entries alone. */
export function naiveCalendar(entries: readonly CalendarEntry[]) {
  const kinds = new Map(entries.map(({ date, kind }) => [date, kind]));
  const movedTo = new Map<string, string>();
  for (const date of [...kinds.keys()].sort()) {
    if (kinds.get(date) !== 'HOLIDAY' || !weekend(date)) continue;
    let free = next(date);
    while (weekend(free) || (kinds.has(free) && kinds.get(free) !== 'WORKED') || movedTo.has(free))
      free = next(free);
    movedTo.set(free, date);
  }
  const works = (date: string): boolean => {
    const kind = kinds.get(date);
    if (kind === 'WORKED') return true;
    return !(kind || movedTo.has(date) || weekend(date));
  };
  return { works, movedTo };
}

type Works = (date: string) => boolean;

/** The first instant at which the offices' clocks show that time, by trying the offsets that the zone ever had. */
export function instantOf(date: string, time: string): Date {
  for (const hours of [8, 7, 6, 5, 4]) {
    const at = new Date(Date.parse(`${date}T${time}:00Z`) - hours * 3_600_000);
    if (wall(at).join(' ') === `${date} ${time}:00`) return at;
  }
  throw new Error(`The clocks never show ${date} ${time}.`);
}

/** Last day of a term in days, by counting on the fingers. */
export function lastDay(works: Works, rule: TimeLimitRule, from: string): string {
  let day = from;
  let counted = rule.firstDayCounts && (rule.unit === 'CALENDAR_DAYS' || works(from)) ? 1 : 0;
  while (counted < rule.limit) {
    day = next(day);
    if (rule.unit === 'CALENDAR_DAYS' || works(day)) counted += 1;
  }
  while (rule.rollsForward && !works(day)) day = next(day);
  return day;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whether that moment is working time, asked of the clock on the wall. */
export function open(works: Works, hours: OfficeHours, at: Date): boolean {
  const [date, time] = wall(at);
  const within = (from: number, to: number): boolean => time >= clock(from) && time < clock(to);
  return works(date) && (within(hours.opensAt, hours.lunchFrom) || within(hours.lunchTo, hours.closesAt));
}

/** The due time, minute by minute. */
export function due(works: Works, hours: OfficeHours, rule: TimeLimitRule, start: Date): Date {
  if (rule.unit !== 'WORKING_MINUTES') {
    let last = lastDay(works, rule, wall(start)[0]);
    while (instantOf(last, clock(hours.closesAt)) <= start) {
      last = next(last);
      while (!works(last)) last = next(last);
    }
    return instantOf(last, clock(hours.closesAt));
  }
  return advance(works, hours, start, rule.limit * 60_000);
}

/** The moment by which so many working milliseconds have passed. */
export function advance(works: Works, hours: OfficeHours, start: Date, milliseconds: number): Date {
  let left = milliseconds;
  for (let at = start.getTime(); ; ) {
    const end = Math.floor(at / 60_000) * 60_000 + 60_000;
    if (open(works, hours, new Date(at))) {
      if (left <= end - at) return new Date(at + left);
      left -= end - at;
    }
    at = end;
  }
}

/** Working milliseconds between two moments, minute by minute. */
export function worked(works: Works, hours: OfficeHours, from: Date, to: Date): number {
  let sum = 0;
  for (let at = from.getTime(); at < to.getTime(); ) {
    const end = Math.min(Math.floor(at / 60_000) * 60_000 + 60_000, to.getTime());
    if (open(works, hours, new Date(at))) sum += end - at;
    at = end;
  }
  return sum;
}
