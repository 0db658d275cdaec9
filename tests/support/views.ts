import type { PrismaClient } from '../../prisma/client.ts';

/** Somebody whom an entry of the access log names, or an entry that names nobody. */
export interface Logged {
  readonly action: string;
  readonly actorId: string | null;
  readonly officeId: string | null;
  readonly caseId: string | null;
  readonly applicantId: string | null;
  readonly details: unknown;
}

/** The number of the last entry of the access log; 0 where there is none. */
export async function logEnd(db: PrismaClient): Promise<number> {
  const [row] = await db.$queryRaw<[{ last: number }]>`
    SELECT coalesce(max(number), 0)::int AS last FROM audit_entry`;
  return row.last;
}

/** The access log behind a number: a row for each person and case that its entries name, in its order. */
export const loggedAfter = (db: PrismaClient, last: number): Promise<Logged[]> =>
  db.$queryRaw<Logged[]>`
    SELECT a.action::text, a."actorId", a."officeId", coalesce(shown."caseId", a."caseId") AS "caseId",
      coalesce(shown."applicantId", a."applicantId") AS "applicantId", nullif(a.details - 'viewsHash', '{}') AS details
    FROM audit_entry a
    LEFT JOIN LATERAL unnest(a."viewedCaseIds", a."viewedApplicantIds") AS shown("caseId", "applicantId") ON true
    WHERE a.number > ${last} ORDER BY a.number`;
