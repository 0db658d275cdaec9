import type { Prisma } from '../../../prisma/client.ts';
import type { Told } from '../outbox.ts';
import { tellAll } from '../outbox.ts';
import type { Officials } from './officials.ts';
import { loadOfficials } from './officials.ts';
import { countOf, NOTHING_SWEPT, type Swept } from './swept.ts';

type Tx = Prisma.TransactionClient;

const SELECT = {
  id: true,
  recipientId: true,
  caseId: true,
  case: { select: { status: true, officeId: true, executorId: true } },
} satisfies Prisma.NotificationSelect;

type Assignment = Prisma.NotificationGetPayload<{ select: typeof SELECT }>;

/** Raises at most `batch` assignments that nobody acknowledged in time; those that have become moot are only marked. */
export async function sweepAssignments(tx: Tx, now: Date, batch: number): Promise<Swept> {
  const ids = await lockDueAssignments(tx, now, batch);
  if (ids.length === 0) return NOTHING_SWEPT;
  const assignments = await tx.notification.findMany({
    where: { id: { in: ids } },
    select: SELECT,
    orderBy: { raiseAt: 'asc' },
  });
  const waiting = assignments.filter(isWaiting);
  const officials = await loadOfficials(
    tx,
    waiting.map((row) => row.case.officeId),
    [],
    now,
  );
  const told = waiting.map((row) => raisedTo(row, officials));
  const rows: Told[] = waiting.flatMap(({ caseId }, index) =>
    (told[index] ?? []).map((recipientId) => ({ recipientId, kind: 'UNACKNOWLEDGED', caseId, at: now })),
  );
  await tellAll(tx, rows);
  await tx.notification.updateMany({ where: { id: { in: ids } }, data: { raisedAt: now } });
  return {
    taken: ids.length,
    rows: countOf(rows),
    nobody: told.filter((recipients) => recipients.length === 0).length,
  };
}

/** Whether the case still waits for the executor whom the assignment names. */
const isWaiting = ({ recipientId, case: { status, executorId } }: Assignment): boolean =>
  status === 'ASSIGNED' && executorId === recipientId;

/** The heads, but for one who is himself the executor; the overseers where there is no other. */
function raisedTo({ recipientId, case: { officeId } }: Assignment, officials: Officials): readonly string[] {
  const heads = officials.holders(officeId, 'HEAD').filter((id) => id !== recipientId);
  return heads.length > 0 ? heads : officials.overseers(officeId);
}

/** Locked with their cases, as the clocks are: neither acknowledged nor worked on until the transaction ends. */
async function lockDueAssignments(tx: Tx, now: Date, batch: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM "notification" n JOIN "case" c ON c."id" = n."caseId"
    WHERE n."raiseAt" <= ${now.toISOString()}::timestamptz AND n."raisedAt" IS NULL AND n."acknowledgedAt" IS NULL
      AND n."kind" = 'ASSIGNED'
    ORDER BY n."raiseAt", n."id" LIMIT ${batch}
    FOR NO KEY UPDATE OF n SKIP LOCKED FOR KEY SHARE OF c SKIP LOCKED`;
  return rows.map(({ id }) => id);
}
