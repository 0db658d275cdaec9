import type { NotificationKind, Prisma } from '../../prisma/client.ts';
import type { Signal } from '../context.ts';
import { raiseTimes } from './raiseTimes.ts';

type Tx = Prisma.TransactionClient;

/** Sends a signal that leaves with the commit, and only then; NOTIFY is the wake-up, the tables are the truth. */
export async function signal(tx: Tx, message: Signal): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('komek', ${JSON.stringify(message)})`;
}

/** A row of a feed that is to be written. */
export interface Told {
  readonly recipientId: string;
  readonly kind: NotificationKind;
  readonly caseId: string;
  readonly at: Date;
  /** The clock that a reminder or an overdue notice speaks of. */
  readonly clockId?: string | null;
}

/**
 * Writes a row into the recipient's feed inside the step's transaction. The recipient's own counter gives the cursor,
 * so rows appear in cursor order without gaps, whatever commits first.
 */
export const tell = (tx: Tx, row: Told): Promise<void> => tellAll(tx, [row]);

/** Writes many rows, of each recipient in the given order, with as few statements as one row needs. */
export async function tellAll(tx: Tx, rows: readonly Told[]): Promise<void> {
  if (rows.length === 0) return;
  const raiseAt = await raiseTimes(tx, rows);
  const counts = new Map<string, number>();
  for (const { recipientId } of rows) counts.set(recipientId, (counts.get(recipientId) ?? 0) + 1);
  const lasts = await countOn(tx, counts);
  const next = new Map(
    lasts.map(({ recipientId, last }) => [recipientId, last - (counts.get(recipientId) ?? 0)]),
  );
  await tx.notification.createMany({
    data: rows.map((row, index) => {
      const cursor = (next.get(row.recipientId) ?? 0) + 1;
      next.set(row.recipientId, cursor);
      return { ...row, clockId: row.clockId ?? null, raiseAt: raiseAt[index] ?? null, cursor };
    }),
  });
  await wake(
    tx,
    lasts.map(({ recipientId, last }) => ({ recipientId, cursor: last })),
  );
}

/** Moves the recipients' counters on; the rows stay locked until the transaction ends, always taken in one order. */
function countOn(
  tx: Tx,
  counts: ReadonlyMap<string, number>,
): Promise<{ recipientId: string; last: number }[]> {
  return tx.$queryRaw`
    INSERT INTO "feed" ("recipientId", "last")
    SELECT * FROM unnest(${[...counts.keys()]}::uuid[], ${[...counts.values()]}::int[]) ORDER BY 1
    ON CONFLICT ("recipientId") DO UPDATE SET "last" = "feed"."last" + EXCLUDED."last"
    RETURNING "recipientId", "last"`;
}

/** Wakes the streams of the recipients, each once, when the transaction commits. */
export async function wake(
  tx: Tx,
  rows: readonly { readonly recipientId: string; readonly cursor: number }[],
): Promise<void> {
  const newest = new Map<string, number>();
  for (const { recipientId, cursor } of rows) {
    newest.set(recipientId, Math.max(cursor, newest.get(recipientId) ?? 0));
  }
  if (newest.size === 0) return;
  const messages = [...newest].map(([recipientId, cursor]) =>
    JSON.stringify({ topic: 'feed', recipientId, cursor } satisfies Signal),
  );
  await tx.$executeRaw`SELECT pg_notify('komek', message) FROM unnest(${messages}::text[]) message`;
}

/** Acknowledges the recipient's rows that `which` names and that he has not acknowledged yet; how many. */
export async function acknowledge(
  tx: Tx,
  recipientId: string,
  which: Prisma.NotificationWhereInput,
  at: Date,
): Promise<number> {
  const rows = await tx.notification.updateManyAndReturn({
    where: { ...which, recipientId, acknowledgedAt: null },
    data: { acknowledgedAt: at },
    select: { caseId: true, kind: true, raisedAt: true },
  });
  const raised = rows.filter(({ kind, raisedAt }) => kind === 'ASSIGNED' && raisedAt !== null);
  if (raised.length > 0) {
    const caseId = { in: raised.map((row) => row.caseId) };
    await settle(tx, { kind: 'UNACKNOWLEDGED', caseId, case: { executorId: recipientId } }, at);
  }
  return rows.length;
}

/** Settles the reminders of clocks that are overdue now: one row of a clock is enough. */
export async function settleReminders(tx: Tx, clockIds: readonly string[], at: Date): Promise<void> {
  if (clockIds.length === 0) return;
  await settle(tx, { clockId: { in: [...clockIds] }, kind: 'REMINDER' }, at);
}

/** Settles rows, whoever's they are; their open streams bring them once more, so that every screen drops them. */
async function settle(tx: Tx, which: Prisma.NotificationWhereInput, at: Date): Promise<void> {
  const settled = await tx.notification.updateManyAndReturn({
    where: { ...which, settledAt: null },
    data: { settledAt: at },
    select: { recipientId: true, cursor: true },
  });
  await wake(tx, settled);
}
