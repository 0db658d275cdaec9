import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { countRows } from '../../prisma/oneStatement/readRows.ts';
import { justOffices } from '../access/caseScope.ts';
import type { Actor } from '../context.ts';
import { tallyOf } from './caseTally.ts';
import { type CasesAsked, casesWhere } from './filter.ts';

/** How many cases there are of those; every queue and every narrowed list is counted here. */
export const countCases = (db: PrismaClient, where: Prisma.CaseWhereInput): Promise<number> =>
  countRows(db, 'Case', where);

/** How many cases a list holds; of whole departments the tally knows it, however many they are. */
export function countListed(
  db: PrismaClient,
  actor: Actor,
  filter: CasesAsked | null | undefined,
  now: Date,
): Promise<number> {
  const narrowed = Object.values(filter ?? {}).some((value) => value !== null && value !== undefined);
  const offices = narrowed ? undefined : justOffices(actor);
  return offices === undefined ? countCases(db, casesWhere(actor, filter, now)) : tallyOf(db, offices);
}
