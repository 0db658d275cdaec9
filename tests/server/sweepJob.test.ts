import { Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { removeOld } from '../../server/jobs/removeOld.ts';
import { repeat } from '../../server/jobs/repeat.ts';
import { startSweeping } from '../../server/jobs/sweepJob.ts';
import { createLog, type Log } from '../../server/log.ts';
import { type Staff, staff } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, WORKING_MORNING, type World } from '../support/world.ts';
import { insertClocks, later, toldOf } from '../sweep/clocks.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

/** A log and the lines that were written to it. */
function logged(): { readonly log: Log; readonly lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: createLog('info', destination), lines };
}

/** A clock of A2 whose reminder is due ten minutes after a moment. */
async function waitingClock(from: Date): Promise<string> {
  const [caseId = ''] = await waitingCases(world, people, 1);
  const offsets = [10, 20, 30, 40] as const;
  const [id = ''] = await insertClocks(world, [
    { caseId, code: 'A2', officeId: people.clerk.officeId, from, offsets },
  ]);
  return id;
}

describe('repeated work', () => {
  it('begins at once, is never done twice at the same time, and goes on after an error', async () => {
    let running = 0;
    let most = 0;
    let rounds = 0;
    const errors: unknown[] = [];
    const job = repeat({
      pause: 1,
      onError: (error) => errors.push(error),
      async work() {
        running += 1;
        most = Math.max(most, running);
        rounds += 1;
        await delay(5);
        running -= 1;
        if (rounds % 2) throw new Error(`round ${rounds}`);
      },
    });
    await expect.poll(() => rounds).toBeGreaterThan(4);
    await job.stop();
    expect(most).toBe(1);
    expect(errors.length).toBeGreaterThan(1);
    const before = rounds;
    await delay(30);
    expect(rounds).toBe(before);
  });

  it('when stopped hears of it, finishes its round, and does not wait for the next', async () => {
    let finished = false;
    const job = repeat({
      pause: 60_000,
      onError: () => {},
      async work(signal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        await delay(20);
        finished = true;
      },
    });
    await delay(5);
    await job.stop();
    expect(finished).toBe(true);
    const idle = repeat({ pause: 60_000, onError: () => {}, work: async () => {} });
    await delay(5);
    const began = performance.now();
    await idle.stop();
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the sweeping of a server', () => {
  it('tells what becomes due while it runs, and logs counts only, and only when there was something', async () => {
    const id = await waitingClock(WORKING_MORNING);
    let now = later(WORKING_MORNING, 5);
    const { log, lines } = logged();
    const job = startSweeping({ db: world.db, log, seconds: 0.02, now: () => now });
    await delay(300);
    expect(lines).toEqual([]);
    expect(await toldOf(world, id)).toEqual([]);
    now = later(WORKING_MORNING, 10);
    await expect.poll(() => toldOf(world, id)).toEqual([`REMINDER ${people.head.id}`]);
    await expect.poll(() => lines.length).toBe(1);
    await delay(200);
    await job.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ msg: 'swept the time limits', taken: 1, REMINDER: 1 });
    expect(JSON.stringify(lines)).not.toContain(people.head.id);
  });

  it('survives a database that does not answer, and tells the rest afterwards', async () => {
    const from = later(WORKING_MORNING, 1_000);
    const id = await waitingClock(from);
    let broken = true;
    const db = world.db.$extends({
      query: {
        $allOperations({ args, query }) {
          if (broken) throw new Error('the connection is gone');
          return query(args);
        },
      },
    }) as unknown as PrismaClient;
    const { log, lines } = logged();
    const job = startSweeping({ db, log, seconds: 0.01, now: () => later(from, 10) });
    await expect.poll(() => lines.length).toBeGreaterThan(1);
    expect(lines[0]).toMatchObject({ msg: 'the sweep failed; the next one goes on' });
    broken = false;
    await expect.poll(() => toldOf(world, id)).toEqual([`REMINDER ${people.head.id}`]);
    await job.stop();
  });
});

describe('what nobody needs any more', () => {
  it('is removed after thirty days: sessions that ended or ran out, and idempotency keys', async () => {
    const now = later(WORKING_MORNING, 60 * 24 * 31);
    const old = later(now, -60 * 24 * 30 - 1);
    const young = later(now, -60 * 24 * 30 + 1);
    const far = later(now, 60 * 24);
    await world.db.session.deleteMany();
    const session = (tokenHash: string, expiresAt: Date, endedAt: Date | null) => ({
      userId: people.clerk.id,
      tokenHash,
      createdAt: old,
      lastSeenAt: old,
      expiresAt,
      endedAt,
    });
    await world.db.session.createMany({
      data: [
        session('ended long ago', far, old),
        session('ran out long ago', old, null),
        session('ended lately', far, young),
        session('lives', far, null),
      ],
    });
    const key = (name: string, at: Date) => ({
      userId: people.clerk.id,
      key: name,
      operation: 'forwardToHead',
      inputHash: 'none',
      at,
    });
    await world.db.idempotencyKey.createMany({ data: [key('old', old), key('young', young)] });
    await world.db.publicRequest.createMany({
      data: [
        { key: 'yesterday', windowStart: new Date(now.getTime() - 25 * 3_600_000), requests: 3 },
        { key: 'today', windowStart: new Date(now.getTime() - 3_600_000), requests: 3 },
      ],
    });
    expect(await removeOld(world.db, now)).toEqual({ sessions: 2, idempotencyKeys: 1, publicRequests: 1 });
    const left = await world.db.session.findMany({ orderBy: { tokenHash: 'asc' } });
    expect(left.map(({ tokenHash }) => tokenHash)).toEqual(['ended lately', 'lives']);
    expect((await world.db.idempotencyKey.findMany()).map((row) => row.key)).toEqual(['young']);
    expect(await removeOld(world.db, now)).toEqual({ sessions: 0, idempotencyKeys: 0, publicRequests: 0 });
  });
});
