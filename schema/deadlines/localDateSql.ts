import { Prisma } from '../../prisma/client.ts';
import { OFFICE_ZONE, offsetSpans } from './zone.ts';

/**
 * The offices' wall clock at an instant column, as a timestamp without a zone. By the zone data of this process, so that
 * the database counts days as the rest of the system does, however old its own data are.
 */
export function wallClockSql(column: Prisma.Sql): Prisma.Sql {
  const [newest, ...older] = offsetSpans();
  if (!newest) throw new Error(`The zone data know nothing of ${OFFICE_ZONE}.`);
  // The newest first: nearly every row ends at the first comparison.
  const cases = [newest, ...older].map(({ since, offset }) => {
    const interval = Prisma.raw(`interval '${offset / 1000} seconds'`);
    if (!Number.isFinite(since)) return Prisma.sql`ELSE ${interval}`;
    const from = Prisma.raw(`'${new Date(since).toISOString()}'::timestamptz`);
    return Prisma.sql`WHEN ${column} >= ${from} THEN ${interval}`;
  });
  return Prisma.sql`(${column} AT TIME ZONE 'UTC' + CASE ${Prisma.join(cases, ' ')} END)`;
}

/** The offices' calendar day of an instant column, as a date. */
export const localDateSql = (column: Prisma.Sql): Prisma.Sql => Prisma.sql`${wallClockSql(column)}::date`;
