import type { Prisma, PrismaClient } from '../../../prisma/client.ts';
import { inTransaction } from '../../transaction.ts';
import { CalendarYearMissing } from '../calendar.ts';
import { type ClockTimes, clockTimes } from '../clockTimes.ts';
import { type DeadlineTerms, deadlineTerms } from '../terms.ts';
import { lockDataToRead } from './changeLock.ts';
import { casesOfOldClocks } from './oldClocks.ts';
import { type RecalculatedClock, writeClocks } from './writeClocks.ts';

type Tx = Prisma.TransactionClient;

/** How much one transaction takes, and what may end the work between two of them. */
export interface RecalculateOptions {
  /** So many clocks, and the others of their cases: a case is recalculated whole. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
}

/** What one call did: clocks recalculated, those that moved, and those that the newest data cannot answer for. */
export interface Recalculated {
  readonly examined: number;
  readonly moved: number;
  readonly stuck: number;
}

/** Batches at once: while the database checks and commits one, the next is computed. */
const LANES = 2;

/**
 * Brings every running clock to the newest data, each batch in a transaction: times, explanation, a log entry where the
 * due time moved (I-30), the case's own (I-33). May be killed anywhere and run by many: a clock is taken while its
 * revision is old, so once, also one that a step has just started by older data. A clock whose years are not all known
 * keeps its values and counts as stuck.
 */
export async function recalculateClocks(
  db: PrismaClient,
  now: Date,
  { batch = 500, signal }: RecalculateOptions = {},
): Promise<Recalculated> {
  const total = { examined: 0, moved: 0, stuck: 0 };
  const pages = casesOfOldClocks(db, batch, signal);
  const lane = async (): Promise<void> => {
    for await (const caseIds of pages) {
      const done = await inTransaction(db, (tx) => recalculateCases(tx, [...caseIds], now));
      total.examined += done.examined;
      total.moved += done.moved;
      total.stuck += done.stuck;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
  // Nothing of this call may still be running when it says that it failed.
  for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  await finishChanges(db, now);
  return total;
}

async function recalculateCases(tx: Tx, caseIds: readonly string[], now: Date): Promise<Recalculated> {
  // No change may come between reading the data and writing what follows from them.
  await lockDataToRead(tx);
  const terms = await deadlineTerms(tx);
  const clocks = await lockedClocks(tx, caseIds, terms.revision);
  const { fresh, stuck } = recomputed(clocks, terms);
  const moved = await writeClocks(tx, fresh, terms.revision, now);
  return { examined: fresh.length, moved, stuck };
}

/** The old clocks of those cases as they are once no step can be taken in them; a step locks its case first, too. */
async function lockedClocks(tx: Tx, caseIds: readonly string[], revision: number) {
  await tx.$executeRaw`
    SELECT 1 FROM "case" WHERE "id" = ANY(${caseIds}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
  return tx.caseClock.findMany({
    where: { caseId: { in: [...caseIds] }, endedAt: null, revision: { lt: revision } },
    select: { id: true, caseId: true, code: true, officeId: true, startedAt: true, dueAt: true },
  });
}

type LockedClock = Awaited<ReturnType<typeof lockedClocks>>[number];

function recomputed(clocks: readonly LockedClock[], terms: DeadlineTerms) {
  const fresh: RecalculatedClock[] = [];
  for (const { id, caseId, code, officeId, startedAt, dueAt: dueBefore } of clocks) {
    const times = timesOrNull(() => clockTimes(terms, code, officeId, startedAt));
    if (times) fresh.push({ id, caseId, dueBefore, times });
  }
  return { fresh, stuck: clocks.length - fresh.length };
}

function timesOrNull(compute: () => ClockTimes): ClockTimes | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof CalendarYearMissing) return null;
    throw error;
  }
}

/** A change is finished once no running clock waits for it. */
async function finishChanges(db: PrismaClient, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "deadline_change" d SET "finishedAt" = ${now.toISOString()}::timestamptz
    WHERE d."finishedAt" IS NULL AND NOT EXISTS (
      SELECT FROM "case_clock" c WHERE c."endedAt" IS NULL AND c."revision" < d."revision")`;
}
