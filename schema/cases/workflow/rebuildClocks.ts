import type { Prisma, PrismaClient } from '../../../prisma/client.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { KomekError } from '../../errors.ts';
import { inTransaction } from '../../transaction.ts';
import type { ClockRow, StoredClock } from './clocks.ts';
import { clockRow } from './clocks.ts';
import { replayClocks } from './replayClocks.ts';
import { OPEN_STATES } from './states.ts';
import type { Tx } from './step.ts';

/** How many cases one transaction takes. */
const BATCH = 100;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const storedClockSelect = {
  id: true,
  code: true,
  round: true,
  startedAt: true,
  endedAt: true,
  limitId: true,
  officeId: true,
  dueAt: true,
} as const;

/** What became of the open cases without clocks. */
export interface Rebuilt {
  readonly rebuilt: number;
  /** Left as they are, for the calendar has no data for their years; the next step of each says so. */
  readonly withoutCalendar: number;
}

/**
 * Gives the open cases that were registered before there were clocks theirs, from their history (I-38), in batches.
 * What an interrupted run left is done by the next; several processes at once share the work.
 */
export async function rebuildClocks(db: PrismaClient): Promise<Rebuilt> {
  let rebuilt = 0;
  let withoutCalendar = 0;
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    const from: string = after;
    const batch = await inTransaction(db, async (tx) => {
      const ids = await lockedWithoutClocks(tx, from);
      const { written, failures } = await writeFromHistory(tx, await stillWithoutClocks(tx, ids));
      for (const failure of failures) if (!isWithoutCalendar(failure)) throw failure;
      return { last: ids.at(-1), written, failed: failures.length };
    });
    rebuilt += batch.written;
    withoutCalendar += batch.failed;
    after = batch.last;
  }
  return { rebuilt, withoutCalendar };
}

/**
 * Gives a case that the step has locked its clocks and answers them: one that came from before there were clocks, and
 * that no rebuild has reached. Throws CalendarYearMissing.
 */
export async function clocksFromBefore(tx: Tx, caseId: string): Promise<readonly StoredClock[]> {
  const { failures } = await writeFromHistory(tx, [caseId]);
  for (const failure of failures) throw failure;
  // A case has no clock of ACKNOWLEDGEMENT, as the type of the column would allow.
  return (await tx.caseClock.findMany({ where: { caseId }, select: storedClockSelect })) as StoredClock[];
}

/** The next open cases without clocks, locked; those that another process is at are left to it. */
async function lockedWithoutClocks(tx: Tx, after: string): Promise<string[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM "case" c
    WHERE c.id > ${after}::uuid AND c.status = ANY(${[...OPEN_STATES]}::"CaseStatus"[])
      AND NOT EXISTS (SELECT FROM case_clock k WHERE k."caseId" = c.id)
    ORDER BY c.id LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED`;
  return locked.map(({ id }) => id);
}

/** Between the look and the lock another process may have been there: only under the lock it is certain. */
async function stillWithoutClocks(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  const written = await tx.caseClock.findMany({
    where: { caseId: { in: [...ids] } },
    distinct: ['caseId'],
    select: { caseId: true },
  });
  return ids.filter((id) => !written.some(({ caseId }) => caseId === id));
}

const isWithoutCalendar = (failure: unknown): boolean =>
  failure instanceof KomekError && failure.extensions.code === 'CALENDAR_YEAR_MISSING';

/** Writes the clocks of the cases and their due times (I-33); nothing of a case whose due times cannot be said. */
async function writeFromHistory(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly written: number; readonly failures: readonly unknown[] }> {
  const terms = await deadlineTerms(tx);
  const cases = await tx.case.findMany({ where: { id: { in: [...ids] } }, select: historySelect });
  const failures: unknown[] = [];
  const clocks = cases.flatMap((past) => {
    try {
      return clocksFromHistory(terms, past);
    } catch (failure) {
      failures.push(failure);
      return [];
    }
  });
  await tx.caseClock.createMany({ data: clocks });
  const dueIds = [...new Set(clocks.map(({ caseId }) => caseId))];
  await tx.$executeRaw`
    UPDATE "case" c SET "dueAt" = (
      SELECT min("dueAt") FROM case_clock k WHERE k."caseId" = c.id AND k."endedAt" IS NULL)
    WHERE c.id = ANY(${dueIds}::uuid[])`;
  return { written: dueIds.length, failures };
}

const historySelect = {
  id: true,
  officeId: true,
  akimOfficeId: true,
  intake: { select: { openedAt: true } },
  events: { select: { transition: true, at: true, actorId: true }, orderBy: { seq: 'asc' } },
  resolutions: { select: { executorId: true }, orderBy: { seq: 'asc' } },
} as const satisfies Prisma.CaseSelect;

function clocksFromHistory(
  terms: DeadlineTerms,
  past: Prisma.CaseGetPayload<{ select: typeof historySelect }>,
): (ClockRow & { readonly caseId: string })[] {
  const clocks = replayClocks({
    intakeOpenedAt: past.intake?.openedAt ?? null,
    steps: past.events,
    executorIds: past.resolutions.map(({ executorId }) => executorId),
  });
  return clocks.map(({ responsibleId, cancelled, endedById, ...clock }) => ({
    ...clockRow(terms, { ...past, executorId: responsibleId }, clock, endedById ?? ''),
    caseId: past.id,
    cancelled,
  }));
}
