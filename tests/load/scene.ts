import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { createLog } from '../../server/log.ts';
import { createSessions, type Sessions } from '../../server/signIn/sessions.ts';
import { type DatabaseSpec, generateDatabase } from './database/generate.ts';
import { cpuOfFamily } from './processes.ts';

const HOURS = 3_600_000;

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
  /** Ends PostgreSQL and every connection, and leaves the folder to whoever works in it next. */
  leave(): Promise<void>;
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
  let left: Promise<void> | undefined;
  const leave = (): Promise<void> => {
    left ??= (async () => {
      await owner.end();
      await db.$disconnect();
      await postgres.stop();
    })();
    return left;
  };
  const end = async (): Promise<void> => {
    await leave();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  try {
    await owner.connect();
    const filledIn = await generateDatabase(ownerUrl, spec);
    const limits = { idle: 12 * HOURS, absolute: 12 * HOURS, proof: 12 * HOURS };
    const sessions = createSessions(db, limits, () => new Date());
    const cpu = () => cpuOfFamily(postgres.pid());
    return { dataDir, ownerUrl, owner, db, sessions, filledIn, cpu, leave, end };
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
  return (await sessions.open(id, { method: 'PASSWORD', secondFactor: false })).token;
}
