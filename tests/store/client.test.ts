import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let store: TestDatabase;

beforeAll(async () => {
  store = await testDatabase();
});
afterAll(() => store.close());

it('leaves no connection open, though nothing was asked through Prisma', async () => {
  const db = createClient({ connectionString: store.ownerUrl });
  const [own] = await runPrepared<{ pid: number }>(db, prepare('SELECT pg_backend_pid() AS pid'), []);
  await db.$disconnect();
  const client = new pg.Client({ connectionString: store.ownerUrl });
  await client.connect();
  const open = async () =>
    (await client.query('SELECT pid FROM pg_stat_activity WHERE pid = $1', [own?.pid])).rows.length;
  await expect.poll(open).toBe(0);
  await client.end();
});
