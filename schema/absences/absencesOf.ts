import type { Absence, Prisma, PrismaClient } from '../../prisma/client.ts';
import { touching } from './period.ts';

const asDay = (day: Date | string): Date =>
  typeof day === 'string' ? new Date(`${day}T00:00:00.000Z`) : day;

/**
 * The absences in force of these users that touch the range, by user, the earliest first; a user without one has no
 * entry. Days as yyyy-mm-dd or midnight UTC of the offices' date, both included; `to` null: no end.
 */
export async function absencesOf(
  db: Prisma.TransactionClient | PrismaClient,
  userIds: readonly string[],
  from: Date | string,
  to: Date | string | null,
): Promise<ReadonlyMap<string, readonly Absence[]>> {
  const rows = await db.absence.findMany({
    where: {
      userId: { in: [...userIds] },
      cancelledAt: null,
      ...touching(asDay(from), to === null ? null : asDay(to)),
    },
    orderBy: [{ fromDate: 'asc' }, { id: 'asc' }],
  });
  const found = new Map<string, Absence[]>();
  for (const row of rows) found.set(row.userId, [...(found.get(row.userId) ?? []), row]);
  return found;
}
