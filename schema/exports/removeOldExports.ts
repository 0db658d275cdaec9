import type { PrismaClient } from '../../prisma/client.ts';

const KEPT_DAYS = 30;

/** Removes exports asked for more than 30 days ago, and forgets what was asked where nobody fetched it in time. */
export async function removeOldExports(db: PrismaClient, now: Date): Promise<{ readonly exports: number }> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 3_600_000);
  const { count } = await db.export.deleteMany({ where: { createdAt: { lt: before } } });
  await db.export.updateMany({
    where: { expiresAt: { lte: now }, NOT: { request: { equals: {} } } },
    data: { request: {} },
  });
  return { exports: count };
}
