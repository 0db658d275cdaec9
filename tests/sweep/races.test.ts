import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import type { Signal } from '../../schema/context.ts';
import { sweep } from '../../schema/notifications/sweep/sweep.ts';
import { type Staff, staff, take } from '../support/steps.ts';
import { atOnce } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';
import { counting, crashing } from './clients.ts';
import { clockOf, endClock, insertClocks, later, toldOf } from './clocks.ts';

let world: World;
let people: Staff;
let overseer: Person;
/** A second server process's own connections. */
let other: PrismaClient;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
  other = createClient({ connectionString: world.url });
});
afterAll(async () => {
  await other.$disconnect();
  await world.close();
});

const FROM = WORKING_MORNING;
const now = (): Date => later(FROM, 100);

/** Clocks of A3, all of whose four moments have passed at `now()`. */
async function lateClocks(count: number): Promise<string[]> {
  const cases = await waitingCases(world, people, count);
  return insertClocks(
    world,
    cases.map((caseId) => ({
      caseId,
      code: 'A3' as const,
      officeId: people.clerk.officeId,
      responsibleId: people.executor.id,
      from: FROM,
      offsets: [10, 20, 30, 40] as const,
    })),
  );
}

/** Every one of these clocks is told in full and once, and no feed has a gap or a double. */
async function expectToldOnce(clockIds: readonly string[]): Promise<void> {
  const expected = [
    `REMINDER ${people.executor.id}`,
    `OVERDUE ${people.executor.id}`,
    `OVERDUE_RAISED ${people.head.id}`,
    `OVERDUE_RAISED ${overseer.id}`,
  ].sort();
  for (const id of clockIds) expect(await toldOf(world, id)).toEqual(expected);
  for (const { recipientId, last } of await world.db.feed.findMany()) {
    const rows = await world.db.notification.findMany({
      where: { recipientId },
      orderBy: { cursor: 'asc' },
      select: { cursor: true },
    });
    expect(rows.map(({ cursor }) => cursor)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
  }
}

describe('sweeps at the same time', () => {
  it('by two processes write each row once; whoever comes second says that it is busy', async () => {
    const clocks = await lateClocks(60);
    const reports = await atOnce(12, (index) => sweep(index % 2 ? world.db : other, now, { batch: 7 }));
    expect(reports.reduce((sum, { taken }) => sum + taken, 0)).toBe(60);
    expect(reports.some(({ busy }) => busy)).toBe(true);
    await expectToldOnce(clocks);
  });

  it('with steps of the same cases neither lose a row nor fail', async () => {
    const cases = await waitingCases(world, people, 30);
    world.clock = FROM;
    await Promise.all([
      ...cases.map((caseId) =>
        take(world, people.head, 'assignExecutor', {
          caseId,
          expectedVersion: 2,
          executorId: people.executor.id,
          resolution: 'Заңға сәйкес қарауға.',
        }),
      ),
      ...Array.from({ length: 10 }, (_, index) => sweep(index % 2 ? world.db : other, now, { batch: 3 })),
    ]);
    await sweep(world.db, () => later(FROM, 60 * 24 * 30));
    for (const caseId of cases) {
      const { id } = await clockOf(world, caseId, 'A3');
      expect(await toldOf(world, id)).toHaveLength(4);
    }
    await expectToldOnce([]);
  });
});

describe('a sweep that is cut off', () => {
  it('by an error at any statement leaves nothing half done, and the next tells everything once', async () => {
    const clocks = await lateClocks(12);
    let crashes = 0;
    for (let statement = 1; ; statement += 1) {
      const cut = await sweep(crashing(world.db, statement), now, { batch: 5 }).then(
        () => false,
        () => true,
      );
      if (!cut) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(10);
    await expectToldOnce(clocks);
  });

  it('by the end of its database connection loses nothing and doubles nothing', async () => {
    const clocks = await lateClocks(40);
    const [owner, killer] = [world.ownerUrl, world.ownerUrl].map(
      (connectionString) => new pg.Client({ connectionString }),
    ) as [pg.Client, pg.Client];
    await Promise.all([owner.connect(), killer.connect()]);
    // A batch that is in the middle of writing here waits for the lock, and is ended there.
    for (const table of ['feed', 'notification', 'case_clock']) {
      const client = createClient({ connectionString: world.url });
      await owner.query('BEGIN');
      await owner.query(`LOCK TABLE "${table}" IN SHARE MODE`);
      const running = sweep(client, now, { batch: 4 }).then(
        () => 'done',
        () => 'cut',
      );
      let ended = 0;
      while (ended === 0) {
        await delay(5);
        const { rows } = await killer.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> pg_backend_pid()`,
        );
        ended = rows.length;
      }
      expect(await running).toBe('cut');
      await owner.query('ROLLBACK');
      await client.$disconnect();
    }
    await Promise.all([owner.end(), killer.end()]);
    await sweep(world.db, now);
    await expectToldOnce(clocks);
  });

  it('by its own server ends between two batches, and the rest is told later', async () => {
    const clocks = await lateClocks(9);
    const ending = new AbortController();
    const aborting = counting(world.db, () => ending.abort());
    const report = await sweep(aborting.db, now, { batch: 3, signal: ending.signal });
    expect(report.taken).toBe(3);
    expect((await sweep(world.db, now)).taken).toBe(6);
    await expectToldOnce(clocks);
  });
});

describe('a clock that ends', () => {
  it('while the sweep looks at it is either told before its end or not at all', async () => {
    const clocks = await lateClocks(20);
    await Promise.all([
      ...clocks.map((id) => endClock(world, id, now(), people.executor.id)),
      sweep(world.db, now, { batch: 2 }),
      sweep(other, now, { batch: 2 }),
    ]);
    for (const id of clocks) expect([0, 4]).toContain((await toldOf(world, id)).length);
    const before = await world.db.notification.count();
    expect((await sweep(world.db, now)).taken).toBe(0);
    expect(await world.db.notification.count()).toBe(before);
  });

  it('in a transaction that is still open is left alone', async () => {
    const [id = ''] = await lateClocks(1);
    const clock = await world.db.caseClock.findUniqueOrThrow({ where: { id } });
    await world.db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM "case" WHERE "id" = ${clock.caseId}::uuid FOR UPDATE`;
      expect((await sweep(other, now)).taken).toBe(0);
    });
    expect((await sweep(other, now)).taken).toBe(1);
  });
});

describe('a thousand clocks that are due', () => {
  it('take a few statements a batch, and wake each recipient once a batch', async () => {
    const clocks = await lateClocks(1000);
    const heard: Signal[] = [];
    const listening = world.live.subscribe(({ topic }) => topic === 'feed');
    const hearing = (async () => {
      for await (const signal of listening) heard.push(signal);
    })();
    const counted = counting(world.db);
    const began = performance.now();
    const report = await sweep(counted.db, now);
    const milliseconds = performance.now() - began;
    expect(report).toMatchObject({
      taken: 1000,
      rows: { REMINDER: 1000, OVERDUE: 1000, OVERDUE_RAISED: 2000 },
    });
    // Four full batches, one that finds nothing, one for the assignments, and the recalculation.
    expect(counted.statements()).toBeLessThan(4 * 14 + 12);
    expect(milliseconds).toBeLessThan(15_000);
    await delay(200);
    await listening.return?.();
    await hearing;
    expect(heard.length).toBeLessThanOrEqual(4 * 3);
    await expectToldOnce(clocks.slice(0, 20));
  }, 60_000);
});
