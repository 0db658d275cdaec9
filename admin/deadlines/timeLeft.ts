import type {
  ClockWholeFragment,
  DueState,
  LimitUnit,
  OfficeHoursWholeFragment,
  RunningClockFragment,
} from '../generated/graphql.ts';
import { daysBetween, formatDayMonth, formatLongDate, formatTime, officeMoment } from '../i18n/format.ts';
import type { Translate } from '../providers/problemWords.ts';
import { dueStateOf } from './dueState.ts';
import { atTime, untilTime } from './kazakhTime.ts';

/** What the words need of a running clock. */
export type TimedClock = Pick<RunningClockFragment, 'dueAt'> & {
  readonly remaining: { readonly amount: number; readonly unit: LimitUnit } | null;
  readonly office: { readonly hours: OfficeHoursWholeFragment };
};

/** Time left in words: a phrase for a row, a sentence for a page and for a screen reader. */
export interface TimeLeft {
  readonly state: DueState;
  readonly short: string;
  readonly long: string;
}

/** In whose language the words are. */
export interface Reader {
  readonly t: Translate;
  readonly locale: string;
}

/** Working minutes between two times of one day; the day is a working day when a minute limit ends on it (I-31). */
export function minutesWithin(hours: OfficeHoursWholeFragment, from: number, to: number): number {
  const overlap = (opens: number, closes: number): number =>
    Math.max(0, Math.min(to, closes) - Math.max(from, opens));
  return overlap(hours.opensAt, hours.lunchFrom) + overlap(hours.lunchTo, hours.closesAt);
}

/** Whether minutes run at this time of a working day. */
const isOpen = (hours: OfficeHoursWholeFragment, minute: number): boolean =>
  minutesWithin(hours, minute, minute + 1) > 0;

/** A key of the dictionary and what it needs. */
interface Phrase {
  readonly key: string;
  readonly params?: Record<string, unknown>;
}

/** Minutes by the pattern under the key: minutes, hours, or both. */
function minutePhrase(key: string, minutes: number): Phrase {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return { key: `${key}.minutes`, params: { smart_count: rest } };
  if (rest === 0) return { key: `${key}.hours`, params: { hours } };
  return { key: `${key}.hoursMinutes`, params: { hours, minutes: rest } };
}

/** `12 мин`, `3 ч`, `3 ч 20 мин`, by the pattern under the key. */
export function minuteWords(t: Translate, key: string, minutes: number): string {
  const phrase = minutePhrase(key, minutes);
  return t(phrase.key, phrase.params);
}

type Moment = ReturnType<typeof officeMoment>;

function leftPhrase({ remaining, office }: TimedClock, due: Moment, now: Moment): Phrase {
  const days = daysBetween(now.date, due.date);
  if (days === 0) {
    const runs = remaining?.unit === 'WORKING_MINUTES' && isOpen(office.hours, now.minute);
    if (!runs) return { key: 'time.until.today' };
    // The last minute counts until it is over.
    return minutePhrase('time.left', Math.max(1, minutesWithin(office.hours, now.minute, due.minute)));
  }
  if (days === 1) return { key: 'time.until.tomorrow' };
  if (remaining?.unit === 'CALENDAR_DAYS') return { key: 'time.left.days', params: { smart_count: days } };
  if (remaining?.unit === 'WORKING_DAYS' && remaining.amount > 0)
    return { key: 'time.left.workingDays', params: { smart_count: remaining.amount } };
  return { key: 'time.until.date' };
}

function latePhrase({ remaining, office }: TimedClock, due: Moment, now: Moment): Phrase {
  const days = daysBetween(due.date, now.date);
  if (days === 0) {
    const minutes = minutesWithin(office.hours, due.minute, now.minute);
    return minutes > 0 ? minutePhrase('time.late', minutes) : { key: 'time.late.today' };
  }
  if (remaining?.unit === 'WORKING_DAYS')
    return remaining.amount < 0
      ? { key: 'time.late.workingDays', params: { smart_count: -remaining.amount } }
      : { key: 'time.late.date' };
  if (days === 1 && remaining?.unit === 'WORKING_MINUTES') return { key: 'time.late.yesterday' };
  return { key: 'time.late.days', params: { smart_count: days } };
}

/**
 * How much time is left, or how long ago it ran out. It follows the clock on the wall and needs no new answer of the
 * server before midnight: minutes are counted within today's office hours and named only while they run, days are
 * counted by the calendar, and only the working days are those that the server counted.
 */
export function timeLeft(clock: TimedClock, now: number, { t, locale }: Reader): TimeLeft {
  const state = dueStateOf(clock.dueAt, now);
  const due = officeMoment(clock.dueAt);
  const time = formatTime(clock.dueAt);
  const { key, params } = (state === 'LATE' ? latePhrase : leftPhrase)(clock, due, officeMoment(now));
  const short = t(key, {
    at: locale === 'kk' ? atTime(time) : time,
    until: locale === 'kk' ? untilTime(time) : time,
    day: formatDayMonth(locale, due.date),
    ...params,
  });
  const exact = t('time.dueAt', { day: formatLongDate(locale, due.date), time });
  return { state, short, long: `${short}; ${exact}` };
}

/** `сегодня в 16:30`, `бүгін 16:30-да`: when something ends or ended, seen from now. */
export function whenWords(dueAt: string, now: number, { t, locale }: Reader): string {
  const due = officeMoment(dueAt);
  const days = daysBetween(officeMoment(now).date, due.date);
  const near = { 0: 'today', 1: 'tomorrow', [-1]: 'yesterday' }[days];
  const time = formatTime(dueAt);
  return t(`time.when.${near ?? 'date'}`, {
    at: locale === 'kk' ? atTime(time) : time,
    day: formatDayMonth(locale, due.date),
  });
}

/** Time used: minutes of a limit in minutes, else the days that passed; `в тот же день` where none did. */
export function usedWords({ amount, unit }: NonNullable<ClockWholeFragment['used']>, { t }: Reader): string {
  if (unit !== 'WORKING_MINUTES')
    return amount === 0 ? t('time.used.sameDay') : t(`time.limit.${unit}`, { smart_count: amount });
  return minuteWords(t, 'time.used', amount);
}
