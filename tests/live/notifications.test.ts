import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../prisma/client.ts';
import { sweep } from '../../schema/notifications/sweep/sweep.ts';
import type { App } from '../../server/app.ts';
import { found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { type Received, type Subscription, subscribe } from '../support/sse.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';
import { expectQuiet, reassign } from './feed.ts';

let world: World;
let otherApp: App;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  otherApp = await world.anotherServer();
  people = await staff(world);
});
afterAll(() => world.close());

const FIELDS =
  'cursor kind acknowledgedAt settledAt case { id number } clock { id step dueAt office { code } }';

interface Row {
  readonly cursor: number;
  readonly kind: string;
  readonly acknowledgedAt: string | null;
  readonly settledAt: string | null;
  readonly case: { readonly id: string };
  readonly clock: { readonly id: string; readonly step: string } | null;
}

const notificationsOf = (app: App, who: Person, after: number | null = null): Promise<Subscription> =>
  subscribe(app, who, `subscription ($after: Int) { notifications(after: $after) { ${FIELDS} } }`, { after });

function rowOf({ data, errors }: Received): Row {
  expect(errors).toBeUndefined();
  return data?.notifications as Row;
}

async function openOf(who: Person): Promise<Row[]> {
  const { data, errors } = await world.ask(who, `{ unacknowledgedNotifications { ${FIELDS} } }`);
  expect(errors).toBeUndefined();
  return data?.unacknowledgedNotifications as Row[];
}

async function sweepAt(at: Date): Promise<void> {
  await moveClock(world, at);
  await sweep(world.db, () => at);
}

/** A case under check, and its clock. */
async function underReview(own: Staff) {
  world.clock = WORKING_MORNING;
  const id = await caseIn(world, own, 'UNDER_REVIEW');
  return { id, clock: await world.db.caseClock.findFirstOrThrow({ where: { caseId: id, code: 'A3' } }) };
}

