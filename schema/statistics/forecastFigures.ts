import type { CaseStatus, LimitCode, PrismaClient } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import { OPEN_STATES, OUTER_CLOCKS, STATE_CLOCKS } from '../cases/workflow/states.ts';
import { localDateSql } from '../deadlines/localDateSql.ts';
import { instant, isOneOf } from '../rawSql.ts';

/** The open cases of a department and what is to be expected of them. */
export interface ForecastRow {
  readonly officeId: string;
  readonly open: number;
  readonly lateNow: number;
  readonly expectedLate: number;
}

/** How many open cases of a department are due on a day at the offices, yyyy-mm-dd. */
export interface DueByRow {
  readonly officeId: string;
  readonly day: string;
  readonly count: number;
}

/** The steps at the authorised body in their order (Regulation cl. 11). */
const STEPS: readonly LimitCode[] = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'];

/** What lies ahead of a case in each state: the step that it is in, where a clock measures it, and those after. */
const AHEAD: readonly { readonly status: CaseStatus; readonly code: LimitCode; readonly current: boolean }[] =
  OPEN_STATES.flatMap((status) => {
    const current = STATE_CLOCKS[status];
    const place = current === null ? -1 : STEPS.indexOf(current);
    const later = STEPS.slice(place + 1).map((code) => ({ status, code, current: false }));
    return current === null ? later : [{ status, code: current, current: true }, ...later];
  });

/** How far back clocks tell how long a step usually takes. */
const LEARNT_FROM = Prisma.sql`interval '1 year'`;

const outerClocks = Prisma.sql`${[...OUTER_CLOCKS]}::"LimitCode"[]`;
const openStates = Prisma.sql`${[...OPEN_STATES]}::"CaseStatus"[]`;

/**
 * Open cases by department: how many are past the due time of the whole service now, and how many more will be when the
 * steps ahead of them take what they usually take. One SQL statement.
 */
export function forecastFigures(
  db: PrismaClient,
  offices: readonly string[] | null,
  now: Date,
): Promise<ForecastRow[]> {
  const at = instant(now);
  const statement = Prisma.sql`
    WITH usual AS MATERIALIZED (
      SELECT k."officeId", k.code,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM k."endedAt" - k."startedAt")) AS seconds
      FROM case_clock k
      WHERE k."endedAt" >= ${at} - ${LEARNT_FROM} AND k."endedAt" <= ${at} AND NOT k.cancelled
        AND k.code <> ALL(${outerClocks})
      GROUP BY GROUPING SETS ((k."officeId", k.code), (k.code))
    ), ahead AS MATERIALIZED (
      SELECT o.id AS "officeId", a.status,
        coalesce(sum(coalesce(own.seconds, every.seconds)) FILTER (WHERE a.current), 0) AS current,
        coalesce(sum(coalesce(own.seconds, every.seconds)) FILTER (WHERE NOT a.current), 0) AS later
      FROM office o
      CROSS JOIN unnest(${AHEAD.map(({ status }) => status)}::"CaseStatus"[],
        ${AHEAD.map(({ code }) => code)}::"LimitCode"[],
        ${AHEAD.map(({ current }) => current)}::boolean[]) a(status, code, current)
      LEFT JOIN usual own ON own."officeId" = o.id AND own.code = a.code
      LEFT JOIN usual every ON every."officeId" IS NULL AND every.code = a.code
      WHERE o.kind = 'DEPARTMENT' AND ${isOneOf(Prisma.sql`o.id`, offices)}
      GROUP BY o.id, a.status
    ), open AS (
      SELECT c."officeId", service."dueAt",
        greatest(${at}, step."startedAt" + make_interval(secs => ahead.current))
          + make_interval(secs => ahead.later) AS "endsAt"
      FROM "case" c
      JOIN ahead ON ahead."officeId" = c."officeId" AND ahead.status = c.status
      LEFT JOIN case_clock service
        ON service."caseId" = c.id AND service."endedAt" IS NULL AND service.code = ANY(${outerClocks})
      LEFT JOIN case_clock step
        ON step."caseId" = c.id AND step."endedAt" IS NULL AND step.code <> ALL(${outerClocks})
      WHERE c.status = ANY(${openStates})
    )
    SELECT o.id AS "officeId", count(open."officeId")::int AS open,
      (count(*) FILTER (WHERE open."dueAt" <= ${at}))::int AS "lateNow",
      (count(*) FILTER (WHERE open."dueAt" > ${at} AND open."endsAt" > open."dueAt"))::int AS "expectedLate"
    FROM office o
    LEFT JOIN open ON open."officeId" = o.id
    WHERE o.kind = 'DEPARTMENT' AND ${isOneOf(Prisma.sql`o.id`, offices)}
    GROUP BY o.id
    ORDER BY o."nameKk", o.id`;
  return runPrepared<ForecastRow>(db, prepare(statement.text), statement.values);
}

/** Open cases by department and the day on which the time of the whole service ends, from now on. One SQL statement. */
export function dueByFigures(
  db: PrismaClient,
  offices: readonly string[] | null,
  now: Date,
): Promise<DueByRow[]> {
  const statement = Prisma.sql`
    SELECT d."officeId", to_char(d.day, 'YYYY-MM-DD') AS day, count(*)::int AS count
    FROM (
      SELECT c."officeId", ${localDateSql(Prisma.sql`k."dueAt"`)} AS day
      FROM "case" c
      JOIN case_clock k ON k."caseId" = c.id AND k."endedAt" IS NULL AND k.code = ANY(${outerClocks})
      WHERE c.status = ANY(${openStates}) AND k."dueAt" > ${instant(now)}
        AND ${isOneOf(Prisma.sql`c."officeId"`, offices)}
    ) d
    GROUP BY d."officeId", d.day
    ORDER BY d."officeId", d.day`;
  return runPrepared<DueByRow>(db, prepare(statement.text), statement.values);
}
