import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createClient, type LimitCode, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { applyMigrations } from '../../prisma/migrate.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import type { Actor } from '../../schema/context.ts';
import { applyChange } from '../../schema/deadlines/changes/applyChange.ts';
import { previewChange } from '../../schema/deadlines/changes/previewChange.ts';
import { recalculateClocks } from '../../schema/deadlines/changes/recalculate.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { createLog } from '../../server/log.ts';
import { chained } from '../load/database/chained.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';

/** Cases being drafted; each has its own limit and the Standard's running: 100,000 clocks. */
const CASES = 50_000;
const NOW = new Date('2026-11-16T05:00:00Z');
const MINUTE = 60_000;

/** Every tenth minute of five mornings: when the cases' clocks started. */
const STARTS = Array.from({ length: 5 * 24 }, (_, index) => {
  const morning = Date.parse(`2026-11-${String(9 + (index % 5)).padStart(2, '0')}T04:00:00Z`);
  return new Date(morning + Math.floor(index / 5) * 10 * MINUTE);
});

/** A day off that every Standard's term crosses, and a day less for the notice: nearly all clocks move. */
const CHANGE = {
  reason: 'Жарлық',
  expectedRevision: 0,
  days: [{ date: new Date('2026-11-17'), kind: 'FREED', source: 'Қаулы' }],
  limits: [
    {
      code: 'A4',
      validFrom: new Date('2026-01-01'),
      limit: 6,
      unit: 'CALENDAR_DAYS',
      firstDayCounts: false,
      rollsForward: true,
      remindAtPercent: 80,
      headAfter: 60,
      overseerAfter: 480,
      source: 'Бұйрық',
    },
  ],
};

async function person(db: PrismaClient, login: string, officeId: string, role: 'ADMIN' | 'EXECUTOR') {
  const data = { login, passwordHash: 'x', surname: 'Сынақ', givenName: login, roles: [role], officeId };
  return db.user.create({ data });
}

/** Fills the tables in one go, past their triggers; what it writes would pass them. Keys grow with time, as the product's. */
async function fill(owner: pg.Client, db: PrismaClient, officeId: string, executorId: string): Promise<void> {
  const terms = await deadlineTerms(db);
  const template = (code: LimitCode) =>
    STARTS.map((startedAt, n) => ({ n, code, startedAt, ...clockTimes(terms, code, officeId, startedAt) }));
  const templates = [...template('A4'), ...template('STANDARD')];
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(
    `INSERT INTO applicant (id, iin, surname, "givenName", "searchName", address, language, "createdAt", "updatedAt")
     VALUES (uuidv7(), '000101300009', 'Сынақ', 'Сынақ', 'сынақ', 'Ақсу', 'KK', now(), now())`,
  );
  await owner.query(
    `INSERT INTO "case" (id, status, version, channel, "officeId", number, "numberYear", "numberSeq", "registeredAt",
       "receivedAt", "applicantId", language, "deliveryPreference", "executorId", "statusChangedAt")
     SELECT uuidv7(), 'DRAFTING', 1, 'DEPARTMENT', $1, 'AKS-2026/' || lpad(i::text, 6, '0'), 2026, i, now(),
       now(), (SELECT id FROM applicant), 'KK', 'DEPARTMENT', $2, now() FROM generate_series(1, $3::int) i`,
    [officeId, executorId, CASES],
  );
  await chained(owner, () =>
    owner.query(
      `INSERT INTO case_event (id, "caseId", seq, transition, "to", at, "actorId", "actorName", "actorRole", "officeId", changes)
       SELECT uuidv7(), id, 1, 'step', 'DRAFTING', now(), $2, 'Сынақ', 'EXECUTOR', $1, '{}' FROM "case"`,
      [officeId, executorId],
    ),
  );
  await owner.query(
    `INSERT INTO receipt (id, "caseId", number, language, content, "contentHash", "issuedAt", "issuerId")
     SELECT uuidv7(), id, number, 'KK', '{}', 'x', now(), $1 FROM "case"`,
    [executorId],
  );
  await owner.query(
    `INSERT INTO resolution (id, "caseId", seq, text, "executorId", "headId", at)
     SELECT uuidv7(), id, 1, 'Қарау', $1, $1, now() FROM "case"`,
    [executorId],
  );
  await owner.query(
    `INSERT INTO case_clock (id, "caseId", code, round, "limitId", "officeId", "responsibleId", "startedAt", "dueAt",
       "remindAt", "headAt", "overseerAt", explanation, revision)
     SELECT uuidv7(), k.id, t.code, 1, t."limitId", $1, $2, t."startedAt", t."dueAt",
       t."remindAt", t."headAt", t."overseerAt", t.explanation, 0
     FROM "case" k JOIN jsonb_to_recordset($3::jsonb) AS t(n int, code "LimitCode", "limitId" uuid,
       "startedAt" timestamptz, "dueAt" timestamptz, "remindAt" timestamptz, "headAt" timestamptz,
       "overseerAt" timestamptz, explanation jsonb) ON t.n = k."numberSeq" % $4::int`,
    [officeId, executorId, JSON.stringify(templates), STARTS.length],
  );
  await owner.query(
    `UPDATE "case" k SET "dueAt" = (SELECT min("dueAt") FROM case_clock WHERE "caseId" = k.id)`,
  );
  await owner.query('SET session_replication_role = origin');
  await owner.query('VACUUM ANALYZE');
}

const CLOCKS = 2 * CASES;

async function timed(what: string, work: () => Promise<unknown>) {
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  return { what, seconds: Number(seconds.toFixed(1)), 'clocks a second': Math.round(CLOCKS / seconds) };
}

/** Seconds for 100,000 open clocks: a dry run, a change with its recalculation, and a bare UPDATE of the same rows. */
export async function recalculationRows(): Promise<readonly object[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir, logger: createLog('silent') });
  const db = createClient({ connectionString: postgres.ownerUrl, role: APPLICATION_ROLE });
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  try {
    await applyMigrations(postgres.ownerUrl);
    await loadReferenceData(db);
    await owner.connect();
    const office = await db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    const executor = await person(db, 'bench.executor', office.id, 'EXECUTOR');
    await fill(owner, db, office.id, executor.id);
    const actor: Actor = {
      ...(await person(db, 'bench.admin', office.id, 'ADMIN')),
      acting: false,
      overseenOfficeIds: [],
      credential: SOME_SESSION,
      proof: ALWAYS_PROVEN,
    };
    const rows = [
      await timed('dry run of a change', () => previewChange(db, CHANGE, NOW)),
      await timed('applying it until every clock is recalculated', async () => {
        await applyChange({ db, now: () => NOW }, actor, CHANGE);
        await recalculateClocks(db, NOW);
      }),
    ];
    const { moved, examined, finishedAt } = await db.deadlineChange.findFirstOrThrow();
    if (examined !== CLOCKS || finishedAt === null)
      throw new Error(`Only ${examined} clocks were recalculated.`);
    const floor = await timed('floor: one bare UPDATE of their times, without checks', async () => {
      await owner.query('SET session_replication_role = replica');
      await owner.query(
        `UPDATE case_clock SET "dueAt" = "dueAt", "remindAt" = "remindAt", "headAt" = "headAt",
           "overseerAt" = "overseerAt", revision = revision + 1`,
      );
    });
    return [...rows, floor].map((row, index) => (index === 1 ? { ...row, moved } : row));
  } finally {
    await owner.end();
    await db.$disconnect();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
