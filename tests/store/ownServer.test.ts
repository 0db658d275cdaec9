import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { openDatabase } from '../../server/database/open.ts';

const logger = { info: () => {}, warn: () => {}, error: () => {} };
/** Stands in for the PostgreSQL server of an organisation, where Komek is one guest among others. */
let server: EmbeddedPostgres;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(inject('runFolder'), 'server-'));
  server = await startEmbeddedPostgres({ dataDir, logger, durable: false });
  await administer(
    `CREATE ROLE owner LOGIN CREATEROLE PASSWORD 'x'`,
    `CREATE ROLE application LOGIN PASSWORD 'x'`,
    `CREATE ROLE guest LOGIN CREATEROLE PASSWORD 'x'`,
    `CREATE DATABASE assistance OWNER owner`,
    `CREATE DATABASE other OWNER guest`,
  );
});
afterAll(() => server.stop());

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

function address(account: string, database: string): string {
  const url = new URL(server.ownerUrl);
  url.username = account;
  url.password = 'x';
  url.pathname = `/${database}`;
  return url.href;
}

async function codeOf(url: string, sql: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
    return 'accepted';
  } catch (error) {
    return error instanceof pg.DatabaseError ? error.code : 'unknown';
  } finally {
    await client.end();
  }
}

describe('on a PostgreSQL server of one’s own', () => {
  test('an owner who is no superuser is enough; the sessions act as the application role', async () => {
    const store = await openDatabase({ databaseUrl: address('owner', 'assistance'), dataDir }, logger);
    expect(store.embedded).toBe(false);
    expect(await store.db.office.count()).toBe(273);
    expect(await store.db.$queryRaw`SELECT current_user::text AS role`).toEqual([{ role: 'komek_app' }]);
    await store.close();
  });

  test('any number of servers open one database at once, also at its very first start', async () => {
    await administer(`CREATE DATABASE crowded OWNER owner`);
    const config = { databaseUrl: address('owner', 'crowded'), dataDir, poolSize: 2 };
    const stores = await Promise.all([1, 2, 3].map(() => openDatabase(config, logger)));
    for (const store of stores) expect(await store.db.office.count()).toBe(273);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('an account beside the owner is admitted, and can then neither rewrite history nor change tables', async () => {
    const databaseUrl = address('application', 'assistance');
    const migrationUrl = address('owner', 'assistance');
    const store = await openDatabase({ databaseUrl, migrationUrl, dataDir }, logger);
    expect(await store.db.office.count()).toBe(273);
    await store.close();
    expect(await codeOf(databaseUrl, 'UPDATE case_event SET seq = seq')).toBe('42501');
    expect(await codeOf(databaseUrl, 'ALTER TABLE case_event DISABLE TRIGGER ALL')).toBe('42501');
  });

  test('an owner who may not give the role that another created is told what an administrator must run', async () => {
    const opening = openDatabase({ databaseUrl: address('guest', 'other'), dataDir }, logger);
    await expect(opening).rejects.toThrow('GRANT "komek_app" TO "guest"');
    await administer('GRANT "komek_app" TO "guest"');
    const store = await openDatabase({ databaseUrl: address('guest', 'other'), dataDir }, logger);
    expect(await store.db.office.count()).toBe(273);
    await store.close();
  });

  test('an address where nothing answers is refused, not waited for', async () => {
    const databaseUrl = 'postgresql://somebody:x@127.0.0.1:1/none';
    await expect(openDatabase({ databaseUrl, dataDir }, logger)).rejects.toThrow('ECONNREFUSED');
  });
});
