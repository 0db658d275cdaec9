import { Prisma } from '../../prisma/client.ts';
import { OPEN_STATES } from '../cases/workflow/states.ts';
import { instant } from '../rawSql.ts';
import { pastClocks } from './pastClocks.ts';

/**
 * The cases as they stood at a moment, for a statement's FROM: what changes is read from the append-only history where
 * the case has moved since, what never changes from its row. Columns have the names of the table's; the number and the
 * person's data, which no history keeps, are not among them.
 */
export function pastCases(asOf: Date): Prisma.Sql {
  const at = instant(asOf);
  const since = (now: Prisma.Sql, then: Prisma.Sql): Prisma.Sql =>
    Prisma.sql`CASE WHEN c."statusChangedAt" <= ${at} THEN ${now} ELSE ${then} END`;
  return Prisma.sql`(
    SELECT c.id, c."officeId", c."akimOfficeId", c.channel, c."applicantId", c."receivedAt",
      coalesce(e."to", c.status) AS status,
      coalesce(e.at, c."statusChangedAt") AS "statusChangedAt",
      ${since(
        Prisma.sql`c."executorId"`,
        Prisma.sql`(SELECT r."executorId" FROM resolution r WHERE r."caseId" = c.id AND r.at <= ${at}
          ORDER BY r.seq DESC LIMIT 1)`,
      )} AS "executorId",
      ${since(
        Prisma.sql`c.outcome`,
        Prisma.sql`(SELECT n.kind FROM notice_version n WHERE n."caseId" = c.id AND n."signedAt" <= ${at})`,
      )} AS outcome,
      ${since(
        Prisma.sql`c."returnCount"`,
        Prisma.sql`(SELECT count(*)::int FROM notice_version n WHERE n."caseId" = c.id AND n."returnedAt" <= ${at})`,
      )} AS "returnCount",
      ${since(
        Prisma.sql`c.letter`,
        Prisma.sql`(SELECT CASE WHEN d.method = 'POST' THEN
            CASE WHEN p.at <= ${at} THEN p.result::text ELSE 'UNDERWAY' END::"LetterState" END
          FROM delivery d LEFT JOIN post_outcome p ON p."deliveryId" = d.id
          WHERE d."caseId" = c.id AND d.at <= ${at} ORDER BY d.seq DESC LIMIT 1)`,
      )} AS letter,
      CASE WHEN coalesce(e."to", c.status) = ANY(${[...OPEN_STATES]}::"CaseStatus"[]) THEN
        (SELECT min(k."dueAt") FROM ${pastClocks(asOf)} k WHERE k."caseId" = c.id AND k."endedAt" IS NULL)
      END AS "dueAt"
    FROM "case" c
    LEFT JOIN LATERAL (
      SELECT e."to", e.at FROM case_event e
      WHERE e."caseId" = c.id AND e.at <= ${at} AND c."statusChangedAt" > ${at}
      ORDER BY e.seq DESC LIMIT 1
    ) e ON true
    WHERE c."receivedAt" <= ${at}
  )`;
}
