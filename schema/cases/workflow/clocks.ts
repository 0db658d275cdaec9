import type { Prisma } from '../../../prisma/client.ts';
import { clockTimes } from '../../deadlines/clockTimes.ts';
import { usedMinutes } from '../../deadlines/remaining.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { settleClocks } from '../../notifications/outbox.ts';
import type { ClockMoves, ClockSpan, NewClock, StepMoments } from './advanceClocks.ts';
import { advanceClocks } from './advanceClocks.ts';
import { EXECUTORS_CLOCKS } from './states.ts';
import type { Tx } from './step.ts';

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
  readonly caseId: string;
  readonly owners: ClockOwners;
  readonly moves: ClockMoves;
  readonly at: Date;
  readonly actorId: string;
}

/** A clock's row as it is inserted. */
export type ClockRow = Omit<Prisma.CaseClockCreateManyCaseInput, 'dueAt' | 'endedAt'> & {
  readonly dueAt: Date;
  readonly endedAt: Date | null;
};

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

/**
 * Ends, starts and resumes the clocks of a step in its own transaction and settles what feeds said of those that end.
 * Answers the earliest due time of what runs from now on, for the case (I-33); null when nothing runs.
 */
export async function moveClocks(
  tx: Tx,
  clocks: readonly StoredClock[],
  { caseId, owners, moves, at, actorId }: ClockStep,
): Promise<Date | null> {
  const { ended, cancelled, resumed, started } = advanceClocks(clocks, moves, { at });
  const terms = await deadlineTerms(tx);
  for (const clock of ended) {
    await tx.caseClock.update({
      where: { id: clock.id },
      data: { ...ending(terms, clock, at, actorId), cancelled },
      select: { id: true },
    });
  }
  if (resumed.length > 0) {
    await tx.caseClock.updateMany({
      where: { id: { in: resumed.map(({ id }) => id) } },
      data: { endedAt: null, endedById: null, usedMinutes: null },
    });
  }
  const rows = started.map((clock) => clockRow(terms, owners, clock, actorId));
  if (rows.length > 0) await tx.caseClock.createMany({ data: rows.map((row) => ({ ...row, caseId })) });
  if (moves.handsOver) {
    await tx.caseClock.updateMany({
      where: { caseId, endedAt: null, code: { in: [...EXECUTORS_CLOCKS] } },
      data: { responsibleId: owners.executorId },
    });
  }
  await settleClocks(
    tx,
    ended.map(({ id }) => id),
    at,
  );
  const stillRunning = clocks.filter((clock) => runs(clock) && !ended.includes(clock));
  return earliestDue([...stillRunning, ...resumed, ...rows.filter(runs)]);
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
      ? { endedAt }
      : ending(terms, { officeId, limitId: times.limitId, startedAt }, endedAt, actorId)),
  };
}

/** What a clock that ends is written with: when, by whom, and the minutes used. */
export function ending(
  terms: DeadlineTerms,
  clock: Pick<StoredClock, 'officeId' | 'limitId' | 'startedAt'>,
  endedAt: Date,
  endedById: string,
): { readonly endedAt: Date; readonly endedById: string; readonly usedMinutes: number } {
  const limit = terms.limits.find(({ id }) => id === clock.limitId);
  if (!limit) throw new Error('A clock stands on a limit that is not known');
  const hours = terms.hoursOf(clock.officeId);
  const used = usedMinutes(terms.calendar, hours, limit.unit, clock.startedAt, endedAt);
  return { endedAt, endedById, usedMinutes: used };
}
