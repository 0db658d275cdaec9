import type { LimitCode, LimitUnit, PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { runOnce } from '../../prisma/prepared.ts';
import { OUTER_CLOCKS } from '../cases/workflow/states.ts';
import { instant } from '../rawSql.ts';
import type { Chosen } from './chosenCases.ts';
import { chosenCases, chosenClocks, momentOf } from './chosenCases.ts';
import { groupingSets, isTotal, keyText } from './grouping.ts';

/** Which clocks are asked: every step's with the time used, or only whether the whole service was on time. */
export interface ClocksAsked {
  readonly everyStep: boolean;
  readonly peopleBehind: boolean;
  readonly total: boolean;
}

/** What became of the clocks of one group, step and unit. Times in minutes of the unit: working ones, or elapsed ones. */
export interface ClockRow {
  readonly isTotal: boolean;
  /** See `keyText`. */
  readonly key: string;
  readonly step: LimitCode;
  readonly unit: LimitUnit;
  readonly ended: number;
  readonly onTime: number;
  readonly late: number;
  readonly median?: number | null;
  readonly p90?: number | null;
  readonly running: number;
  readonly runningLate: number;
  readonly endedPeople?: number;
  readonly runningPeople?: number;
}

/**
 * The clocks of the chosen cases by group, step and unit; what a cancelled case ended is no result and counts nowhere.
 * One SQL statement.
 */
export function clockFigures(db: PrismaClient, chosen: Chosen, asked: ClocksAsked): Promise<ClockRow[]> {
  const { groupings } = chosen;
  const used = (share: string): Prisma.Sql =>
    Prisma.sql`percentile_cont(${Prisma.raw(share)}) WITHIN GROUP (ORDER BY k."usedMinutes")`;
  const people = (condition: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`(count(DISTINCT c."applicantId") FILTER (WHERE ${condition}))::int`;
  const columns = [
    Prisma.sql`${isTotal(groupings)} AS "isTotal", ${keyText(groupings)} AS key,
      k.code::text AS step, l.unit::text AS unit,
      count(k."endedAt")::int AS ended,
      (count(*) FILTER (WHERE k."endedAt" <= k."dueAt"))::int AS "onTime",
      (count(*) FILTER (WHERE k."endedAt" > k."dueAt"))::int AS late,
      (count(*) FILTER (WHERE k."endedAt" IS NULL))::int AS running,
      (count(*) FILTER (WHERE k."endedAt" IS NULL AND k."dueAt" <= ${instant(momentOf(chosen))}))::int
        AS "runningLate"`,
    ...(asked.everyStep ? [Prisma.sql`${used('0.5')} AS median, ${used('0.9')} AS p90`] : []),
    ...(asked.peopleBehind
      ? [
          Prisma.sql`${people(Prisma.sql`k."endedAt" IS NOT NULL`)} AS "endedPeople",
            ${people(Prisma.sql`k."endedAt" IS NULL`)} AS "runningPeople"`,
        ]
      : []),
  ];
  const codes = asked.everyStep
    ? Prisma.sql`true`
    : Prisma.sql`k.code = ANY(${[...OUTER_CLOCKS]}::"LimitCode"[])`;
  return runOnce<ClockRow>(
    db,
    Prisma.sql`
      SELECT ${Prisma.join(columns)}
      FROM ${chosenCases(chosen)} c
      JOIN ${chosenClocks(chosen)} k ON k."caseId" = c.id AND NOT k.cancelled AND ${codes}
      JOIN time_limit l ON l.id = k."limitId"
      GROUP BY ${groupingSets(groupings, asked.total, [Prisma.sql`k.code`, Prisma.sql`l.unit`])}
      ORDER BY k.code, l.unit`,
  );
}
