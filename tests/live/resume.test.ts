import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tell } from '../../schema/notifications/outbox.ts';
import type { App } from '../../server/app.ts';
import { assignmentsOf, follow } from '../support/sse.ts';
import { type Staff, send, staff } from '../support/steps.ts';
import { inLanes, outcomeOf, randomFrom, tally, through } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { assign, assignment, cursorsFrom, nextCursors } from './feed.ts';

const CASES = 200;
const CUTS = 20;

let world: World;
let second: World;
let servers: readonly [App, App];
let people: Staff;
let owner: pg.Client;
const seed = Date.now() % 1_000_000;
const random = randomFrom(seed);

beforeAll(async () => {
  world = await createWorld();
  const app = await world.anotherServer();
  second = through(world, app);
  servers = [world.app, app];
  people = await staff(world);
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

/** Assigns the cases to somebody, several at once and through both servers; `between` runs after each answer. */
async function assignAll(
  cases: readonly string[],
  executor: Person,
  between: (done: number) => Promise<void> | void = () => {},
): Promise<void> {
  let done = 0;
  const answers = await inLanes(4, cases, async (caseId, index) => {
    const through = index % 2 ? world : second;
    const answer = await send(through, people.head, 'assignExecutor', assignment(people, caseId, executor));
    done += 1;
    await between(done);
    return outcomeOf(answer);
  });
  expect(tally(answers)).toEqual({ ok: cases.length });
}

/** The connections on which the servers listen. */
async function listeners(): Promise<number[]> {
  const { rows } = await owner.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'komek live' AND state = 'idle'`,
  );
  return rows.map(({ pid }) => pid);
}

/** Ends them; how many there were. */
async function endListening(): Promise<number> {
  const pids = await listeners();
  for (const pid of pids) await owner.query('SELECT pg_terminate_backend($1)', [pid]);
  return pids.length;
}

describe('the assignments of an executor', () => {
  it('all come, each once and in order, over a stream cut 20 times during 200 assignments and resumed at either server', async () => {
    const cases = await waitingCases(world, people, CASES);
    const { executor } = people;
    const follower = follow(servers, executor, () => random() * 40);
    const places = new Set<number>();
    while (places.size < CUTS) places.add(1 + Math.floor(random() * (CASES - 1)));
    await assignAll(cases, executor, async (done) => {
      if (!places.has(done)) return;
      await delay(random() * 20);
      await follower.cut();
    });
    await follower.reached(CASES, 10_000);
    await delay(100);
    await follower.stop();

    expect(follower.connections, `seed ${seed}`).toBe(CUTS + 1);
    expect(
      follower.rows.map(({ cursor }) => cursor),
      `seed ${seed}`,
    ).toEqual(cursorsFrom(1, CASES));
    expect(new Set(follower.rows.map((row) => row.case.id))).toEqual(new Set(cases));
    const stored = await world.db.notification.findMany({
      where: { recipientId: executor.id },
      orderBy: { cursor: 'asc' },
    });
    expect(follower.rows.map((row) => row.case.id)).toEqual(stored.map(({ caseId }) => caseId));
  }, 60_000);

  it('all come although the database ends the listening connections again and again', async () => {
    const cases = await waitingCases(world, people, 40);
    const executor = await world.person('AKS', ['EXECUTOR']);
    const followers = servers.map((app) => follow([app], executor));
    let ended = 0;
    await assignAll(cases, executor, async (done) => {
      if (done % 6 !== 0) return;
      ended += await endListening();
      await delay(random() * 100);
    });
    expect(ended).toBeGreaterThanOrEqual(4);
    for (const follower of followers) {
      await follower.reached(40, 10_000);
      await follower.stop();
      expect(follower.rows.map(({ cursor }) => cursor)).toEqual(cursorsFrom(1, 40));
      expect(follower.connections, 'the streams themselves were not touched').toBe(1);
    }
  });

  it('come also when they are committed at a moment when nobody listens', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const [caseId = ''] = await waitingCases(world, people, 1);
    await assign(world, people, caseId, executor);
    const streams = await Promise.all(servers.map((app) => assignmentsOf(app, executor, 1)));
    for (const cursor of [2, 3, 4]) {
      while ((await listeners()).length < 2) await delay(20);
      await world.db.$transaction(async (tx) => {
        await tell(tx, { recipientId: executor.id, kind: 'RETURNED', caseId, at: world.clock });
        expect(await endListening()).toBe(2);
      });
      for (const stream of streams) expect(await nextCursors(stream, 1)).toEqual([cursor]);
    }
    for (const stream of streams) stream.cut();
  });

  it('all come to thirty screens of one executor, more than the database has connections for, and to a late one', async () => {
    const cases = await waitingCases(world, people, 10);
    const executor = await world.person('AKS', ['EXECUTOR']);
    const screens = await Promise.all(
      cursorsFrom(0, 30).map((screen) => assignmentsOf(servers[screen % 2 ? 0 : 1], executor)),
    );
    await assignAll(cases, executor);
    const late = await assignmentsOf(servers[0], executor, 0);
    for (const screen of [...screens, late]) {
      expect(await nextCursors(screen, 10)).toEqual(cursorsFrom(1, 10));
      screen.cut();
    }
  });
});
