import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { applyMigrations } from '../../prisma/migrate.ts';
import {
  MIGRATIONS_FOLDER,
  migrationList,
  readMigrations,
  SCHEMA_FILE,
} from '../../prisma/migrationFiles.ts';
import { migrationSql, newMigration } from '../../prisma/newMigration.ts';
import { NO_FILTER, openDatabaseEngine } from '../../prisma/schemaEngine.ts';
import { checkServer } from '../../prisma/serverCheck.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const NAMES = readMigrations().map(({ name }) => name);
let store: TestDatabase;
let folder: string;
beforeEach(async () => {
  store = await testDatabase({ empty: true });
  folder = await mkdtemp(join(inject('runFolder'), 'migrations-'));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function query<Row extends pg.QueryResultRow>(sql: string, url = store.ownerUrl): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function addMigration(sql: string): Promise<string> {
  const name = '29990101000000_next';
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), sql);
  await cp(SCHEMA_FILE, join(folder, name, 'schema.prisma'));
  return name;
}

describe('migrating', () => {
  test('applies every migration in order, and a second time nothing', async () => {
    expect(await applyMigrations(store.ownerUrl)).toEqual(NAMES);
    expect(await applyMigrations(store.ownerUrl)).toEqual([]);
  });

  test('keeps in Prisma’s own table the SHA-256 of each file', async () => {
    await applyMigrations(store.ownerUrl);
    const rows = await query<{ migration_name: string; checksum: string; finished: boolean }>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1`,
    );
    const files = NAMES.map(async (name) => {
      const sql = await readFile(join(MIGRATIONS_FOLDER, name, 'migration.sql'));
      return {
        migration_name: name,
        checksum: createHash('sha256').update(sql).digest('hex'),
        finished: true,
      };
    });
    expect(rows).toEqual(await Promise.all(files));
  });

  test('leaves a history that Prisma’s engine finds complete and unedited', async () => {
    await applyMigrations(store.ownerUrl);
    const migrations = readMigrations();
    const { engine, close } = await openDatabaseEngine(store.ownerUrl, await readFile(SCHEMA_FILE, 'utf8'));
    const found = await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(migrations),
      optInToShadowDatabase: false,
      filters: NO_FILTER,
    });
    await close();
    expect(found).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
  });

  test('from two processes at once happens once', async () => {
    const both = await Promise.all([applyMigrations(store.ownerUrl), applyMigrations(store.ownerUrl)]);
    expect(both.flat()).toEqual(NAMES);
  });

  test('of two databases of one server at once works for both', async () => {
    const other = await testDatabase({ empty: true });
    try {
      const both = await Promise.all([applyMigrations(store.ownerUrl), applyMigrations(other.ownerUrl)]);
      expect(both).toEqual([NAMES, NAMES]);
    } finally {
      await other.close();
    }
  });

  test('that is up to date takes well under a second', async () => {
    await applyMigrations(store.ownerUrl);
    const start = performance.now();
    await applyMigrations(store.ownerUrl);
    expect(performance.now() - start).toBeLessThan(700);
  });
});

describe('migrating is refused', () => {
  test('when an applied file was changed', async () => {
    await applyMigrations(store.ownerUrl, folder);
    const first = join(folder, NAMES[0] ?? '', 'migration.sql');
    await writeFile(first, `${await readFile(first, 'utf8')}\n-- one more line\n`);
    await expect(applyMigrations(store.ownerUrl, folder)).rejects.toThrow(
      `after it had been applied: ${NAMES[0]}`,
    );
  });

  test('when the database is ahead of the program', async () => {
    const name = await addMigration('SELECT 1;');
    await applyMigrations(store.ownerUrl, folder);
    await expect(applyMigrations(store.ownerUrl)).rejects.toThrow(`ahead of this program: it knows ${name}`);
  });

  test('when the SQL fails: nothing of the file stays, and the mended file applies', async () => {
    const name = await addMigration('CREATE TABLE half (id int); SELECT 1/0;');
    await expect(applyMigrations(store.ownerUrl, folder)).rejects.toThrow(
      `Migration ${name} failed and left nothing behind: division by zero`,
    );
    expect(await query(`SELECT FROM pg_tables WHERE tablename = 'half'`)).toHaveLength(0);
    await addMigration('CREATE TABLE half (id int);');
    expect(await applyMigrations(store.ownerUrl, folder)).toEqual([name]);
    expect(await applyMigrations(store.ownerUrl, folder)).toEqual([]);
  });

  test('to an account that may not act as the application role, with the statement that mends it', async () => {
    await query(`CREATE ROLE "plain_${process.pid}" LOGIN PASSWORD 'x'`);
    try {
      const url = new URL(store.ownerUrl);
      url.username = `plain_${process.pid}`;
      url.password = 'x';
      await expect(applyMigrations(url.href)).rejects.toThrow(`GRANT "komek_app" TO "plain_${process.pid}"`);
    } finally {
      await query(`DROP ROLE "plain_${process.pid}"`);
    }
  });

  test('by a server that is too old or lacks what is needed, every problem at once', async () => {
    const facts = {
      version: 140_000,
      version_text: '14.0',
      encoding: 'LATIN1',
      kazakh: false,
      trigrams: false,
      role_exists: false,
      in_role: false,
      reader_roles: ['komek_reader'],
      may_create_role: false,
      may_grant_role: false,
      current_user: 'somebody',
      read_only: true,
    };
    const server = { query: async () => ({ rows: [facts] }) } as unknown as pg.ClientBase;
    const refusal = await checkServer(server).catch((error: Error) => error.message);
    for (const word of [
      '14.0 is too old',
      'LATIN1',
      'kk-x-icu',
      'pg_trgm',
      'replica',
      'CREATE ROLE "komek_app"',
      'CREATE ROLE "komek_region_reader" NOLOGIN; CREATE ROLE "komek_admin_reader" NOLOGIN; ',
      'GRANT "komek_reader" TO "komek_region_reader"; ',
      'GRANT "komek_admin_reader" TO "komek_region_admin_reader"; ',
    ])
      expect(refusal).toContain(word);
  });
});

describe('writing a migration', () => {
  const now = new Date('2999-02-03T04:05:06Z');

  test('the migrations lead to schema.prisma as it is', async () => {
    const last = readMigrations().at(-1);
    expect(await migrationSql(last?.schema ?? null, await readFile(SCHEMA_FILE, 'utf8'))).toBe('');
  });

  test('is refused when nothing changed', async () => {
    await expect(newMigration('again', now, folder)).rejects.toThrow('asks for nothing new');
  });

  test('writes the difference, named by time, with the schema it leads to', async () => {
    const snapshot = join(folder, NAMES.at(-1) ?? '', 'schema.prisma');
    const without = (await readFile(snapshot, 'utf8')).replace(/^ {2}website .*$/m, '');
    await writeFile(snapshot, without);
    const name = await newMigration('office_website', now, folder);
    expect(name).toBe('29990203040506_office_website');
    expect((await readdir(join(folder, name))).sort()).toEqual(['migration.sql', 'schema.prisma']);
    const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
    expect(sql).toContain('ALTER TABLE "office" ADD COLUMN     "website" TEXT;');
    await expect(newMigration('again', now, folder)).rejects.toThrow('asks for nothing new');
  });

  test('is refused under a name that is not plain', async () => {
    await expect(newMigration('../x', now, folder)).rejects.toThrow('small Latin letters');
  });
});
