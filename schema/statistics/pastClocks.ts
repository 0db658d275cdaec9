import { Prisma } from '../../prisma/client.ts';
import type { ClockMoves } from '../cases/workflow/advanceClocks.ts';
import { STEPS } from '../cases/workflow/transitions.ts';
import { instant } from '../rawSql.ts';

const rows = Object.entries(STEPS) as [string, { readonly clocks: ClockMoves }][];

/** The steps that make a clock run on after it had ended, and those that end such a clock: what the table says (I-34). */
const RESUMED = [...new Set(rows.flatMap(([, { clocks }]) => clocks.resumes ?? []))];
const stepsThat = (moves: 'ends' | 'resumes'): string[] =>
  rows
    .filter(([, { clocks }]) => clocks[moves]?.some((code) => RESUMED.includes(code)))
    .map(([name]) => name);
const ENDING = stepsThat('ends');
const RESUMING = stepsThat('resumes');

/**
 * The clocks as they stood at a moment, for a statement's FROM, of cases that had been registered by then: ended only if
 * they had ended, due as they were due before later changes of calendar and limits (I-30). A clock that had ended and
 * was resumed later is taken from the history; the minutes that it had used until then are known of a limit in calendar
 * days and null of any other.
 */
export function pastClocks(asOf: Date): Prisma.Sql {
  const at = instant(asOf);
  return Prisma.sql`(
    SELECT k."caseId", k.code, k."limitId",
      CASE WHEN EXISTS (SELECT FROM clock_change x WHERE x.at > ${at}) THEN
        coalesce((SELECT x."dueBefore" FROM clock_change x WHERE x."clockId" = k.id AND x.at > ${at}
          ORDER BY x.at LIMIT 1), k."dueAt")
      ELSE k."dueAt" END AS "dueAt",
      coalesce(CASE WHEN k."endedAt" <= ${at} THEN k."endedAt" END, resumed.at) AS "endedAt",
      CASE
        WHEN k."endedAt" <= ${at} THEN k."usedMinutes"
        WHEN limits.unit = 'CALENDAR_DAYS' THEN floor(extract(epoch FROM resumed.at - k."startedAt") / 60)::int
      END AS "usedMinutes",
      k.cancelled AND k."endedAt" <= ${at} AS cancelled
    FROM case_clock k
    LEFT JOIN LATERAL (
      SELECT e.at FROM (
        SELECT e.at, e.transition FROM case_event e
        WHERE k.code = ANY(${RESUMED}::"LimitCode"[]) AND (k."endedAt" IS NULL OR k."endedAt" > ${at})
          AND e."caseId" = k."caseId" AND e.at <= ${at} AND e.transition = ANY(${[...ENDING, ...RESUMING]}::text[])
        ORDER BY e.seq DESC LIMIT 1
      ) e WHERE e.transition = ANY(${ENDING}::text[])
    ) resumed ON true
    LEFT JOIN time_limit limits ON limits.id = k."limitId"
    WHERE k."startedAt" <= ${at}
  )`;
}
