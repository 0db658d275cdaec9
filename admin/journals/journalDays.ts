import type { IssueJournalInput } from '../generated/graphql.ts';
import { daysBetween } from '../i18n/format.ts';

/** The most days of one journal; a test holds it to the contract. */
export const MOST_DAYS = 31;

/** Which days a journal is about. */
export type JournalSpan = 'TODAY' | 'THIS_MONTH' | 'CHOSEN';

/** The spans in the order in which they are offered. */
export const SPANS: readonly JournalSpan[] = ['TODAY', 'THIS_MONTH', 'CHOSEN'];

type Days = Pick<IssueJournalInput, 'from' | 'to'>;

/** The days of a span; the month ends today, for nothing is registered ahead. */
export function daysOf(span: JournalSpan, today: string, chosen: Days): Days {
  if (span === 'CHOSEN') return chosen;
  return { from: span === 'TODAY' ? today : `${today.slice(0, 7)}-01`, to: today };
}

/** What is wrong with the days before the server is asked, by the field: a code of `problems.field`. */
export function daysProblem({ from, to }: Days, today: string): { field: keyof Days; code: string } | null {
  if (!from) return { field: 'from', code: 'REQUIRED' };
  if (!to) return { field: 'to', code: 'REQUIRED' };
  if (from > today) return { field: 'from', code: 'IN_FUTURE' };
  if (to < from) return { field: 'to', code: 'ORDER' };
  return daysBetween(from, to) >= MOST_DAYS ? { field: 'to', code: 'TOO_MANY_DAYS' } : null;
}
