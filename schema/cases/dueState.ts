import type { Prisma } from '../../prisma/client.ts';
import { dayAfter, localDay, startOfLocalDay } from '../deadlines/zone.ts';
import { OPEN_STATES } from './workflow/states.ts';

/** Where an open case stands against its due time, the most pressing first. */
export type DueState = 'LATE' | 'TODAY' | 'THIS_WEEK' | 'LATER';

/** The moments between the due states; each belongs to the later state, but `now` itself is late. */
export interface DueBounds {
  readonly now: Date;
  readonly tomorrow: Date;
  readonly nextMonday: Date;
}

/** The bounds by the offices' calendar date; a week ends with its Sunday. */
export function dueBounds(now: Date): DueBounds {
  const today = localDay(now);
  let monday = dayAfter(today);
  while (monday.getUTCDay() !== 1) monday = dayAfter(monday);
  return { now, tomorrow: startOfLocalDay(dayAfter(today)), nextMonday: startOfLocalDay(monday) };
}

/** The due state of a due time. */
export function dueStateOf(dueAt: Date, { now, tomorrow, nextMonday }: DueBounds): DueState {
  if (dueAt <= now) return 'LATE';
  if (dueAt < tomorrow) return 'TODAY';
  return dueAt < nextMonday ? 'THIS_WEEK' : 'LATER';
}

/** The open cases in one of these due states: the same as {@link dueStateOf} says of each. */
export function dueWhere(states: readonly DueState[], bounds: DueBounds): Prisma.CaseWhereInput {
  const { now, tomorrow, nextMonday } = bounds;
  const dueAt: Record<DueState, Prisma.DateTimeNullableFilter> = {
    LATE: { lte: now },
    TODAY: { gt: now, lt: tomorrow },
    THIS_WEEK: { gt: now, gte: tomorrow, lt: nextMonday },
    LATER: { gt: now, gte: nextMonday },
  };
  // Prisma reads an empty OR beside other conditions as none at all.
  if (states.length === 0) return { id: { in: [] } };
  return {
    status: { in: [...OPEN_STATES] },
    OR: [...new Set(states)].map((state) => ({ dueAt: dueAt[state] })),
  };
}
