import type { Prisma } from '../../../prisma/client.ts';
import { settleReminders, tellAll } from '../outbox.ts';
import type { AlreadyTold, ClockNotices, SweptClock } from './clockNotices.ts';
import { clockNotices, STAGES, toldKey } from './clockNotices.ts';
import { loadOfficials } from './officials.ts';
import { countOf, NOTHING_SWEPT, type Swept } from './swept.ts';

type Tx = Prisma.TransactionClient;

const SELECT = {
  id: true,
  caseId: true,
  code: true,
  officeId: true,
  office: { select: { kind: true } },
  responsibleId: true,
  remindAt: true,
  dueAt: true,
  headAt: true,
  overseerAt: true,
  remindedAt: true,
  overdueAt: true,
  headToldAt: true,
  overseerToldAt: true,
  case: {
    select: { status: true, officeId: true, akimOfficeId: true, executorId: true, noticeAtAkim: true },
  },
} satisfies Prisma.CaseClockSelect;

/** Tells what is due of at most `batch` running clocks and marks it, all in the transaction or nothing (I-36). */
export async function sweepClocks(tx: Tx, now: Date, batch: number): Promise<Swept> {
  const ids = await lockDueClocks(tx, now, batch);
  if (ids.length === 0) return NOTHING_SWEPT;
  const clocks: readonly SweptClock[] = await tx.caseClock.findMany({
    where: { id: { in: ids } },
    select: SELECT,
  });
  const officials = await loadOfficials(
    tx,
    clocks.flatMap(({ officeId, case: { officeId: department, akimOfficeId } }) =>
      [officeId, department, akimOfficeId].filter((id) => id !== null),
    ),
    clocks.flatMap(({ responsibleId, case: { executorId } }) =>
      [responsibleId, executorId].filter((id) => id !== null),
    ),
    now,
  );
  const notices = clockNotices(clocks, officials, await toldBefore(tx, ids), now);
  await tellAll(tx, notices.rows);
  const overdue = notices.marks.filter(({ mark }) => mark === 'overdueAt').map(({ clockId }) => clockId);
  await settleReminders(tx, overdue, now);
  await markClocks(tx, notices.marks, now);
  return { taken: ids.length, rows: countOf(notices.rows), nobody: notices.nobody };
}

/**
 * The clocks with something due, the earliest due time first, locked with their cases: until the transaction ends no
 * step is taken in them. Those that are just being worked on are left to the next sweep.
 */
async function lockDueClocks(tx: Tx, now: Date, batch: number): Promise<string[]> {
  const at = now.toISOString();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT k."id" FROM "case_clock" k JOIN "case" c ON c."id" = k."caseId"
    WHERE k."endedAt" IS NULL AND (
      (k."remindAt" <= ${at}::timestamptz AND k."remindedAt" IS NULL)
      OR (k."dueAt" <= ${at}::timestamptz AND k."overdueAt" IS NULL)
      OR (k."headAt" <= ${at}::timestamptz AND k."headToldAt" IS NULL)
      OR (k."overseerAt" <= ${at}::timestamptz AND k."overseerToldAt" IS NULL))
    ORDER BY k."dueAt", k."id" LIMIT ${batch}
    FOR NO KEY UPDATE OF k SKIP LOCKED FOR KEY SHARE OF c SKIP LOCKED`;
  return rows.map(({ id }) => id);
}

/** A notice that a moved due time has settled does not count: a later lateness is told again. */
async function toldBefore(tx: Tx, clockIds: readonly string[]): Promise<AlreadyTold> {
  const rows = await tx.notification.findMany({
    where: { clockId: { in: [...clockIds] }, kind: { in: ['OVERDUE', 'OVERDUE_RAISED'] }, settledAt: null },
    select: { clockId: true, recipientId: true },
  });
  return new Set(rows.map(({ clockId, recipientId }) => toldKey(clockId ?? '', recipientId)));
}

async function markClocks(tx: Tx, marks: ClockNotices['marks'], now: Date): Promise<void> {
  for (const { mark } of STAGES) {
    const ids = marks.filter((each) => each.mark === mark).map(({ clockId }) => clockId);
    if (ids.length === 0) continue;
    await tx.caseClock.updateMany({ where: { id: { in: ids } }, data: { [mark]: now } });
  }
}
