import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import type { CasesSorted } from './filter.ts';
import { directionOf } from './filter.ts';
import { keysByName } from './keysByName.ts';
import { stretchesOf, turned } from './keyset.ts';
import type { SortKey } from './sortKey.ts';
import { sortKeySelect } from './sortKey.ts';

/** Which cases, in which order. */
export interface ListedCases {
  readonly where: Prisma.CaseWhereInput;
  readonly sort: CasesSorted | null;
  /** The same order as Prisma takes it (see casesOrder). */
  readonly orderBy: Prisma.CaseOrderByWithRelationInput[];
}

/** Where a page begins and ends: as many rows from there, backwards when negative. */
export interface Bounds {
  readonly take: number;
  readonly skip: number;
  readonly cursor?: Prisma.CaseWhereUniqueInput | undefined;
}

/** Pages that begin later are rare, and then sorting all names costs less than walking through them. */
const NEAR_PAGES = 1000;

/**
 * The keys of a page of a list, in its order. A page after or before a row is read from that row's place on, so that it
 * costs the same anywhere in the list; one that is counted to (`offset`) costs what is counted through.
 */
export async function keysOfPage(db: PrismaClient, list: ListedCases, bounds: Bounds): Promise<string[]> {
  const { cursor, take, skip } = bounds;
  if (take === 0) return [];
  // The row that a page begins after is skipped too.
  if (skip > (cursor ? 1 : 0)) return keysByCounting(db, list, bounds);
  const from = cursor ? await db.case.findUnique({ where: cursor, select: sortKeySelect }) : null;
  if (cursor && !from) return [];
  const backwards = take < 0;
  const keys = await keysFrom(db, list, { from, backwards, size: Math.abs(take) });
  return backwards ? keys.reverse() : keys;
}

interface Walk {
  /** The row that is behind; null: begins at the end that the walk comes from. */
  readonly from: SortKey | null;
  readonly backwards: boolean;
  readonly size: number;
}

async function keysFrom(
  db: PrismaClient,
  { where, sort }: ListedCases,
  { from, backwards, size }: Walk,
): Promise<string[]> {
  if (sort?.field === 'APPLICANT') {
    const way = (directionOf(sort) === 'desc') === backwards ? 'asc' : 'desc';
    return keysByName(db, where, { way, after: from, skip: 0, take: size });
  }
  const all = backwards ? turned(stretchesOf(sort)) : stretchesOf(sort);
  const first = from ? all.findIndex(({ holds }) => holds(from)) : 0;
  const keys: string[] = [];
  for (const [index, stretch] of all.slice(first).entries()) {
    const rows = await db.case.findMany({
      where: { AND: [where, stretch.where, from && index === 0 ? stretch.after(from) : {}] },
      orderBy: stretch.orderBy,
      take: size - keys.length,
      select: { id: true },
    });
    keys.push(...rows.map(({ id }) => id));
    if (keys.length >= size) break;
  }
  return keys;
}

async function keysByCounting(
  db: PrismaClient,
  { where, sort, orderBy }: ListedCases,
  { take, skip, cursor }: Bounds,
): Promise<string[]> {
  if (sort?.field === 'APPLICANT' && !cursor && take > 0 && skip + take <= NEAR_PAGES)
    return keysByName(db, where, { way: directionOf(sort), after: null, skip, take });
  const keys = await db.case.findMany({
    where,
    orderBy,
    take,
    skip,
    ...(cursor ? { cursor } : {}),
    select: { id: true },
  });
  return keys.map(({ id }) => id);
}
