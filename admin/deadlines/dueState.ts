import type { DueState } from '../generated/graphql.ts';
import { daysBetween, officeMoment, weekdayOf } from '../i18n/format.ts';

/** The due states, the most pressing first. */
export const DUE_STATES = ['LATE', 'TODAY', 'THIS_WEEK', 'LATER'] as const satisfies readonly DueState[];

/** Where a due time stands now, by the offices' calendar date; this week: until Sunday. The server counts alike. */
export function dueStateOf(dueAt: string, now: number): DueState {
  if (now >= Date.parse(dueAt)) return 'LATE';
  const today = officeMoment(now).date;
  const days = daysBetween(today, officeMoment(dueAt).date);
  if (days === 0) return 'TODAY';
  return days <= 7 - weekdayOf(today) ? 'THIS_WEEK' : 'LATER';
}

/** What the address says of due states: `{"due":["LATE"]}`; anything else that may stand there is left out. */
export function readDueStates(value: unknown): DueState[] {
  const given = Array.isArray(value) ? value : [value];
  return DUE_STATES.filter((state) => given.includes(state));
}
