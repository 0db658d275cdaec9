import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { countRows } from '../../prisma/oneStatement/readRows.ts';

/** How many cases there are of those; every total of a list and every queue is counted here. */
export const countCases = (db: PrismaClient, where: Prisma.CaseWhereInput): Promise<number> =>
  countRows(db, 'Case', where);
