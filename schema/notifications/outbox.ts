import type { NotificationKind, Prisma } from '../../prisma/client.ts';
import type { Signal } from '../context.ts';

type Tx = Prisma.TransactionClient;

/** Sends a signal that leaves with the commit, and only then; NOTIFY is the wake-up, the tables are the truth. */
export async function signal(tx: Tx, message: Signal): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('komek', ${JSON.stringify(message)})`;
}

/**
 * Writes a row into the recipient's feed inside the step's transaction. The recipient's own counter gives the cursor,
 * so rows appear in cursor order without gaps, whatever commits first.
 */
export async function tell(
  tx: Tx,
  row: {
    readonly recipientId: string;
    readonly kind: NotificationKind;
    readonly caseId: string;
    readonly at: Date;
  },
): Promise<void> {
  const { last } = await tx.feed.upsert({
    where: { recipientId: row.recipientId },
    create: { recipientId: row.recipientId, last: 1 },
    update: { last: { increment: 1 } },
    select: { last: true },
  });
  await tx.notification.create({ data: { ...row, cursor: last }, select: { id: true } });
  await signal(tx, { topic: 'feed', recipientId: row.recipientId, cursor: last });
}

/** Acknowledges what the recipient's feed says of a case. */
export async function acknowledgeCase(tx: Tx, recipientId: string, caseId: string, at: Date): Promise<void> {
  await tx.notification.updateMany({
    where: { recipientId, caseId, acknowledgedAt: null },
    data: { acknowledgedAt: at },
  });
}
