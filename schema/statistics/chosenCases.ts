import { Prisma } from '../../prisma/client.ts';
import { modelNamed } from '../../prisma/oneStatement/models.ts';
import { whereSql } from '../../prisma/oneStatement/where.ts';
import { newWriting } from '../../prisma/oneStatement/writing.ts';
import { instant } from '../rawSql.ts';
import type { Grouping } from './grouping.ts';
import { keyColumns } from './grouping.ts';
import { pastCases } from './pastCases.ts';
import { pastClocks } from './pastClocks.ts';

/** Which cases figures are about: as they stand now, or as they stood at `asOf`. */
export interface Chosen {
  readonly where: Prisma.CaseWhereInput;
  readonly groupings: readonly Grouping[];
  /** The moment that is asked about; null: now. */
  readonly asOf: Date | null;
  readonly now: Date;
}

/** The moment by which running limits are late and ages are counted. */
export const momentOf = ({ asOf, now }: Chosen): Date => asOf ?? now;

/** Those cases with their groups' keys, in parentheses for a FROM; the caller names the relation `c`. */
export function chosenCases({ where, groupings, asOf }: Chosen): Prisma.Sql {
  const office = groupings.includes('DISTRICT')
    ? Prisma.sql`JOIN office o ON o.id = c."officeId"`
    : Prisma.empty;
  const columns = [
    Prisma.sql`c.id, c."applicantId", c.status, c.channel, c."receivedAt", c."dueAt"`,
    ...keyColumns(groupings),
  ];
  return Prisma.sql`(
    SELECT ${Prisma.join(columns)}
    FROM ${asOf === null ? Prisma.sql`"case"` : pastCases(asOf)} c ${office}
    WHERE ${conditionOn(where)}
  )`;
}

/** The clocks of those cases, for a FROM. */
export const chosenClocks = ({ asOf }: Chosen): Prisma.Sql =>
  asOf === null ? Prisma.sql`case_clock` : pastClocks(asOf);

/** Whether what an instant column tells of has happened, by the moment that is asked about. */
export const hasHappened = ({ asOf }: Chosen, column: Prisma.Sql): Prisma.Sql =>
  asOf === null ? Prisma.sql`${column} IS NOT NULL` : Prisma.sql`${column} <= ${instant(asOf)}`;

/** A `where` of cases as a condition on the relation `c`: the one that lists of cases are read by. */
function conditionOn(where: Prisma.CaseWhereInput): Prisma.Sql {
  const writing = newWriting();
  const text = whereSql(writing, modelNamed('Case'), 'c', where);
  const parts = text.split(/\$(\d+)/);
  const texts = parts.filter((_part, index) => index % 2 === 0);
  const values = parts
    .filter((_part, index) => index % 2 === 1)
    .map((place) => writing.values[Number(place) - 1]);
  return new Prisma.Sql(texts, values);
}
