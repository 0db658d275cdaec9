import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMigrations } from '../../prisma/migrationFiles.ts';
import { openDatabase } from '../../server/database/open.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { keptLog } from '../support/tinyApp.ts';

let store: TestDatabase;
beforeEach(async () => {
  store = await testDatabase();
});
afterEach(() => store.close());

async function asOwner(sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: store.ownerUrl });
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}

/** Leaves the database as a program that has this migration, too, would leave it. */
const migrated = (name: string, how: 'done' | 'failed' = 'done'): Promise<void> =>
  asOwner(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES (gen_random_uuid()::text, 'of another program', $1, now(), CASE WHEN $2 THEN now() END, 1)`,
    [name, how === 'done'],
  );

/** Starts this program's store over the database, and ends it; the warnings that were logged. */
async function open(): Promise<Record<string, unknown>[]> {
  const { log, lines } = keptLog();
  const opened = await openDatabase({ databaseUrl: store.ownerUrl, dataDir: 'none' }, log);
  expect(await opened.db.office.count()).toBe(273);
  await opened.close();
  return lines().filter(({ level }) => level === 40 || level === 'warn');
}

describe('an older program', () => {
  it('goes on with a newer database that only has more, and warns which migrations it does not know', async () => {
    await migrated('29990101000000_more');
    await migrated('29990102000000_still_more');
    await asOwner(`ALTER TABLE "office" ADD COLUMN "of_next_release" int; CREATE TABLE "next" (id int)`);
    expect(await open()).toMatchObject([
      {
        newer: ['29990101000000_more', '29990102000000_still_more'],
        msg: expect.stringContaining('newer version'),
      },
    ]);
  });

  it('does not start on one that a later release has broken for it, whatever came after', async () => {
    await migrated('29990101000000_breaking_names');
    await migrated('29990102000000_more');
    await expect(open()).rejects.toThrow('Start the newer version');
  });

  it('does not take a migration of another line for a later one', async () => {
    const [first] = readMigrations();
    await migrated(`${first?.name.slice(0, 14)}_of_a_branch`);
    await expect(open()).rejects.toThrow('ahead of this program');
  });

  it('does not start when one of its own migrations is not there as it knows it', async () => {
    await migrated('29990101000000_more');
    const last = readMigrations().at(-1)?.name;
    await asOwner(`UPDATE "_prisma_migrations" SET checksum = 'changed' WHERE migration_name = $1`, [last]);
    await expect(open()).rejects.toThrow('changed after it had been applied');
  });

  it('says nothing of a newer migration that failed and left nothing behind', async () => {
    await migrated('29990101000000_more', 'failed');
    expect(await open()).toEqual([]);
  });
});
