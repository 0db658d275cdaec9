import type { Case, Prisma, PrismaClient } from '../../prisma/client.ts';
import { readRow, readRowsBeside } from '../../prisma/oneStatement/readRows.ts';
import type { Beside } from '../../prisma/oneStatement/statement.ts';
import { type CasesSorted, directionOf } from './filter.ts';
import { type Stretch, stretchesOf, turned } from './keyset.ts';
import { nameKeySelect, type SortKey, sortKeySelect } from './sortKey.ts';

/** Which cases, in which order. */
export interface ListedCases {
  readonly where: Prisma.CaseWhereInput;
  /** Whose place a page may begin at: of another case nothing may be told, not even what it would stand beside (I-41). */
  readonly scope: Prisma.CaseWhereInput;
  readonly sort: CasesSorted | null;
  /** The same order as Prisma takes it (see casesOrder). */
  readonly orderBy: Prisma.CaseOrderByWithRelationInput[];
  /** What counts the list, read with its page in the same statement where that can be; without it nothing is counted. */
  readonly counting?: Counting | null;
}

/** A count, and who hears of it. */
export interface Counting {
  readonly beside: Beside;
  readonly told: (total: number) => void;
}

/** What is loaded of each case. */
type Loaded = Pick<Prisma.CaseFindManyArgs, 'select' | 'include'>;

/** What Pothos asks of a page: what to load, and its bounds; backwards where `take` is negative. */
type Asked = Loaded & {
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
  readonly cursor?: Prisma.CaseWhereUniqueInput | undefined;
};

/**
 * A page of a list, as a rule in one statement. A page after or before a row is read from that row's place on, so that it
 * costs the same anywhere in the list; one that is counted to (`offset`) costs what is counted through.
 */
export async function pageOfCases(db: PrismaClient, asked: Asked, list: ListedCases): Promise<Case[]> {
  const { take = 0, skip = 0, cursor, ...loaded } = asked;
  if (take === 0) return [];
  const { where, scope, orderBy, sort } = list;
  const from: SortKey | null = cursor
    ? await readRow(db, 'Case', {
        where: { AND: [cursor as Prisma.CaseWhereInput, scope] },
        select: sort?.field === 'APPLICANT' ? nameKeySelect : sortKeySelect,
      })
    : null;
  if (cursor && !from) return [];
  // The row that a page begins after is skipped too.
  if (skip > (cursor ? 1 : 0))
    return readCases(
      db,
      { ...loaded, where, orderBy, take, skip, ...(cursor ? { cursor } : {}) },
      list.counting,
    );
  const rows = await rowsFrom(db, loaded, list, { from, backwards: take < 0, size: Math.abs(take) });
  return take < 0 ? rows.reverse() : rows;
}

async function readCases(
  db: PrismaClient,
  args: Prisma.CaseFindManyArgs,
  counting: Counting | null | undefined,
): Promise<Case[]> {
  const { rows, beside } = await readRowsBeside(db, 'Case', args, counting?.beside ?? null);
  if (typeof beside === 'number') counting?.told(beside);
  return rows;
}

interface Walk {
  /** The row that is behind; null: begins at the end that the walk comes from. */
  readonly from: SortKey | null;
  readonly backwards: boolean;
  readonly size: number;
}

async function rowsFrom(
  db: PrismaClient,
  loaded: Loaded,
  list: ListedCases,
  { from, backwards, size }: Walk,
): Promise<Case[]> {
  const rows: Case[] = [];
  for (const [index, { where, orderBy, after }] of stretchesAhead(list, from, backwards).entries()) {
    const ahead = from && index === 0 ? after(from) : {};
    const args = {
      ...loaded,
      where: { AND: [list.where, where, ahead] },
      orderBy,
      take: size - rows.length,
    };
    rows.push(...(await readCases(db, args, index === 0 ? list.counting : null)));
    if (rows.length >= size) break;
  }
  return rows;
}

/** The stretches that a page may reach into, the one that holds the row behind first. */
function stretchesAhead(
  { sort, orderBy }: ListedCases,
  from: SortKey | null,
  backwards: boolean,
): readonly Pick<Stretch, 'where' | 'orderBy' | 'after'>[] {
  // Upwards an index gives the whole order at once, what is empty last.
  if (!from && !backwards && directionOf(sort) === 'asc') return [{ where: {}, orderBy, after: () => ({}) }];
  const all = backwards ? turned(stretchesOf(sort)) : stretchesOf(sort);
  return from ? all.slice(all.findIndex(({ holds }) => holds(from))) : all;
}
