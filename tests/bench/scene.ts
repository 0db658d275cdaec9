import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { createLog } from '../../server/log.ts';
import { createSessions, type Sessions } from '../../server/sessions.ts';
import { type DatabaseSpec, generateDatabase } from './database/generate.ts';
import { cpuOfFamily } from './processes.ts';
import type { Subjects, WaitingCase } from './systems/system.ts';

const HOURS = 3_600_000;
/** How many cases Q2 asks for in turn. */
const ASKED_CASES = 500;

/** A PostgreSQL of the bench's own with a generated database. */
export interface Scene {
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly owner: pg.Client;
  readonly db: PrismaClient;
  readonly sessions: Sessions;
  /** Seconds that it took to generate. */
  readonly filledIn: number;
  /** Milliseconds of processor time that PostgreSQL has used so far. */
  cpu(): number;
  end(): Promise<void>;
}

/** Starts PostgreSQL in a folder of its own, with these settings of it besides, and generates a database there. */
export async function openScene(
  spec: DatabaseSpec,
  settings: Readonly<Record<string, string>> = {},
): Promise<Scene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-bench-'));
  const postgres = await startWith(dataDir, { ...FILL_SETTINGS, ...settings });
  const { ownerUrl } = postgres;
  const owner = new pg.Client({ connectionString: ownerUrl });
  const db = createClient({ connectionString: ownerUrl, role: APPLICATION_ROLE });
  const end = async (): Promise<void> => {
    await owner.end();
    await db.$disconnect();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await owner.connect();
    const filledIn = await generateDatabase(ownerUrl, spec);
    const limits = { idle: 12 * HOURS, absolute: 12 * HOURS, proof: 12 * HOURS };
    const sessions = createSessions(db, limits, () => new Date());
    return { dataDir, ownerUrl, owner, db, sessions, filledIn, cpu: () => cpuOfFamily(postgres.pid()), end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** A fill writes much more at once than the product ever does. */
const FILL_SETTINGS = { max_wal_size: '4GB' };

/** PostgreSQL with settings that it takes over only when it starts. */
async function startWith(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
): Promise<EmbeddedPostgres> {
  const logger = createLog('silent');
  const first = await startEmbeddedPostgres({ dataDir, logger });
  const client = new pg.Client({ connectionString: first.ownerUrl });
  await client.connect();
  for (const [name, value] of Object.entries(settings))
    await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
  await client.end();
  await first.stop();
  return startEmbeddedPostgres({ dataDir, logger });
}

/** Signs somebody in by his login; the token for his cookie. */
export async function signIn({ db, sessions }: Scene, login: string): Promise<string> {
  const { id } = await db.user.findFirstOrThrow({ where: { login }, select: { id: true } });
  return (await sessions.open(id)).token;
}

/** Whom and what the questions are about; the cases of the one office wait for the step, the lists are of the others. */
export async function subjectsOf(scene: Scene, waitingOffice: string): Promise<Subjects> {
  const departments = await scene.db.office.findMany({
    where: { kind: 'DEPARTMENT', code: { not: waitingOffice } },
    select: { id: true, code: true },
    orderBy: { code: 'asc' },
  });
  const offices = await Promise.all(
    departments.map(async ({ id, code }) => ({
      id,
      code,
      token: await signIn(scene, `head.${code.toLowerCase()}`),
    })),
  );
  const cases = await scene.db.case.findMany({
    where: { officeId: offices[0]?.id ?? '' },
    select: { id: true },
    orderBy: { number: 'asc' },
    take: ASKED_CASES,
  });
  const executors = await scene.db.user.findMany({
    where: { roles: { has: 'EXECUTOR' }, office: { code: waitingOffice } },
    select: { id: true, login: true },
  });
  const tokens = await Promise.all(
    executors.map(async ({ id, login }) => [id, await signIn(scene, login)] as const),
  );
  return {
    offices,
    caseIds: cases.map(({ id }) => id),
    analyst: await signIn(scene, 'analyst'),
    executors: Object.fromEntries(tokens),
  };
}

/** The cases that wait for the step of Q4, in random order. */
export async function waitingCases({ owner }: Scene, office: string): Promise<WaitingCase[]> {
  const { rows } = await owner.query<WaitingCase>(
    `SELECT c.id, c.version, c."executorId" FROM "case" c JOIN office o ON o.id = c."officeId"
     WHERE o.code = $1 AND c.status = 'ASSIGNED' ORDER BY random()`,
    [office],
  );
  return rows;
}
