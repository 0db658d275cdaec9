import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { runOnce } from '../../prisma/prepared.ts';
import { createHealth } from '../../server/health.ts';
import { createLog } from '../../server/log.ts';
import { storeTrouble } from '../../server/storeTrouble.ts';
import { type Staff, send, staff } from '../support/steps.ts';
import { application, createWorld, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let owner: pg.Client;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query(`CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END $$`);
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'it succeeded',
    (error: unknown) => storeTrouble(error),
  );

const FULL = `DO $$ BEGIN RAISE 'full' USING ERRCODE = 'disk_full'; END $$`;
const KILL = 'SELECT pg_terminate_backend(pg_backend_pid())';

describe('a failure of the database', () => {
  it.each<[string, (db: PrismaClient) => Promise<unknown>, unknown]>([
    ['a full disk, by Prisma', (db) => db.$executeRawUnsafe(FULL), 'STORAGE_FULL'],
    ['a full disk, by ourselves', (db) => runOnce(db, { text: FULL, values: [] }), 'STORAGE_FULL'],
    ['a connection that the server ends, by Prisma', (db) => db.$queryRawUnsafe(KILL), 'UNAVAILABLE'],
    [
      'a connection that the server ends, by ourselves',
      (db) => runOnce(db, { text: KILL, values: [] }),
      'UNAVAILABLE',
    ],
    ['a statement that is wrong', (db) => db.$queryRawUnsafe('SELECT nonsense'), null],
    ['a division by zero', (db) => runOnce(db, { text: 'SELECT 1 / 0', values: [] }), null],
  ])('is told apart: %s', async (_what, fail, trouble) => {
    const db = createClient({ connectionString: world.ownerUrl, onConnectionError: () => {} });
    expect(await failureOf(fail(db))).toBe(trouble);
    await db.$disconnect();
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN'])('is told apart: its name is not known at the moment (%s)', (code) => {
    expect(storeTrouble(Object.assign(new Error(`getaddrinfo ${code} postgres`), { code }))).toBe(
      'UNAVAILABLE',
    );
  });

  it('is told apart: nobody listens', async () => {
    const db = createClient({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
    expect(await failureOf(db.office.count())).toBe('UNAVAILABLE');
    expect(await failureOf(runOnce(db, { text: 'SELECT 1', values: [] }))).toBe('UNAVAILABLE');
    await db.$disconnect();
  });
});

describe('a disk without room', () => {
  it('refuses a step clearly and whole, and takes it under the same key once there is room', async () => {
    const input = application({ idempotencyKey: 'while the disk is full' });
    await owner.query('CREATE TRIGGER full_disk BEFORE INSERT ON receipt EXECUTE FUNCTION no_room()');
    const refused = await send(world, people.clerk, 'registerApplication', input);
    expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([503, 'STORAGE_FULL']);
    expect(await world.db.case.count()).toBe(0);
    await owner.query('DROP TRIGGER full_disk ON receipt');
    const taken = await send(world, people.clerk, 'registerApplication', input);
    expect([taken.status, taken.errors]).toEqual([200, undefined]);
    expect(await world.db.case.count()).toBe(1);
  });

  it('is said at /ready until a write is possible again', async () => {
    const db = createClient({ connectionString: world.url });
    const health = createHealth(db, createLog('silent'));
    expect(await health.readiness()).toBe('ready');
    health.storageFull();
    expect(await health.readiness(), 'there was room').toBe('ready');
    // The write that it tries calls this instead of PostgreSQL's own.
    await owner.query(`CREATE FUNCTION public.generate_series(integer, integer) RETURNS SETOF integer LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'full' USING ERRCODE = 'disk_full'; END $$`);
    const name = new URL(world.ownerUrl).pathname.slice(1);
    await owner.query(`ALTER DATABASE "${name}" SET search_path = public, pg_catalog`);
    const full = createClient({ connectionString: world.url });
    const lasting = createHealth(full, createLog('silent'));
    expect(await lasting.readiness(), 'nobody has written').toBe('ready');
    lasting.storageFull();
    expect(await lasting.readiness()).toBe('read only');
    await owner.query('DROP FUNCTION public.generate_series(integer, integer)');
    expect(await lasting.readiness()).toBe('ready');
    await Promise.all([db.$disconnect(), full.$disconnect()]);
  });
});
