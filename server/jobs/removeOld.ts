import type { PrismaClient } from '../../prisma/client.ts';

const KEPT_DAYS = 30;

/** How many rows were removed. */
export interface Removed {
  readonly sessions: number;
  readonly idempotencyKeys: number;
}

/** Removes sessions that ended, and idempotency keys that were used, more than 30 days ago. */
export async function removeOld(db: PrismaClient, now: Date): Promise<Removed> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  const sessions = await db.session.deleteMany({
    where: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] },
  });
  const keys = await db.idempotencyKey.deleteMany({ where: { at: { lt: before } } });
  return { sessions: sessions.count, idempotencyKeys: keys.count };
}
