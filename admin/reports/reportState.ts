import { daysBetween } from '../i18n/format.ts';
import { PERIODS, type PeriodCode, periodOf } from '../oversight/period.ts';

/** What the columns of time are in a report, the finest last. */
export const SPANS = ['MONTH', 'WEEK', 'DAY'] as const;

/** One of {@link SPANS}. */
export type Span = (typeof SPANS)[number];

/** The most days that a report may show in each span, so that a chart can be read and a table fits on paper. */
const MOST_DAYS: Readonly<Record<Span, number>> = { MONTH: 3660, WEEK: 731, DAY: 92 };

/** What a report is about, as its address says it. */
export interface ReportState {
  /** A span that moves with the calendar; null: the days themselves. */
  readonly period: PeriodCode | null;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  /** Only these departments; none: all that the reader may count. */
  readonly officeId: readonly string[];
  readonly by: Span;
  /** The day as which's end the report is made; null: now. */
  readonly asOf: string | null;
}

/** What a reader may change; the days of a period follow from it. */
export type ReportChange = Partial<ReportState>;

const DEFAULT_PERIOD: PeriodCode = 'YEAR';

const DAY = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string | null): text is string => {
  if (text === null || !DAY.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

const oneOf = <Code extends string>(codes: readonly Code[], text: string | null): Code | null =>
  codes.find((code) => code === text) ?? null;

/** The spans that can show so many days. */
export const spansFor = ({ from, to }: Pick<ReportState, 'from' | 'to'>): readonly Span[] =>
  SPANS.filter((span) => span === 'MONTH' || daysBetween(from, to) < MOST_DAYS[span]);

/** What is wrong with the days of a report: a code of `problems.field` with what it says. */
export function daysProblem({ from, to }: Pick<ReportState, 'from' | 'to'>) {
  if (from === '' || to === '') return null;
  if (to < from) return { code: 'END_BEFORE_START', params: {} };
  return daysBetween(from, to) < MOST_DAYS.MONTH
    ? null
    : { code: 'TOO_MANY_DAYS', params: { maximum: MOST_DAYS.MONTH } };
}

/** Reads an address; a part that is missing or makes no sense is the usual one. A period lies around the day of `asOf`. */
export function readReport(search: string, today: string): ReportState {
  const given = new URLSearchParams(search);
  const [from, to, day] = [given.get('from'), given.get('to'), given.get('asOf')];
  const asOf = isDay(day) && day < today ? day : null;
  const own = isDay(from) && isDay(to) && daysProblem({ from, to }) === null;
  const period = own ? null : (oneOf(PERIODS, given.get('period')) ?? DEFAULT_PERIOD);
  const days = period === null ? { from: from ?? '', to: to ?? '' } : periodOf(period, asOf ?? today);
  const by = oneOf(spansFor(days), given.get('by')) ?? 'MONTH';
  const officeId = (given.get('office') ?? '').split(',').filter((id) => /^[\w-]{1,64}$/.test(id));
  return { period, ...days, officeId: [...new Set(officeId)], by, asOf };
}

/** The address of a report, without its path; keys only, never a name. */
export function reportAddress({ period, from, to, officeId, by, asOf }: ReportState): string {
  return `?${new URLSearchParams({
    ...(period === null ? { from, to } : { period }),
    by,
    ...(officeId.length > 0 ? { office: officeId.join(',') } : {}),
    ...(asOf === null ? {} : { asOf }),
  })}`;
}
