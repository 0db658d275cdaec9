import type { PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { runOnce } from '../../prisma/prepared.ts';
import { OPEN_STATES } from '../cases/workflow/states.ts';
import { localDateSql } from '../deadlines/localDateSql.ts';
import { instant } from '../rawSql.ts';
import type { Chosen } from './chosenCases.ts';
import { chosenCases, momentOf } from './chosenCases.ts';
import { groupingSets, isTotal, keyNames, keyText, shownOrder } from './grouping.ts';

/** The first day of each age of the backlog, in calendar days; the last is open. */
export const AGES = [0, 7, 14, 31, 62] as const;

/** Which counts of cases are asked, and whether their people are counted for the sake of those people. */
export interface CountsAsked {
  readonly people: boolean;
  readonly intake: boolean;
  readonly backlog: boolean;
  /** Counts the people behind each count too, so that small ones can be kept back. */
  readonly peopleBehind: boolean;
  readonly groups: boolean;
  readonly total: boolean;
  readonly mostGroups: number;
}

/** The counts of one group; what was not asked is missing. */
export interface CountRow {
  readonly isTotal: boolean;
  /** See `keyText`. */
  readonly key: string;
  readonly cases: number;
  readonly people?: number;
  readonly department?: number;
  readonly akim?: number;
  readonly departmentPeople?: number;
  readonly akimPeople?: number;
  readonly open?: number;
  readonly openPeople?: number;
  readonly oldestReceivedAt?: Date | null;
  readonly medianAgeDays?: number | null;
  readonly p90AgeDays?: number | null;
  readonly late?: number;
  /** By age, as {@link AGES} has them. */
  readonly ages?: readonly number[];
  readonly agesPeople?: readonly number[];
}

const COUNT = Prisma.sql`count(*)::int`;
const PEOPLE = Prisma.sql`count(DISTINCT c."applicantId")::int`;
const where = (what: Prisma.Sql, condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${what} FILTER (WHERE ${condition})`;
const numberOf = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${where(Prisma.sql`count(*)`, condition)})::int`;
const peopleOf = (condition: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(${where(Prisma.sql`count(DISTINCT c."applicantId")`, condition)})::int`;

function intakeColumns(peopleBehind: boolean): Prisma.Sql[] {
  const came = (channel: string): Prisma.Sql => Prisma.raw(`c.channel = '${channel}'`);
  return [
    Prisma.sql`${numberOf(came('DEPARTMENT'))} AS department, ${numberOf(came('AKIM'))} AS akim`,
    ...(peopleBehind
      ? [
          Prisma.sql`${peopleOf(came('DEPARTMENT'))} AS "departmentPeople",
            ${peopleOf(came('AKIM'))} AS "akimPeople"`,
        ]
      : []),
  ];
}

function backlogColumns(moment: Date, peopleBehind: boolean): Prisma.Sql[] {
  const open = Prisma.sql`c.status = ANY(${[...OPEN_STATES]}::"CaseStatus"[])`;
  // Whole days between the two dates at the offices.
  const age = Prisma.sql`(${localDateSql(instant(moment))} - ${localDateSql(Prisma.sql`c."receivedAt"`)})`;
  const percentile = (share: string): Prisma.Sql =>
    where(Prisma.sql`percentile_cont(${Prisma.raw(share)}) WITHIN GROUP (ORDER BY ${age})`, open);
  const ofAge = AGES.map((from, index) => {
    const until = AGES[index + 1];
    return until === undefined
      ? Prisma.sql`${open} AND ${age} >= ${from}::int`
      : Prisma.sql`${open} AND ${age} >= ${from}::int AND ${age} < ${until}::int`;
  });
  return [
    Prisma.sql`${numberOf(open)} AS open,
      ${where(Prisma.sql`min(c."receivedAt")`, open)} AS "oldestReceivedAt",
      ${percentile('0.5')} AS "medianAgeDays", ${percentile('0.9')} AS "p90AgeDays",
      ${numberOf(Prisma.sql`${open} AND c."dueAt" <= ${instant(moment)}`)} AS late,
      ARRAY[${Prisma.join(ofAge.map(numberOf))}] AS ages`,
    ...(peopleBehind
      ? [
          Prisma.sql`${peopleOf(open)} AS "openPeople",
            ARRAY[${Prisma.join(ofAge.map(peopleOf))}] AS "agesPeople"`,
        ]
      : []),
  ];
}

/** The counts of each group in the order in which groups are shown, and of all together last. One SQL statement. */
export function countFigures(db: PrismaClient, chosen: Chosen, asked: CountsAsked): Promise<CountRow[]> {
  const groupings = asked.groups ? chosen.groupings : [];
  const columns = [
    Prisma.sql`${isTotal(groupings)} AS "isTotal", ${COUNT} AS cases`,
    ...keyNames(groupings),
    ...(asked.people || asked.peopleBehind ? [Prisma.sql`${PEOPLE} AS people`] : []),
    ...(asked.intake ? intakeColumns(asked.peopleBehind) : []),
    ...(asked.backlog ? backlogColumns(momentOf(chosen), asked.peopleBehind) : []),
  ];
  const { joins, order } = shownOrder(groupings);
  return runOnce<CountRow>(
    db,
    Prisma.sql`
      SELECT g.*, ${keyText(groupings)} AS key
      FROM (
        SELECT ${Prisma.join(columns)}
        FROM ${chosenCases({ ...chosen, groupings })} c
        GROUP BY ${groupingSets(groupings, asked.total)}
      ) g ${joins}
      ORDER BY ${order}
      LIMIT ${asked.mostGroups + 2}`,
  );
}
