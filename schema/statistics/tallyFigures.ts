import type { PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import type { CasesAsked } from '../cases/filter.ts';
import { isOneOf } from '../rawSql.ts';
import { checkedIds } from '../validation.ts';
import type { CountRow } from './countFigures.ts';
import {
  type Grouping,
  groupingSets,
  isTotal,
  keyColumns,
  keyNames,
  keysIn,
  keyText,
  shownOrder,
} from './grouping.ts';
import { FEWEST_PEOPLE } from './suppression.ts';

/** Cases to be counted from the tally. */
export interface TallyAsked {
  readonly groupings: readonly Grouping[];
  readonly filter: CasesAsked | null | undefined;
  /** The departments whose cases, all of them, the reader may count; null: every one. */
  readonly offices: readonly string[] | null;
  /** Whether groups about few people must be known as such. */
  readonly peopleBehind: boolean;
}

const KNOWN_GROUPINGS: readonly Grouping[] = ['OFFICE', 'STATUS', 'CHANNEL'];
const KNOWN_FILTERS: readonly string[] = ['officeId', 'status', 'channel'];

/** Whether the tally knows these cases and these groups: by office, state and channel alone. */
export const tallyKnows = ({ groupings, filter }: Pick<TallyAsked, 'groupings' | 'filter'>): boolean =>
  groupings.every((grouping) => KNOWN_GROUPINGS.includes(grouping)) &&
  Object.entries(filter ?? {}).every(
    ([name, value]) => value === null || value === undefined || KNOWN_FILTERS.includes(name),
  );

/**
 * The rows that `countFigures` would give, from sums instead of cases: as fast for a million as for a hundred. Null when
 * only the cases themselves can say whether so few people are behind a group that it is kept back.
 */
export async function tallyFigures(db: PrismaClient, asked: TallyAsked): Promise<CountRow[] | null> {
  const { groupings } = asked;
  const { joins, order } = shownOrder(groupings);
  const statement = Prisma.sql`
    SELECT g.*, ${keyText(groupings)} AS key
    FROM (
      SELECT ${Prisma.join([
        Prisma.sql`${isTotal(groupings)} AS "isTotal", coalesce(sum(c.cases), 0)::int AS cases`,
        ...keyNames(groupings),
      ])}
      FROM (
        SELECT ${Prisma.join([Prisma.sql`c.cases`, ...keyColumns(groupings)])}
        FROM case_tally c WHERE ${condition(asked)}
      ) c
      GROUP BY ${groupingSets(groupings, true)}
    ) g ${joins}
    WHERE g."isTotal" OR g.cases <> 0
    ORDER BY ${order}`;
  const rows = await runPrepared<CountRow>(db, prepare(statement.text), statement.values);
  return asked.peopleBehind ? withPeople(db, asked, rows) : rows;
}

/** The condition on a relation `c` with the columns of the tally, which a case has too. */
function condition({ offices, filter }: TallyAsked): Prisma.Sql {
  const { officeId, status, channel } = filter ?? {};
  return Prisma.join(
    [
      isOneOf(Prisma.sql`c."officeId"`, offices),
      isOneOf(Prisma.sql`c."officeId"`, officeId ? checkedIds('filter.officeId', officeId) : null),
      status ? Prisma.sql`c.status = ANY(${[...status]}::"CaseStatus"[])` : Prisma.sql`true`,
      channel ? Prisma.sql`c.channel = ${channel}::"Channel"` : Prisma.sql`true`,
    ],
    ' AND ',
  );
}

/** The first cases of a group are nearly always of different people. */
const FIRST_CASES = 12;
/** In the text and not a value: a plan made for every limit reads the whole table. */
const FIRST_CASES_ONLY = Prisma.raw(`LIMIT ${FIRST_CASES}`);

/** Adds how many people a group is about where they are fewer than five; that more cases are of few people is rare. */
async function withPeople(db: PrismaClient, asked: TallyAsked, rows: CountRow[]): Promise<CountRow[] | null> {
  const groups = asked.groupings.length === 0 ? rows : rows.filter(({ isTotal }) => !isTotal);
  const first = await peopleOf(db, asked, groups, FIRST_CASES_ONLY);
  const open = groups.filter(
    ({ key, cases }) => cases > FIRST_CASES && (first.get(key) ?? 0) < FEWEST_PEOPLE,
  );
  const people = new Map([
    ...first,
    ...(open.length > 0 ? await peopleOf(db, asked, open, Prisma.empty) : []),
  ]);
  const enough = (row: CountRow): boolean => (people.get(row.key) ?? 0) >= FEWEST_PEOPLE;
  // All cases together are about at least as many people as any group.
  if (!groups.some(enough)) return null;
  return rows.map((row) => {
    const count = people.get(row.key);
    return (row.isTotal && groups !== rows) || enough(row) || count === undefined
      ? row
      : { ...row, people: count };
  });
}

/** The people of each group, looked for in its first cases only or in all of them, each by an index. */
async function peopleOf(
  db: PrismaClient,
  asked: TallyAsked,
  groups: readonly CountRow[],
  few: Prisma.Sql,
): Promise<ReadonlyMap<string, number>> {
  const { groupings } = asked;
  const of = (grouping: Grouping): (string | null)[] => {
    const place = groupings.indexOf(grouping);
    return groups.map(({ key }) => (place < 0 ? null : (keysIn(key)[place] ?? null)));
  };
  const same: Readonly<Partial<Record<Grouping, Prisma.Sql>>> = {
    OFFICE: Prisma.sql`c."officeId" = g.office`,
    STATUS: Prisma.sql`c.status = g.status`,
    CHANNEL: Prisma.sql`c.channel = g.channel`,
  };
  const conditions = groupings.flatMap((grouping) => same[grouping] ?? []);
  const statement = Prisma.sql`
    SELECT g.key, (
      SELECT count(DISTINCT s."applicantId") FROM (
        SELECT c."applicantId" FROM "case" c
        WHERE ${Prisma.join([condition(asked), ...conditions], ' AND ')}
        ${few}
      ) s
    )::int AS people
    FROM unnest(${groups.map(({ key }) => key)}::text[], ${of('OFFICE')}::uuid[],
      ${of('STATUS')}::"CaseStatus"[], ${of('CHANNEL')}::"Channel"[]) g(key, office, status, channel)`;
  const rows = await runPrepared<{ readonly key: string; readonly people: number }>(
    db,
    prepare(statement.text),
    statement.values,
  );
  return new Map(rows.map(({ key, people }) => [key, people]));
}
