import type { CaseClock, Prisma } from '../../../prisma/client.ts';
import type { ClockTimes } from '../../deadlines/clockTimes.ts';
import { clockTimes } from '../../deadlines/clockTimes.ts';
import { usedMinutes } from '../../deadlines/remaining.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import type { ClockMoves, ClockSpan, NewClock, StepMoments } from './advanceClocks.ts';
import { advanceClocks } from './advanceClocks.ts';
import { EXECUTORS_CLOCKS } from './states.ts';

/** A stored clock as far as a step needs it. */
export interface StoredClock extends ClockSpan {
  readonly id: string;
  readonly limitId: string;
  readonly officeId: string;
  readonly dueAt: Date;
}

/** Who may answer for the clocks of a case. */
export interface ClockOwners {
  readonly officeId: string;
  readonly akimOfficeId: string | null;
  readonly executorId: string | null;
}

/** A step as far as its clocks need it. */
export interface ClockStep {
  readonly owners: ClockOwners;
  readonly moves: ClockMoves;
  readonly at: Date;
  readonly actorId: string;
}

/** A clock's row as it is inserted. */
export type ClockRow = Pick<CaseClock, 'code' | 'round' | 'officeId' | 'responsibleId' | 'startedAt'> &
  Omit<ClockTimes, 'explanation'> &
  ClockEnd & { readonly explanation: Prisma.InputJsonObject };

/** When a clock ended, by whom, and the minutes used; nothing of it while it runs. */
export interface ClockEnd {
  readonly endedAt: Date | null;
  readonly endedById: string | null;
  readonly usedMinutes: number | null;
}

const RUNNING: ClockEnd = { endedAt: null, endedById: null, usedMinutes: null };

/** What a step writes of the clocks of its case. */
export interface ClockChanges {
  readonly ended: readonly { readonly id: string; readonly usedMinutes: number }[];
  readonly cancelled: boolean;
  readonly resumedIds: readonly string[];
  readonly started: readonly ClockRow[];
  /** Whether the executor's clocks go to the new one. */
  readonly changeHands: boolean;
  /** The earliest due time of what runs from now on, for the case (I-33); null when nothing runs. */
  readonly dueAt: Date | null;
  /** Whether that is another time than before. */
  readonly dueMoves: boolean;
}

/** The clocks that a new case begins with, for its own INSERT; their due times are fixed here (I-30). */
export function firstClocks(
  terms: DeadlineTerms,
  owners: ClockOwners,
  moves: ClockMoves,
  moments: StepMoments,
  actorId: string,
): ClockRow[] {
  return advanceClocks([], moves, moments).started.map((clock) => clockRow(terms, owners, clock, actorId));
}

/** What a step ends, starts, resumes and hands over of all the clocks that its case has had. Throws CalendarYearMissing. */
export function clockChanges(
  terms: DeadlineTerms,
  clocks: readonly StoredClock[],
  { owners, moves, at, actorId }: ClockStep,
): ClockChanges {
  const { ended, cancelled, resumed, started } = advanceClocks(clocks, moves, { at });
  const rows = started.map((clock) => clockRow(terms, owners, clock, actorId));
  const stillRunning = clocks.filter((clock) => runs(clock) && !ended.includes(clock));
  const dueAt = earliestDue([...stillRunning, ...resumed, ...rows.filter(runs)]);
  return {
    ended: ended.map((clock) => ({ id: clock.id, usedMinutes: minutesUsed(terms, clock, at) })),
    cancelled,
    resumedIds: resumed.map(({ id }) => id),
    started: rows,
    changeHands: moves.handsOver ?? false,
    dueAt,
    dueMoves: dueAt?.getTime() !== earliestDue(clocks.filter(runs))?.getTime(),
  };
}

/** The earliest of the due times, or null of none (I-33). */
export function earliestDue(clocks: readonly { readonly dueAt: Date }[]): Date | null {
  const times = clocks.map(({ dueAt }) => dueAt.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** Whether a row is of a running clock. */
export const runs = ({ endedAt }: { readonly endedAt: Date | null }): boolean => endedAt === null;

/**
 * A new clock's row: its due time by the calendar and the rule of this moment, with its explanation (I-30). Throws
 * CalendarYearMissing.
 */
export function clockRow(
  terms: DeadlineTerms,
  owners: ClockOwners,
  clock: NewClock,
  actorId: string,
): ClockRow {
  const { code, round, startedAt, endedAt } = clock;
  const officeId = clock.place === 'DEPARTMENT' ? owners.officeId : owners.akimOfficeId;
  if (officeId === null) throw new Error(`A case of the department has no ${code} at an akim's office`);
  const { explanation, ...times } = clockTimes(terms, code, officeId, startedAt);
  return {
    code,
    round,
    officeId,
    responsibleId: EXECUTORS_CLOCKS.includes(code) ? owners.executorId : null,
    startedAt,
    ...times,
    // A plain JSON value, whose type has no index signature.
    explanation: { ...explanation } as unknown as Prisma.InputJsonObject,
    ...(endedAt === null
      ? RUNNING
      : {
          endedAt,
          endedById: actorId,
          usedMinutes: minutesUsed(terms, { officeId, limitId: times.limitId, startedAt }, endedAt),
        }),
  };
}

/** The minutes that a clock has used when it ends, by the calendar of now. */
function minutesUsed(
  terms: DeadlineTerms,
  clock: Pick<StoredClock, 'officeId' | 'limitId' | 'startedAt'>,
  endedAt: Date,
): number {
  const limit = terms.limits.find(({ id }) => id === clock.limitId);
  if (!limit) throw new Error('A clock stands on a limit that is not known');
  return usedMinutes(terms.calendar, terms.hoursOf(clock.officeId), limit.unit, clock.startedAt, endedAt);
}
