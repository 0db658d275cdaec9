import type { LimitCode, LimitUnit, PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { instant, isOneOf } from '../rawSql.ts';

/** What became of the clocks of one office, step and unit; of one executor where it was asked so. Times in minutes. */
export interface TimeStatistic {
  readonly officeId: string;
  readonly executorId: string | null;
  readonly step: LimitCode;
  /** Clocks of one step whose limits were counted in different units are never thrown together. */
  readonly unit: LimitUnit;
  readonly ended: number;
  readonly onTime: number;
  readonly late: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly running: number;
  readonly runningLate: number;
}

/** Which clocks are counted. */
export interface StatisticsScope {
  /** Departments whose cases count, with the clocks of their akims' offices; null: all. */
  readonly departments: readonly string[] | null;
  /** Only clocks that these offices answer for; null: all. */
  readonly offices: readonly string[] | null;
  /** Clocks that ended in this time, the start included and the end not; and whatever runs now. */
  readonly from: Date;
  readonly until: Date;
  readonly now: Date;
  readonly byExecutor: boolean;
}

/**
 * Ended and running clocks by office, step and unit (and executor, for A3, A4 and A6): what a cancelled case ended is no
 * result and counts nowhere. On time is what ended at its due time at the latest. One SQL statement.
 */
export function timeStatistics(db: PrismaClient, scope: StatisticsScope): Promise<TimeStatistic[]> {
  const { departments, offices, from, until, now, byExecutor } = scope;
  const executor = byExecutor ? Prisma.sql`k."responsibleId"` : Prisma.sql`NULL::uuid`;
  return db.$queryRaw<TimeStatistic[]>`
    SELECT k."officeId", k."executorId", k.code::text AS step, k.unit::text AS unit,
      count(k."endedAt")::int AS ended,
      count(*) FILTER (WHERE k."endedAt" <= k."dueAt")::int AS "onTime",
      count(*) FILTER (WHERE k."endedAt" > k."dueAt")::int AS late,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY k."usedMinutes") AS "medianMinutes",
      percentile_cont(0.9) WITHIN GROUP (ORDER BY k."usedMinutes") AS "p90Minutes",
      count(*) FILTER (WHERE k."endedAt" IS NULL)::int AS running,
      count(*) FILTER (WHERE k."endedAt" IS NULL AND k."dueAt" <= ${instant(now)})::int AS "runningLate"
    FROM (
      SELECT k.code, k."officeId", l.unit, k."dueAt", k."endedAt", k."usedMinutes", ${executor} AS "executorId"
      FROM case_clock k
      JOIN time_limit l ON l.id = k."limitId"
      JOIN "case" c ON c.id = k."caseId"
      WHERE NOT k.cancelled
        AND (k."endedAt" IS NULL OR (k."endedAt" >= ${instant(from)} AND k."endedAt" < ${instant(until)}))
        AND ${isOneOf(Prisma.sql`c."officeId"`, departments)}
        AND ${isOneOf(Prisma.sql`k."officeId"`, offices)}
    ) k
    JOIN office o ON o.id = k."officeId"
    LEFT JOIN app_user u ON u.id = k."executorId"
    GROUP BY k."officeId", o."nameKk", k."executorId", u.surname, u."givenName", k.code, k.unit
    ORDER BY o."nameKk", k."officeId", k.code, u.surname NULLS FIRST, u."givenName", k."executorId", k.unit`;
}
