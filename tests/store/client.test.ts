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

it('counts on memory and not on turning disks, unless the URL says otherwise', async () => {
  const costs = async (connectionString: string) => {
    const db = createClient({ connectionString, role: 'komek_app' });
    const shown = prepare(`SELECT current_setting('random_page_cost') AS cost, current_user AS role`);
    try {
      return await runPrepared(db, shown, []);
    } finally {
      await db.$disconnect();
    }
  };
  expect(await costs(store.ownerUrl)).toEqual([{ cost: '1.1', role: 'komek_app' }]);
  const own = `${store.ownerUrl}?options=${encodeURIComponent('-c random_page_cost=4')}`;
  expect(await costs(own)).toEqual([{ cost: '4', role: 'komek_app' }]);
});
