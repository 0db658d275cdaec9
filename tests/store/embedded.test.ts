import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { openDatabase } from '../../server/database/open.ts';
import { isAlive, isPostgresOver } from '../../server/database/processIdentity.ts';

let dataDir: string;
let running: EmbeddedPostgres[];
let children: ChildProcess[];
let warnings: string[];
const logger = {
  info: () => {},
  warn: (_fields: object, message: string) => void warnings.push(message),
  error: (_fields: object, message: string) => void warnings.push(message),
};

/** A folder as a first start and an orderly stop leave it; most tests go on from a copy. */
let used: string;
beforeAll(async () => {
  used = await mkdtemp(join(inject('runFolder'), 'embedded-'));
  await (await startEmbeddedPostgres({ dataDir: used, logger })).stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

/** Puts an empty folder in the place of the copy. */
async function unused(): Promise<void> {
  await rm(dataDir, { recursive: true });
  await mkdir(dataDir);
}

beforeEach(async () => {
  dataDir = await mkdtemp(join(inject('runFolder'), 'embedded-'));
  await promisify(execFile)('cp', ['-a', `${used}/.`, dataDir]);
  [running, children, warnings] = [[], [], []];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(running.map((postgres) => postgres.stop()));
  const pid = Number((await postmasterFile().catch(() => '')).split('\n')[0]);
  if (children.length > 0 && (await isPostgresOver(pid, join(dataDir, 'postgres'))))
    process.kill(pid, 'SIGQUIT');
  await rm(dataDir, { recursive: true, force: true });
});

const postmasterFile = () => readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, logger });
  running.push(postgres);
  return postgres;
}

/** A whole server process over the folder; answers its first line of output, or its error. */
async function startProcess(): Promise<{ child: ChildProcess; url: string; error: string }> {
  const script = join(import.meta.dirname, 'holdDatabase.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const output = { url: '', error: '' };
  child.stderr?.on('data', (chunk: Buffer) => {
    output.error += chunk.toString('utf8');
  });
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output.url += chunk.toString('utf8').trim();
      resolve();
    });
    child.on('close', () => resolve());
  });
  return { child, ...output };
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(50);
    }
  }
}

describe('the embedded PostgreSQL', () => {
  test('keeps its data from one start to the next, and leaves no process behind', async () => {
    await unused();
    const first = await start();
    await query(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    const pid = first.pid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    await expect(access(join(dataDir, 'lock'))).rejects.toThrow();
    const second = await start();
    expect(await query(second.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  test('listens on the loopback address alone, with a password of its own that only its owner reads', async () => {
    const postgres = await start();
    const url = new URL(postgres.ownerUrl);
    expect(await query(postgres.ownerUrl, 'SHOW listen_addresses')).toEqual([
      { listen_addresses: '127.0.0.1' },
    ]);
    expect(await query(postgres.ownerUrl, 'SHOW unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    expect(await query(postgres.ownerUrl, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    expect(await readFile(join(dataDir, 'password'), 'utf8')).toBe(url.password);
    expect(url.password.length).toBeGreaterThanOrEqual(32);
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700);
    url.password = 'wrong';
    await expect(query(url.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('writes neither rows nor statements into its log (I-42)', async () => {
    const { ownerUrl } = await start();
    await query(ownerUrl, 'CREATE TABLE secret (iin text PRIMARY KEY)');
    const insert = `INSERT INTO secret VALUES ('000101300009')`;
    await query(ownerUrl, insert);
    await expect(query(ownerUrl, insert)).rejects.toThrow();
    const log = await readFile(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('000101300009');
  });

  test('that is killed comes back at the same address with all that was committed', async () => {
    const postgres = await start();
    await query(postgres.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    const killed = postgres.pid();
    process.kill(killed, 'SIGKILL');
    const rows = await eventually(() => query(postgres.ownerUrl, 'SELECT value FROM kept'));
    expect(rows).toEqual([{ value: 7 }]);
    expect(postgres.pid()).not.toBe(killed);
    expect(warnings).toEqual(['PostgreSQL ended by itself; starting it again']);
  });

  test('refuses a data folder of another version, in plain words', async () => {
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow('was made by PostgreSQL 15, and this program brings PostgreSQL 18');
  });
});

test.each([0, 100, 160, 400])(
  'stopping %i ms after PostgreSQL was killed ends it for good',
  async (delay) => {
    const postgres = await start();
    process.kill(postgres.pid(), 'SIGKILL');
    await sleep(delay);
    await postgres.stop();
    await sleep(200);
    await expect(query(postgres.ownerUrl, 'SELECT 1')).rejects.toThrow();
    const pid = Number((await postmasterFile().catch(() => '0')).split('\n')[0]);
    expect(await isPostgresOver(pid, join(dataDir, 'postgres'))).toBe(false);
    await (await start()).stop();
  },
);

describe('a server that was killed', () => {
  test('leaves a PostgreSQL that the next start stops, with nothing lost', async () => {
    const { child, url } = await startProcess();
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS value');
    const leftover = Number((await postmasterFile()).split('\n')[0]);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(isAlive(leftover)).toBe(true);
    const next = await start();
    expect(isAlive(leftover)).toBe(false);
    expect(warnings).toEqual(['stopped the PostgreSQL of a server that was killed']);
    expect(await query(next.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  test('together with its PostgreSQL starts again', async () => {
    const { child, url } = await startProcess();
    await query(url, 'CREATE TABLE kept AS SELECT 7 AS value');
    const leftover = Number((await postmasterFile()).split('\n')[0]);
    child.kill('SIGKILL');
    process.kill(leftover, 'SIGKILL');
    await once(child, 'close');
    const next = await start();
    expect(await query(next.ownerUrl, 'SELECT value FROM kept')).toEqual([{ value: 7 }]);
  });

  test('while it created its data folder starts anew', async () => {
    await unused();
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    const next = await start();
    expect(await query(next.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('does not cost a stranger its life who got the old process number', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    children.push(stranger);
    await writeFile(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const next = await start();
    expect(await query(next.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(stranger.pid ?? 0)).toBe(true);
  });
});

describe('two servers on one folder', () => {
  test('do not fight: the second is refused in plain words, the first works on', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`Another Komek server already works in ${dataDir}`);
    const { child, error } = await startProcess();
    expect(child.exitCode).toBe(1);
    expect(error).toContain('FolderInUseError: Another Komek server already works in');
    expect(await query(first.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('that start at the same moment: exactly one gets it', async () => {
    await unused();
    const both = await Promise.all([startProcess(), startProcess()]);
    expect(both.filter(({ url }) => url !== '')).toHaveLength(1);
    expect(both.filter(({ error }) => error.includes('FolderInUseError'))).toHaveLength(1);
  });
});

describe('opening the store', () => {
  test('starts, migrates, loads and connects as the application role; closing ends it all', async () => {
    const store = await openDatabase({ dataDir }, logger);
    const role = await store.db.$queryRaw`SELECT current_user::text AS role`;
    expect(role).toEqual([{ role: 'komek_app' }]);
    expect(await query(store.appUrl, 'SELECT current_user::text AS role')).toEqual(role);
    expect(await store.db.office.count()).toBe(273);
    expect(store.embedded).toBe(true);
    await store.close();
    await store.close();
    await expect(query(store.appUrl, 'SELECT 1')).rejects.toThrow();

    const started = performance.now();
    const again = await openDatabase({ dataDir }, logger);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(await again.db.office.count()).toBe(273);
    await again.close();
    expect(warnings).toEqual([]);
  });
});
