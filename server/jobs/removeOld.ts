import type { PrismaClient } from '../../prisma/client.ts';

const KEPT_DAYS = 30;
const DAY = 24 * 3_600_000;

/** How many rows were removed. */
export interface Removed {
  readonly sessions: number;
  readonly idempotencyKeys: number;
  readonly publicRequests: number;
}

/** Removes sessions that ended and idempotency keys that were used more than 30 days ago, and yesterday's public requests. */
export async function removeOld(db: PrismaClient, now: Date): Promise<Removed> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY);
  const sessions = await db.session.deleteMany({
    where: { OR: [{ endedAt: { lt: before } }, { expiresAt: { lt: before } }] },
  });
  const keys = await db.idempotencyKey.deleteMany({ where: { at: { lt: before } } });
  const requests = await db.publicRequest.deleteMany({
    where: { windowStart: { lt: new Date(now.getTime() - DAY) } },
  });
  return { sessions: sessions.count, idempotencyKeys: keys.count, publicRequests: requests.count };
}
