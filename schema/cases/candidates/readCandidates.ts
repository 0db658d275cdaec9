import { type Absence, Prisma } from '../../../prisma/client.ts';
import type { Connection } from '../../../prisma/prepared.ts';
import { asApplication } from '../../../prisma/readingFor.ts';
import { absencesOf } from '../../absences/absencesOf.ts';
import { dateText } from '../../absences/period.ts';
import { localDay } from '../../deadlines/zone.ts';
import { instant } from '../../rawSql.ts';
import type { ExecutorFacts } from '../workflow/facts.ts';
import { OPEN_STATES } from '../workflow/states.ts';
import type { Candidate, DaysAway } from './suggest.ts';

/** An executor with what lies on his desk, before any case is thought of. */
export interface ExecutorDesk extends Omit<Candidate, 'refusal' | 'absences'>, ExecutorFacts {
  /** The nearest due times of his cases, at most three; past ones too. */
  readonly nextDueAts: readonly Date[];
  readonly absences: readonly Absence[];
}

type DeskRow = Omit<ExecutorDesk, 'absences'>;

/**
 * The active executors of an office and their desks, the fewest open cases first, then by name; absences from today on
 * that begin by `until`. Two SQL statements, however many they are; a third where a reader, who may not, leaves the
 * officials' numbers to be read by the application.
 */
export async function readCandidates(
  tx: Connection,
  officeId: string,
  now: Date,
  until: Date,
): Promise<ExecutorDesk[]> {
  const application = asApplication(tx);
  const apart = application !== tx;
  const rows = await tx.$queryRaw<DeskRow[]>`
    SELECT u.id, u.active, u.roles::text[] AS roles, u."officeId", ${apart ? Prisma.sql`NULL` : Prisma.sql`u.iin`} AS iin,
      u.surname, u."givenName", u.patronymic,
      desk.open::int AS "openCases", desk.late::int AS "lateCases", desk.due::int AS "dueCases",
      coalesce(desk.next, '{}') AS "nextDueAts",
      (SELECT max(r.at) FROM resolution r WHERE r."executorId" = u.id) AS "lastNamedAt"
    FROM app_user u
    LEFT JOIN LATERAL (
      SELECT count(*) AS open,
        count(*) FILTER (WHERE c."dueAt" <= ${instant(now)}) AS late,
        count(*) FILTER (WHERE c."dueAt" <= ${instant(until)}) AS due,
        (array_agg(c."dueAt" ORDER BY c."dueAt") FILTER (WHERE c."dueAt" IS NOT NULL))[1:3] AS next
      FROM "case" c
      WHERE c."executorId" = u.id AND c.status = ANY(${[...OPEN_STATES]}::"CaseStatus"[])
    ) desk ON true
    WHERE u."officeId" = ${officeId}::uuid AND u.active AND 'EXECUTOR' = ANY(u.roles)
    ORDER BY desk.open, u.surname, u."givenName", u.id`;
  const ids = rows.map(({ id }) => id);
  const absences = await absencesOf(tx, ids, localDay(now), localDay(until));
  const iins = apart ? await iinsOf(application, ids) : null;
  return rows.map((row) => ({
    ...row,
    iin: iins ? (iins.get(row.id) ?? null) : row.iin,
    absences: absences.get(row.id) ?? [],
  }));
}

/** The numbers of officials, by which a guard judges and which no head may read: asked by the application (I-14). */
async function iinsOf(
  application: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await application.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, iin: true },
  });
  return new Map(rows.map(({ id, iin }) => [id, iin]));
}

/** The days of an absence as they are written in a calendar. */
export const daysAway = ({ fromDate, toDate }: Pick<Absence, 'fromDate' | 'toDate'>): DaysAway => ({
  from: dateText(fromDate),
  to: dateText(toDate),
});