describe('the notifications of an official', () => {
  it('come live to each role at either server: reminder, overdue, raised to the head and to the overseer', async () => {
    const own = await staff(world, 'ALA');
    const overseer = await world.person('ALA', ['OVERSEER']);
    const { id, clock } = await underReview(own);
    const streams = {
      executor: await notificationsOf(world.app, own.executor, 1),
      head: await notificationsOf(otherApp, own.head),
      overseer: await notificationsOf(world.app, overseer),
    };
    await sweepAt(clock.overseerAt);
    const of = { id: clock.id, step: 'A3', dueAt: clock.dueAt.toISOString(), office: { code: 'ALA' } };
    const expected = { case: { id }, clock: of, acknowledgedAt: null, settledAt: null };
    // The reminder that was missed is told nevertheless, and settled at once: the overdue notice says it all.
    const late = { ...expected, settledAt: clock.overseerAt.toISOString() };
    expect(rowOf(await streams.executor.next())).toMatchObject({ ...late, kind: 'REMINDER', cursor: 2 });
    expect(rowOf(await streams.executor.next())).toMatchObject({ ...expected, kind: 'OVERDUE', cursor: 3 });
    expect(rowOf(await streams.head.next())).toMatchObject({ ...expected, kind: 'OVERDUE_RAISED' });
    expect(rowOf(await streams.overseer.next())).toMatchObject({ ...expected, kind: 'OVERDUE_RAISED' });
    for (const stream of Object.values(streams)) stream.cut();
  });

  it('come once more when they are settled, and then no more at all', async () => {
    const own = await staff(world, 'BAL');
    const { id, clock } = await underReview(own);
    await sweepAt(clock.remindAt);
    const streams = [
      await notificationsOf(world.app, own.executor),
      await notificationsOf(otherApp, own.executor, 2),
    ];
    const cursors = async (stream: Subscription, count: number): Promise<[number, boolean][]> => {
      const found: [number, boolean][] = [];
      while (found.length < count) {
        const { cursor, settledAt } = rowOf(await stream.next());
        found.push([cursor, settledAt !== null]);
      }
      return found;
    };
    // Taking the case acknowledged the assignment (1); 2 is the reminder, 3 the overdue notice that settles it.
    expect(await cursors(streams[0] as Subscription, 1)).toEqual([[2, false]]);
    await sweepAt(clock.dueAt);
    for (const stream of streams) {
      expect((await cursors(stream, 2)).sort(([a], [b]) => a - b)).toEqual([
        [2, true],
        [3, false],
      ]);
    }
    // The head cancels, so that the executor has acknowledged nothing himself.
    await next(world, own, id, 'cancelCase');
    for (const stream of streams) {
      expect(await cursors(stream, 1)).toEqual([[3, true]]);
      await expectQuiet(stream, 150);
      stream.cut();
    }
    expect(await openOf(own.executor)).toEqual([]);
    const again = await notificationsOf(world.app, own.executor);
    await expectQuiet(again, 150);
    again.cut();
  });

  it('begin with what is open, in order, and resume after a cursor without gap or double', async () => {
    const own = await staff(world, 'ENB');
    const { clock } = await underReview(own);
    await sweepAt(clock.remindAt);
    const stream = await notificationsOf(world.app, own.executor, 0);
    expect([rowOf(await stream.next()), rowOf(await stream.next())].map(({ cursor }) => cursor)).toEqual([
      1, 2,
    ]);
    stream.cut();
    await sweepAt(clock.dueAt);
    const resumed = await notificationsOf(otherApp, own.executor, 2);
    expect(rowOf(await resumed.next())).toMatchObject({ cursor: 3, kind: 'OVERDUE' });
    await expectQuiet(resumed, 150);
    resumed.cut();
  });

  it('leave out a case that has gone to somebody else, while the assignments know nothing of reminders', async () => {
    const own = await staff(world, 'ESK');
    const heir = await world.person('ESK', ['EXECUTOR']);
    const { id, clock } = await underReview(own);
    await sweepAt(clock.remindAt);
    expect((await openOf(own.executor)).map(({ kind }) => kind)).toEqual(['REMINDER']);
    const assignments = await subscribe(
      world.app,
      own.executor,
      'subscription { assignments(after: 0) { cursor kind } }',
    );
    expect((await assignments.next()).data).toEqual({ assignments: { cursor: 1, kind: 'ASSIGNED' } });
    await expectQuiet(assignments, 150);
    assignments.cut();
    await reassign(world, own, id, heir);
    expect(await openOf(own.executor)).toEqual([]);
    const stream = await notificationsOf(world.app, own.executor, 0);
    await expectQuiet(stream, 150);
    stream.cut();
  });

  it('end when the role is taken away', async () => {
    const clerk = await world.person('AKS', ['CLERK']);
    const stream = await notificationsOf(world.app, clerk);
    await delay(50);
    await world.db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: clerk.id }, data: { roles: ['ANALYST'] } });
      await tx.$executeRaw`SELECT pg_notify('komek', ${JSON.stringify({ topic: 'session', userId: clerk.id })})`;
    });
    await stream.ended;
    expect(stream.received).toEqual([]);
  });

  it.each<Role>(['ADMIN', 'ANALYST'])('are not for %s', async (role) => {
    const who = await world.person('AKS', [role]);
    const stream = await notificationsOf(world.app, who);
    expect((await stream.next()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a step of the recipient himself', () => {
  it('takes what it settles from all his screens', async () => {
    const own = await staff(world, 'TAL');
    const { id, clock } = await underReview(own);
    await sweepAt(clock.remindAt);
    const stream = await notificationsOf(otherApp, own.executor);
    expect(rowOf(await stream.next())).toMatchObject({ kind: 'REMINDER', settledAt: null });
    await next(world, own, id, 'completeCheck');
    const at = world.clock.toISOString();
    expect(rowOf(await stream.next())).toMatchObject({ kind: 'REMINDER', settledAt: at, acknowledgedAt: at });
    stream.cut();
  });
});

describe('acknowledging', () => {
  it('one row takes it from the open ones, and again changes nothing', async () => {
    const own = await staff(world, 'ZHA');
    const { clock } = await underReview(own);
    await sweepAt(clock.dueAt);
    const acknowledge = async (): Promise<unknown> => {
      const document =
        'mutation ($cursor: Int!) { acknowledgeNotification(cursor: $cursor) { cursor acknowledgedAt } }';
      const { data, errors } = await world.ask(own.executor, document, { cursor: 2 });
      expect(errors).toBeUndefined();
      return data?.acknowledgeNotification;
    };
    const first = await acknowledge();
    expect(first).toEqual({ cursor: 2, acknowledgedAt: world.clock.toISOString() });
    world.clock = new Date(world.clock.getTime() + 1000);
    expect(await acknowledge()).toEqual(first);
    expect((await openOf(own.executor)).map(({ cursor }) => cursor)).toEqual([3]);
  });

  it('all up to a cursor says how many were new, and leaves the later ones', async () => {
    const own = await staff(world, 'ILE');
    const { clock } = await underReview(own);
    await sweepAt(clock.overseerAt);
    const upTo = async (cursor: number): Promise<unknown> => {
      const document = 'mutation ($upTo: Int!) { acknowledgeNotifications(upTo: $upTo) }';
      return (await world.ask(own.executor, document, { upTo: cursor })).data?.acknowledgeNotifications;
    };
    expect(await upTo(2)).toBe(1);
    expect(await upTo(2)).toBe(0);
    expect((await openOf(own.executor)).map(({ cursor }) => cursor)).toEqual([3]);
    expect(await upTo(2_000_000_000)).toBe(1);
    expect(await openOf(own.executor)).toEqual([]);
  });

  it('a row that is not there, or somebody else’s, is not found', async () => {
    const document = 'mutation ($cursor: Int!) { acknowledgeNotification(cursor: $cursor) { cursor } }';
    for (const cursor of [-1, 0, 99_999]) {
      const { errors } = await world.ask(people.clerk, document, { cursor });
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });
});

describe('the list of what is open', () => {
  it('reads the cases and the clocks of seven rows in as many statements as those of one', async () => {
    const own = await staff(world, 'KRS');
    const first = await underReview(own);
    await sweepAt(first.clock.headAt);
    const one = await countStatements(own.head);
    expect(one.rows).toBe(1);
    for (let index = 0; index < 6; index += 1) await underReview(own);
    await sweepAt(first.clock.overseerAt);
    expect(await countStatements(own.head)).toEqual({ rows: 7, count: one.count });
  });
});

/** Asks for what is open, and counts the statements that it takes. */
async function countStatements(who: Person): Promise<{ rows: number; count: number }> {
  const document = `{ unacknowledgedNotifications { ${FIELDS} } }`;
  const rows = found<Row[]>(await world.ask(who, document), 'unacknowledgedNotifications');
  return { rows: rows.length, count: await statementsOf(world, who, document) };
}
