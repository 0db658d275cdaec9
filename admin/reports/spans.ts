import { formatDate, formatMonth, weekdayOf } from '../i18n/format.ts';
import type { ReportState, Span } from './reportState.ts';

const at = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

const partsOf = (date: string): [number, number, number] => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month - 1, day];
};

/** The first day of the span that the date lies in. */
function startOf(span: Span, date: string): string {
  const [year, month, day] = partsOf(date);
  if (span === 'MONTH') return at(year, month, 1);
  return span === 'WEEK' ? at(year, month, day - weekdayOf(date) + 1) : date;
}

function next(span: Span, start: string): string {
  const [year, month, day] = partsOf(start);
  return span === 'MONTH' ? at(year, month + 1, 1) : at(year, month, day + (span === 'WEEK' ? 7 : 1));
}

/** The first days of all spans of a report up to its moment, also of those in which nothing came in. */
export function startsOf({ from, to, by, asOf }: ReportState, today: string): readonly string[] {
  const moment = asOf ?? today;
  const last = to < moment ? to : moment;
  const starts: string[] = [];
  for (let start = startOf(by, from); start <= last; start = next(by, start)) starts.push(start);
  return starts;
}

/** A span in words for a table: `2026 ж. қараша`, `02.11.2026 – 08.11.2026`, `05.11.2026`. */
export function spanWords(locale: string, span: Span, start: string): string {
  if (span === 'MONTH') return formatMonth(locale, start);
  if (span === 'DAY') return formatDate(start);
  const [year, month, day] = partsOf(start);
  return `${formatDate(start)} – ${formatDate(at(year, month, day + 6))}`;
}

/** A span under a bar: `11.2026`, or the day `02.11`. */
export const spanTick = (span: Span, start: string): string =>
  span === 'MONTH' ? formatDate(start).slice(3) : formatDate(start).slice(0, 5);
