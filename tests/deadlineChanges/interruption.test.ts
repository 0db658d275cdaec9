import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import { type Recalculated, recalculateClocks } from '../../schema/deadlines/changes/recalculate.ts';
import { writePlan } from '../../schema/deadlines/changes/writePlan.ts';
import { type ClockStore, clockStore } from './clockStore.ts';

const NOW = new Date('2013-06-03T05:00:00Z');
const CLOCKS = 23;

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
  for (let index = 0; index < CLOCKS; index += 1) await store.start('A3', '2013-07-08T05:00:00Z');
}, 60_000);
afterAll(() => store.close());

let revision = 0;
let changeId = '';

/** The first change frees a day that every clock waits for, the next gives it back: written, not yet recalculated. */
beforeEach(async () => {
  await recalculateClocks(store.db, NOW);
  revision = (await store.revision()) + 1;
  const date = '2013-07-09';
  const entry = { date, kind: 'FREED', name: null, source: 'Қаулы', expected: false } as const;
  const days = [
    revision % 2 === 1 ? { date, before: null, after: entry } : { date, before: entry, after: null },
  ];
  changeId = await store.db.$transaction(async (tx) => {
    await writePlan(tx, { openYears: [], days, limits: [], hours: [] });
    const { id } = await tx.deadlineChange.create({
      data: { revision, at: NOW, actorId: store.admin.id, reason: 'Жарлық', changes: {} },
    });
    return id;
  });
});

/** Every clock was changed once by this change, and the change says so. */
async function expectEachOnce(): Promise<void> {
  const clocks = await store.db.caseClock.findMany({ select: { id: true, revision: true } });
  const log = await store.db.clockChange.findMany({ where: { changeId }, select: { clockId: true } });
  expect(log.map(({ clockId }) => clockId).sort()).toEqual(clocks.map(({ id }) => id).sort());
  expect(clocks.map((clock) => clock.revision)).toEqual(Array(CLOCKS).fill(revision));
  expect(await store.db.deadlineChange.findUniqueOrThrow({ where: { id: changeId } })).toMatchObject({
    examined: CLOCKS,
    moved: CLOCKS,
    finishedAt: NOW,
  });
}

/** A signal that is aborted once it has been asked so many times. */
function abortedAfter(batches: number): AbortSignal {
  let asked = 0;
  const { signal } = new AbortController();
  return Object.defineProperty(signal, 'aborted', { get: () => ++asked > batches });
}

const sum = (runs: readonly Recalculated[]): Recalculated => ({
  examined: runs.reduce((total, { examined }) => total + examined, 0),
  moved: runs.reduce((total, { moved }) => total + moved, 0),
  stuck: runs.reduce((total, { stuck }) => total + stuck, 0),
});

describe('the recalculation', () => {
  test.each([0, 1, 2, 4])('ended after %i batches goes on where it was, each clock once', async (batches) => {
    const first = await recalculateClocks(store.db, NOW, { batch: 5, signal: abortedAfter(batches) });
    expect(first.moved).toBe(Math.min(batches * 5, CLOCKS));
    const half = await store.db.deadlineChange.findUniqueOrThrow({ where: { id: changeId } });
    expect(half).toMatchObject({ examined: first.moved, finishedAt: null });
    const rest = await recalculateClocks(store.db, NOW, { batch: 5 });
    expect(first.moved + rest.moved).toBe(CLOCKS);
    await expectEachOnce();
  });

  test('killed in the middle of a batch leaves that batch as if it had not begun', async () => {
    const killed = createClient({ connectionString: store.url });
    const { caseId } = await store.db.caseClock.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const holder = new pg.Client({ connectionString: store.ownerUrl });
    await holder.connect();
    try {
      // Somebody takes a step in the last case: the recalculation waits for it in the middle of its batch.
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM "case" WHERE id = $1 FOR UPDATE', [caseId]);
      const run = recalculateClocks(killed, NOW, { batch: CLOCKS }).then(
        () => 'done',
        () => 'killed',
      );
      const waiting = `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE%'`;
      let pid: number | undefined;
      while (pid === undefined) {
        await pause(20);
        // A transaction sees the same activity all along unless it asks anew.
        await holder.query('SELECT pg_stat_clear_snapshot()');
        pid = (await holder.query<{ pid: number }>(waiting)).rows[0]?.pid;
      }
      await holder.query('SELECT pg_terminate_backend($1)', [pid]);
      expect(await run).toBe('killed');
      await holder.query('COMMIT');
    } finally {
      await holder.end();
      await killed.$disconnect();
    }
    expect(await store.db.clockChange.count({ where: { changeId } })).toBe(0);
    await recalculateClocks(store.db, NOW, { batch: 5 });
    await expectEachOnce();
  });

  test('by several processes at once changes each clock once', async () => {
    const processes = [1, 2, 3].map(() => createClient({ connectionString: store.url }));
    try {
      const runs = await Promise.all(processes.map((db) => recalculateClocks(db, NOW, { batch: 3 })));
      expect(sum(runs)).toEqual({ examined: CLOCKS, moved: CLOCKS, stuck: 0 });
    } finally {
      await Promise.all(processes.map((db) => db.$disconnect()));
    }
    await expectEachOnce();
  });

  test('does nothing when nothing waits', async () => {
    await recalculateClocks(store.db, NOW);
    expect(await recalculateClocks(store.db, NOW)).toEqual({ examined: 0, moved: 0, stuck: 0 });
    await expectEachOnce();
  });
});

test('a clock that two changes overtake is recalculated once, to the newest', async () => {
  await store.db.$transaction(async (tx) => {
    const date = '2013-07-10';
    const after = { date, kind: 'FREED', name: null, source: 'Қаулы', expected: false } as const;
    await writePlan(tx, { openYears: [], days: [{ date, before: null, after }], limits: [], hours: [] });
    await tx.deadlineChange.create({
      data: { revision: revision + 1, at: NOW, actorId: store.admin.id, reason: 'Жарлық', changes: {} },
    });
  });
  await recalculateClocks(store.db, NOW, { batch: 7 });
  const changes = await store.db.deadlineChange.findMany({ where: { revision: { gte: revision } } });
  expect(changes.map(({ finishedAt }) => finishedAt)).toEqual([NOW, NOW]);
  expect(await store.db.clockChange.count({ where: { changeId } })).toBe(0);
  const clocks = await store.db.caseClock.findMany({ select: { revision: true } });
  expect(new Set(clocks.map((clock) => clock.revision))).toEqual(new Set([revision + 1]));
});
