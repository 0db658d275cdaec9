import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { countRows } from '../../prisma/oneStatement/readRows.ts';
import type { Beside } from '../../prisma/oneStatement/statement.ts';
import { justOffices } from '../access/caseScope.ts';
import type { Actor } from '../context.ts';
import { tallyBeside, tallyOf } from './caseTally.ts';
import { type CasesAsked, casesWhere } from './filter.ts';

/** How many cases there are of those; every queue and every narrowed list is counted here. */
export const countCases = (db: PrismaClient, where: Prisma.CaseWhereInput): Promise<number> =>
  countRows(db, 'Case', where);

/** The departments whose every case a list holds, so that the tally knows how many; undefined: it holds others. */
function tallied(actor: Actor, filter: CasesAsked | null | undefined): ReturnType<typeof justOffices> {
  const narrowed = Object.values(filter ?? {}).some((value) => value !== null && value !== undefined);
  return narrowed ? undefined : justOffices(actor);
}

/** What counts a list beside its page, where the tally knows it; else null. */
export function listedBeside(actor: Actor, filter: CasesAsked | null | undefined): Beside | null {
  const offices = tallied(actor, filter);
  return offices === undefined ? null : tallyBeside(offices);
}

/** How many cases a list holds; of whole departments the tally knows it, however many they are. */
export function countListed(
  db: PrismaClient,
  actor: Actor,
  filter: CasesAsked | null | undefined,
  now: Date,
): Promise<number> {
  const offices = tallied(actor, filter);
  return offices === undefined ? countCases(db, casesWhere(actor, filter, now)) : tallyOf(db, offices);
}
