import type { Case, Prisma, PrismaClient } from '../../prisma/client.ts';

/** Where a page begins and ends. */
interface Bounds {
  readonly take?: number | undefined;
  readonly skip?: number | undefined;
  readonly cursor?: Prisma.CaseWhereUniqueInput | undefined;
}

/** What Pothos asks of a page: what to load, and its bounds. */
type Asked = Pick<Prisma.CaseFindManyArgs, 'select' | 'include'> & Bounds;

/** Which cases, in which order. */
export interface ListedCases {
  readonly where: Prisma.CaseWhereInput;
  readonly orderBy: Prisma.CaseOrderByWithRelationInput[];
  /** Which way, where the order is that of the applicants' names (see casesOrder). */
  readonly byName?: 'asc' | 'desc' | undefined;
}

/** Pages that begin later are rare, and then sorting all names costs less than walking through them. */
const NEAR_PAGES = 1000;

/**
 * A page of a list, in two statements: its keys first, then its rows. In one, PostgreSQL would sort and skip whole rows
 * and join all that belongs to each: at 100,000 cases the page after the 50,000th took four seconds.
 */
export async function pageOfCases(db: PrismaClient, asked: Asked, list: ListedCases): Promise<Case[]> {
  const { take = 0, skip = 0, cursor, ...loaded } = asked;
  const near = take > 0 && !cursor && skip + take <= NEAR_PAGES;
  const keys = await (near && list.byName
    ? keysByName(db, list.where, list.byName, skip, take)
    : keysInOrder(db, list, { take, skip, cursor }));
  if (keys.length === 0) return [];
  const rows = await db.case.findMany({ ...loaded, where: { id: { in: keys } } });
  const byKey = new Map(rows.map((row) => [row.id, row as unknown as Case]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

async function keysInOrder(
  db: PrismaClient,
  { where, orderBy }: ListedCases,
  { take, skip, cursor }: Bounds,
): Promise<string[]> {
  const keys = await db.case.findMany({
    where,
    orderBy,
    ...(take ? { take } : {}),
    ...(skip ? { skip } : {}),
    ...(cursor ? { cursor } : {}),
    select: { id: true },
  });
  return keys.map(({ id }) => id);
}

/**
 * From the people to their cases: Prisma orders by a relation through an outer join, which no index of names can serve.
 * Each of the people has a case of the list, so as many people as rows up to the page's end are enough.
 */
async function keysByName(
  db: PrismaClient,
  where: Prisma.CaseWhereInput,
  way: 'asc' | 'desc',
  skip: number,
  take: number,
): Promise<string[]> {
  const people = await db.applicant.findMany({
    where: { cases: { some: where } },
    orderBy: [{ surname: way }, { givenName: way }, { id: way }],
    take: skip + take,
    select: { cases: { where, orderBy: { id: way }, select: { id: true } } },
  });
  return people.flatMap(({ cases }) => cases.map(({ id }) => id)).slice(skip, skip + take);
}
