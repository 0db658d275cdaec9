import type { Prisma, PrismaClient } from '../../prisma/client.ts';

/** How often files of a case were added and removed: it grows with every change of them, and only then. */
export async function attachmentsVersion(
  db: Prisma.TransactionClient | PrismaClient,
  caseId: string,
): Promise<number> {
  const { _count } = await db.attachment.aggregate({
    where: { caseId },
    _count: { _all: true, removedAt: true },
  });
  return _count._all + _count.removedAt;
}
