import { Prisma } from '../../prisma/client.ts';
import { builder } from '../builder.ts';
import { localDateSql, wallClockSql } from '../deadlines/localDateSql.ts';

/** What cases are grouped by. */
export type Grouping =
  | 'OFFICE'
  | 'DISTRICT'
  | 'EXECUTOR'
  | 'STATUS'
  | 'OUTCOME'
  | 'CHANNEL'
  | 'MONTH'
  | 'WEEK'
  | 'DAY';

/** GraphQL enum of the groupings; there is none by applicant. */
export const CaseGroupingEnum = builder.enumType('CaseGrouping', {
  description: 'What cases are grouped by; never by applicant.',
  values: {
    OFFICE: { description: 'The department that decides them.' },
    DISTRICT: { description: 'The district or city of that department.' },
    EXECUTOR: {
      description: 'Their executor; one group has none yet. Not for those who may read no persons.',
    },
    STATUS: { description: 'Their state.' },
    OUTCOME: { description: 'The signed decision; one group has none yet.' },
    CHANNEL: { description: 'Where they came in.' },
    MONTH: { description: 'The month of the first registration, office time.' },
    WEEK: { description: 'The week of the first registration, from Monday, office time.' },
    DAY: { description: 'The day of the first registration, office time.' },
  },
});

const startOf = (span: 'month' | 'week'): Prisma.Sql =>
  Prisma.sql`date_trunc(${Prisma.raw(`'${span}'`)}, ${wallClockSql(Prisma.sql`c."receivedAt"`)})::date`;

/** The key of a case `c` (of an office `o`) under each grouping. */
const KEYS: Readonly<Record<Grouping, () => Prisma.Sql>> = {
  OFFICE: () => Prisma.sql`c."officeId"`,
  DISTRICT: () => Prisma.sql`o.district`,
  EXECUTOR: () => Prisma.sql`c."executorId"`,
  STATUS: () => Prisma.sql`c.status`,
  OUTCOME: () => Prisma.sql`c.outcome`,
  CHANNEL: () => Prisma.sql`c.channel`,
  MONTH: () => startOf('month'),
  WEEK: () => startOf('week'),
  DAY: () => localDateSql(Prisma.sql`c."receivedAt"`),
};

const DATES: readonly Grouping[] = ['MONTH', 'WEEK', 'DAY'];

/** The name of the nth key's column. */
const column = (index: number): Prisma.Sql => Prisma.raw(`k${index}`);

/** The keys of a case as columns `k0`, `k1`, ... for the select list where the cases are read. */
export const keyColumns = (groupings: readonly Grouping[]): Prisma.Sql[] =>
  groupings.map((grouping, index) => Prisma.sql`${KEYS[grouping]()} AS ${column(index)}`);

/** The same columns by name alone, for `GROUP BY`. */
export const keyNames = (groupings: readonly Grouping[]): Prisma.Sql[] =>
  groupings.map((_grouping, index) => column(index));

/** A group's keys as one JSON list of texts, by which rows of several statements find each other; null where there is none. */
export const keyText = (groupings: readonly Grouping[]): Prisma.Sql =>
  Prisma.sql`json_build_array(${Prisma.join(
    groupings.length === 0
      ? [Prisma.sql`NULL`]
      : groupings.map((grouping, index) =>
          DATES.includes(grouping)
            ? Prisma.sql`to_char(${column(index)}, 'YYYY-MM-DD')`
            : Prisma.sql`${column(index)}::text`,
        ),
  )})::text`;

/** The keys that {@link keyText} holds, in the order of the groupings. */
export const keysIn = (text: string): (string | null)[] => JSON.parse(text) as (string | null)[];

/** Whether a row is of all cases together and not of one group. */
export const isTotal = (groupings: readonly Grouping[]): Prisma.Sql =>
  groupings.length === 0 ? Prisma.sql`true` : Prisma.sql`(GROUPING(${Prisma.join(keyNames(groupings))}) > 0)`;

/** The grouping sets of a statement, each with `more` columns: one a group, and one of all where that is asked. */
export function groupingSets(
  groupings: readonly Grouping[],
  withTotal: boolean,
  more: readonly Prisma.Sql[] = [],
): Prisma.Sql {
  const set = (columns: readonly Prisma.Sql[]): Prisma.Sql =>
    columns.length === 0 ? Prisma.sql`()` : Prisma.sql`(${Prisma.join([...columns])})`;
  const each = set([...keyNames(groupings), ...more]);
  return withTotal && groupings.length > 0
    ? Prisma.sql`GROUPING SETS (${each}, ${set(more)})`
    : Prisma.sql`GROUPING SETS (${each})`;
}

/** The joins and the order in which groups are shown, for rows `g` with the keys' columns; people and offices by name. */
export function shownOrder(groupings: readonly Grouping[]): { joins: Prisma.Sql; order: Prisma.Sql } {
  const joins: Prisma.Sql[] = [];
  const order: Prisma.Sql[] = [];
  groupings.forEach((grouping, index) => {
    const key = Prisma.sql`g.${column(index)}`;
    if (grouping === 'OFFICE') {
      joins.push(Prisma.sql`LEFT JOIN office shown_office ON shown_office.id = ${key}`);
      order.push(Prisma.sql`shown_office."nameKk"`);
    }
    if (grouping === 'EXECUTOR') {
      joins.push(Prisma.sql`LEFT JOIN app_user shown_user ON shown_user.id = ${key}`);
      order.push(Prisma.sql`shown_user.surname, shown_user."givenName"`);
    }
    order.push(key);
  });
  return {
    joins: joins.length === 0 ? Prisma.empty : Prisma.join(joins, ' '),
    order: Prisma.join([Prisma.sql`g."isTotal"`, ...order]),
  };
}
