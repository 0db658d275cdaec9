import type { DueState, OfficeDueLineFragment } from '../generated/graphql.ts';

/** The due states with the name of their count, in the order of urgency. */
export const DUE_PARTS = [
  { state: 'LATE', count: 'late' },
  { state: 'TODAY', count: 'today' },
  { state: 'THIS_WEEK', count: 'thisWeek' },
  { state: 'LATER', count: 'later' },
] as const satisfies readonly { readonly state: DueState; readonly count: string }[];

/** By what the departments may be sorted: their name, a due state, or all that is open. */
export type OfficeOrder = 'name' | 'open' | (typeof DUE_PARTS)[number]['count'];

/** The departments in that order: names as they come, counts with the most first; equal ones keep their places. */
export function sortedOffices(
  offices: readonly OfficeDueLineFragment[],
  order: OfficeOrder,
): readonly OfficeDueLineFragment[] {
  return order === 'name' ? offices : [...offices].sort((one, other) => other[order] - one[order]);
}
