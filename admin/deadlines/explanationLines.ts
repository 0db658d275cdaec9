import type { DueExplanationWholeFragment, LocalNameWholeFragment } from '../generated/graphql.ts';
import {
  formatDate,
  formatDayMonth,
  formatMinutes,
  formatTime,
  formatWeekday,
  officeMoment,
} from '../i18n/format.ts';
import type { Translate } from '../providers/problemWords.ts';
import { atTime } from './kazakhTime.ts';
import { sourceWords } from './sourceWords.ts';
import type { Reader } from './timeLeft.ts';

type ExplainedDay = DueExplanationWholeFragment['days'][number];

/** One day of a due time's explanation, in words. */
export interface DayLine {
  readonly date: string;
  /** `05.04.2013`. */
  readonly day: string;
  readonly weekday: string;
  /** What the day is, and why. */
  readonly kind: string;
  /** How it figures in the due time. */
  readonly count: string;
  readonly counted: boolean;
  /** The day on which the term ends. */
  readonly last: boolean;
}

const inLanguage = (name: LocalNameWholeFragment, locale: string): string =>
  locale === 'kk' ? name.kk : locale === 'ru' ? name.ru : name.en;

/** `Праздничный день: Наурыз мейрамы`, with the day that it was moved from and the decree that made it so. */
function kindWords({ kind, name, movedFrom, source, expected }: ExplainedDay, { t, locale }: Reader): string {
  const notes = [
    movedFrom && t('due.movedFrom', { day: formatDayMonth(locale, movedFrom) }),
    (kind === 'FREED' || kind === 'WORKED') && source ? sourceWords(source, t) : null,
    expected && t('due.expected'),
  ].filter(Boolean);
  const word = t(`terms.dayKind.${kind}`);
  const named = name ? `${word}: ${inLanguage(name, locale)}` : word;
  return notes.length > 0 ? `${named} (${notes.join('; ')})` : named;
}

function segmentWords(day: ExplainedDay, { t }: Reader): string {
  return day.segments
    .map(({ from, to, minutes }) =>
      t('due.segment', { from: formatTime(from), to: formatTime(to), count: minutes }),
    )
    .join('; ');
}

const isWorkingDay = ({ kind }: ExplainedDay): boolean => kind === 'WORKING' || kind === 'WORKED';

/** The last day of the term moves on: from a day off, or from a day on which the office had closed before it began. */
function rolledWords(day: ExplainedDay, before: ExplainedDay | undefined, of: number, t: Translate): string {
  if (isWorkingDay(day)) return t('due.closedAlready');
  return before?.count === 'ROLLED' ? t('due.movesOn') : t('due.fallsOnDayOff', { n: of, of });
}

function countWords(
  day: ExplainedDay,
  before: ExplainedDay | undefined,
  { limit, dueAt }: DueExplanationWholeFragment,
  reader: Reader,
): string {
  const { t } = reader;
  if (day.segments.length > 0) return segmentWords(day, reader);
  if (limit.unit === 'WORKING_MINUTES') return t('due.nothingCounted');
  if (day.count === 'START_NOT_COUNTED') return t('due.startSkipped');
  if (day.count === 'SKIPPED') return t('due.skipped');
  if (day.count === 'ROLLED') return rolledWords(day, before, limit.limit, t);
  const nth = t('due.nth', { n: day.ordinal ?? '', of: limit.limit });
  if (day.date !== officeMoment(dueAt).date) return nth;
  return `${nth}, ${t(before?.count === 'ROLLED' ? 'due.movedHere' : 'due.lastDay')}`;
}

/** The explanation day by day, in the reader's words. */
export function explanationLines(explanation: DueExplanationWholeFragment, reader: Reader): DayLine[] {
  const end = officeMoment(explanation.dueAt).date;
  return explanation.days.map((day, index) => ({
    date: day.date,
    day: formatDate(day.date),
    weekday: formatWeekday(reader.locale, day.date),
    kind: kindWords(day, reader),
    count: countWords(day, explanation.days[index - 1], explanation, reader),
    counted: day.count === 'COUNTED',
    last: day.date === end,
  }));
}

/** The rule in one sentence: `9 календарных дней; день события не считается; …`. */
export function ruleWords({ limit, hours }: DueExplanationWholeFragment, { t, locale }: Reader): string {
  const time = formatMinutes(hours.closesAt);
  const length = t(`time.limit.${limit.unit}`, { smart_count: limit.limit });
  if (limit.unit === 'WORKING_MINUTES') return `${length}; ${t('due.onlyHours')}`;
  return [
    length,
    t(limit.firstDayCounts ? 'due.firstDayCounts' : 'due.firstDayNot'),
    limit.unit === 'CALENDAR_DAYS' ? t(limit.rollsForward ? 'due.rolls' : 'due.staysPut') : null,
    t('due.endOfDay', { time: locale === 'kk' ? atTime(time) : time }),
  ]
    .filter(Boolean)
    .join('; ');
}

/** `09:00–18:00, перерыв 13:00–14:00`. */
export function hoursWords({ hours }: DueExplanationWholeFragment, { t }: Reader): string {
  const span = (from: number, to: number): string => `${formatMinutes(from)}–${formatMinutes(to)}`;
  const whole = span(hours.opensAt, hours.closesAt);
  return hours.lunchFrom === hours.lunchTo
    ? whole
    : t('due.lunch', { hours: whole, lunch: span(hours.lunchFrom, hours.lunchTo) });
}
