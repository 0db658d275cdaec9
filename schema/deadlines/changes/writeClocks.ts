import { Prisma } from '../../../prisma/client.ts';
import { wake } from '../../notifications/outbox.ts';
import type { ClockTimes } from '../clockTimes.ts';

type Tx = Prisma.TransactionClient;

/** A running clock with its due time until now and all that the newest data make of it. */
export interface RecalculatedClock {
  readonly id: string;
  readonly caseId: string;
  readonly dueBefore: Date;
  readonly times: ClockTimes;
}

const hasMoved = ({ dueBefore, times }: RecalculatedClock): boolean =>
  times.dueAt.getTime() !== dueBefore.getTime();

/**
 * Writes recalculated clocks whose cases are locked, in a few statements however many they are: the log of those that
 * moved (I-30), their cases' due times (I-33), the counts of the change; open pages of moved cases hear of it. A mark
 * whose moment lies ahead again is taken back with what it had told, so that a later lateness is told again. Answers
 * how many moved.
 */
export async function writeClocks(
  tx: Tx,
  clocks: readonly RecalculatedClock[],
  revision: number,
  now: Date,
): Promise<number> {
  if (clocks.length === 0) return 0;
  const moved = clocks.filter(hasMoved);
  const at = Prisma.sql`${now.toISOString()}::timestamptz`;
  await settleTold(tx, clocks, at);
  await updateClocks(tx, moved, revision, at, true);
  await updateClocks(
    tx,
    clocks.filter((clock) => !hasMoved(clock)),
    revision,
    at,
    false,
  );
  await updateCases(tx, [...new Set(moved.map(({ caseId }) => caseId))]);
  // What is checked at commit is checked before the one row is locked that all batches count in.
  await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
  await tx.$executeRaw`
    UPDATE "deadline_change" SET "examined" = "examined" + ${clocks.length}, "moved" = "moved" + ${moved.length}
    WHERE "revision" = ${revision}`;
  return moved.length;
}

/** Settles what feeds say of moments that lie ahead again; reads the marks, so it comes before they are taken back. */
async function settleTold(tx: Tx, clocks: readonly RecalculatedClock[], at: Prisma.Sql): Promise<void> {
  const rows = JSON.stringify(
    clocks.map(({ id, times: { remindAt, dueAt, headAt, overseerAt } }) => ({
      id,
      remindAt,
      dueAt,
      headAt,
      overseerAt,
    })),
  );
  const settled = await tx.$queryRaw<{ recipientId: string; cursor: number }[]>`
    WITH fresh AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r(
        "id" uuid, "remindAt" timestamptz(3), "dueAt" timestamptz(3), "headAt" timestamptz(3),
        "overseerAt" timestamptz(3))
    )
    UPDATE "notification" n SET "settledAt" = ${at}
    FROM fresh f JOIN "case_clock" c USING ("id")
    WHERE n."clockId" = c."id" AND n."settledAt" IS NULL AND CASE n."kind"
      WHEN 'REMINDER' THEN f."remindAt" > ${at}
      WHEN 'OVERDUE' THEN f."dueAt" > ${at}
      WHEN 'OVERDUE_RAISED' THEN f."headAt" > ${at} OR (f."overseerAt" > ${at} AND n."at" >= c."overseerToldAt")
      ELSE false END
    RETURNING n."recipientId", n."cursor"`;
  await wake(tx, settled);
}

async function updateClocks(
  tx: Tx,
  clocks: readonly RecalculatedClock[],
  revision: number,
  at: Prisma.Sql,
  moved: boolean,
): Promise<void> {
  if (clocks.length === 0) return;
  const rows = JSON.stringify(clocks.map(({ id, times }) => ({ ...times, id })));
  const log = Prisma.sql`, logged AS (
      INSERT INTO "clock_change" ("id", "clockId", "changeId", "dueBefore", "dueAfter", "explanationBefore", "at")
      SELECT gen_random_uuid(), c."id", d."id", c."dueAt", f."dueAt", c."explanation", ${at}
      FROM fresh f JOIN "case_clock" c USING ("id") JOIN "deadline_change" d ON d."revision" = ${revision})`;
  await tx.$executeRaw`
    WITH fresh AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r(
        "id" uuid, "limitId" uuid, "dueAt" timestamptz(3), "remindAt" timestamptz(3), "headAt" timestamptz(3),
        "overseerAt" timestamptz(3), "explanation" jsonb)
    )${moved ? log : Prisma.empty}
    UPDATE "case_clock" c SET
      -- Named only where it moves: its trigger at commit asks for the log.
      ${moved ? Prisma.sql`"dueAt" = f."dueAt",` : Prisma.empty}
      "limitId" = f."limitId", "remindAt" = f."remindAt", "headAt" = f."headAt", "overseerAt" = f."overseerAt",
      "remindedAt" = CASE WHEN f."remindAt" > ${at} THEN NULL ELSE c."remindedAt" END,
      "overdueAt" = CASE WHEN f."dueAt" > ${at} THEN NULL ELSE c."overdueAt" END,
      "headToldAt" = CASE WHEN f."headAt" > ${at} THEN NULL ELSE c."headToldAt" END,
      "overseerToldAt" = CASE WHEN f."overseerAt" > ${at} THEN NULL ELSE c."overseerToldAt" END,
      "explanation" = f."explanation", "revision" = ${revision}
    FROM fresh f WHERE f."id" = c."id"`;
}

async function updateCases(tx: Tx, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0) return;
  const ids = Prisma.sql`${caseIds}::uuid[]`;
  await tx.$executeRaw`
    UPDATE "case" k SET "dueAt" = e."dueAt"
    FROM (
      SELECT "caseId", min("dueAt") AS "dueAt" FROM "case_clock"
      WHERE "caseId" = ANY(${ids}) AND "endedAt" IS NULL GROUP BY "caseId") e
    -- The list once more, so that the few are looked up and not the table read.
    WHERE k."id" = ANY(${ids}) AND k."id" = e."caseId" AND k."dueAt" IS DISTINCT FROM e."dueAt"`;
  await tx.$executeRaw`
    SELECT pg_notify('komek', json_build_object('topic', 'case', 'caseId', "id", 'version', "version")::text)
    FROM "case" WHERE "id" = ANY(${ids})`;
}
