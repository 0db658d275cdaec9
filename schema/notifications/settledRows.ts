import { type Notification, Prisma, type PrismaClient } from '../../prisma/client.ts';
import { NOTIFICATION_COLUMNS } from './columns.ts';

/** The open rows that a stream has brought, and which of them were settled since. */
export interface SettledRows {
  watch(rows: readonly Notification[]): void;
  /** Watched rows that are settled by now and were not acknowledged before that; each is answered once. */
  take(): Promise<Notification[]>;
}

/** Watches rows of one recipient, beginning with `known`. */
export function settledRows(
  db: PrismaClient,
  recipientId: string,
  known: readonly Notification[],
): SettledRows {
  const open = new Set<number>();
  const watch = (rows: readonly Notification[]): void => {
    for (const { cursor, settledAt } of rows) if (!settledAt) open.add(cursor);
  };
  watch(known);
  return {
    watch,
    async take() {
      if (open.size === 0) return [];
      // The cursors as one array: a list of parameters would end at 32767.
      const settled = await db.$queryRaw<Notification[]>`
        SELECT ${Prisma.raw(NOTIFICATION_COLUMNS)} FROM "notification"
        WHERE "recipientId" = ${recipientId}::uuid AND "cursor" = ANY (${[...open]}::int[])
          -- A step of his own acknowledges and settles at one instant: his other screens must hear of it.
          AND "settledAt" IS NOT NULL AND ("acknowledgedAt" IS NULL OR "acknowledgedAt" >= "settledAt")
        ORDER BY "cursor"`;
      for (const { cursor } of settled) open.delete(cursor);
      return settled;
    },
  };
}
