import { isWorkingDay } from './workingDays.ts';

/** The zone of every office; its offset moved on 01.03.2024, so it always comes from the zone data (regulation.md 3.5). */
export const OFFICE_ZONE = 'Asia/Almaty';

const FORMAT = new Intl.DateTimeFormat('en-US', {
  timeZone: OFFICE_ZONE,
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

interface LocalTime {
  readonly date: string;
  readonly minute: number;
}

function localTime(at: Date): LocalTime {
  const parts = new Map(FORMAT.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

/** The date at the offices, yyyy-mm-dd; throws RangeError for an invalid Date. */
export function localDate(at: Date): string {
  return localTime(at).date;
}

/** Minutes since midnight at the offices. */
export function localMinute(at: Date): number {
  return localTime(at).minute;
}

/** The year at the offices: numbers of a new year start at their midnight (regulation.md 5.6). */
export function localYear(at: Date): number {
  return Number(localDate(at).slice(0, 4));
}

const OPENS = 9 * 60;
const LUNCH_STARTS = 13 * 60;
const LUNCH_ENDS = 14 * 60;
const CLOSES = 18 * 60;

/**
 * Whether the offices work at that moment: a working day, 09:00-13:00 or 14:00-18:00, the end of each not included
 * (Regulation app. 1, Standard cl. 9). Throws CalendarYearMissing for a year without calendar data.
 */
export function isWorkingTime(at: Date): boolean {
  const { date, minute } = localTime(at);
  const open = (minute >= OPENS && minute < LUNCH_STARTS) || (minute >= LUNCH_ENDS && minute < CLOSES);
  return isWorkingDay(date) && open;
}
