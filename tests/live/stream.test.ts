import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App } from '../../server/app.ts';
import { assignmentsOf, rowOf, type Subscription, subscribe } from '../support/sse.ts';
import { next, type Staff, staff, take } from '../support/steps.ts';
import { inLanes } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { assign, cursorsFrom, expectQuiet, nextCursors } from './feed.ts';

let world: World;
let otherApp: App;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  otherApp = await world.anotherServer();
  people = await staff(world);
});
afterAll(() => world.close());

const newExecutor = () => world.person('AKS', ['EXECUTOR']);

const acknowledge = (who: Person, cursor: number) =>
  world.ask(
    who,
    'mutation ($cursor: Int!) { acknowledgeAssignment(cursor: $cursor) { cursor acknowledgedAt } }',
    {
      cursor,
    },
  );

describe('a stream of assignments', () => {
  it('without a cursor replays what was not acknowledged, the first first, then goes on live', async () => {
    const executor = await newExecutor();
    const cases = await waitingCases(world, people, 6);
    for (const caseId of cases.slice(0, 5)) await assign(world, people, caseId, executor);
    for (const cursor of [1, 4]) expect((await acknowledge(executor, cursor)).errors).toBeUndefined();
    const { data } = await world.ask(executor, '{ unacknowledgedAssignments { cursor } }');
    expect(data?.unacknowledgedAssignments).toEqual([{ cursor: 2 }, { cursor: 3 }, { cursor: 5 }]);

    const stream = await assignmentsOf(world.app, executor);
    expect(stream.status).toBe(200);
    const replayed = [await stream.next(), await stream.next(), await stream.next()].map(rowOf);
    expect(replayed.map((row) => [row.cursor, row.case.id])).toEqual([
      [2, cases[1]],
      [3, cases[2]],
      [5, cases[4]],
    ]);
    expect(replayed[0]).toMatchObject({
      kind: 'ASSIGNED',
      acknowledgedAt: null,
      case: { status: 'ASSIGNED' },
    });
    await expectQuiet(stream);
    await assign(world, people, cases[5] ?? '', executor);
    expect(await nextCursors(stream, 1)).toEqual([6]);
    stream.cut();
  });

  it('after a cursor brings all later rows, acknowledged or not; acknowledging twice is the same as once', async () => {
    const executor = await newExecutor();
    for (const caseId of await waitingCases(world, people, 2)) await assign(world, people, caseId, executor);
    const once = await acknowledge(executor, 1);
    world.clock = new Date(world.clock.getTime() + 1_000);
    expect((await acknowledge(executor, 1)).data).toEqual(once.data);
    const fromStart = await assignmentsOf(otherApp, executor, 0);
    const rows = [await fromStart.next(), await fromStart.next()].map(rowOf);
    expect(rows.map(({ acknowledgedAt }) => acknowledgedAt !== null)).toEqual([true, false]);
    const later = await assignmentsOf(otherApp, executor, 1);
    expect(await nextCursors(later, 1)).toEqual([2]);
    for (const stream of [fromStart, later]) stream.cut();
    for (const [who, cursor] of [[executor, 3] as const, [await newExecutor(), 1] as const]) {
      expect((await acknowledge(who, cursor)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('cut in the middle of a long replay goes on after the last row that came', async () => {
    const executor = await newExecutor();
    await inLanes(4, await waitingCases(world, people, 16), (caseId) =>
      assign(world, people, caseId, executor),
    );
    const first = await assignmentsOf(world.app, executor);
    expect(await nextCursors(first, 7)).toEqual(cursorsFrom(1, 7));
    first.cut();
    const rest = await assignmentsOf(otherApp, executor, 7);
    expect(await nextCursors(rest, 9)).toEqual(cursorsFrom(8, 9));
    await expectQuiet(rest);
    rest.cut();
  });

  it('is not for somebody without a session, nor for other roles, nor for a cursor that is no number', async () => {
    for (const [who, code] of [
      [null, 'UNAUTHENTICATED'],
      [{ cookie: 'komek_session=made-up' }, 'UNAUTHENTICATED'],
      [people.head, 'FORBIDDEN'],
    ] as const) {
      const stream = await assignmentsOf(world.app, who);
      expect((await stream.next()).errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      await stream.ended;
      expect(stream.received).toHaveLength(1);
    }
    const wrong = await subscribe(
      world.app,
      people.executor,
      'subscription { assignments(after: "x") { cursor } }',
    );
    expect((await wrong.next()).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it('tells other executors nothing', async () => {
    const [one, two] = [await newExecutor(), await newExecutor()];
    const stranger = await world.person('ALA', ['EXECUTOR']);
    const streams = await Promise.all([one, two, stranger].map((who) => assignmentsOf(world.app, who)));
    const [caseId = ''] = await waitingCases(world, people, 1);
    await assign(world, people, caseId, one);
    expect((await Promise.all(streams.slice(0, 1).map((stream) => stream.next()))).map(rowOf)).toMatchObject([
      { case: { id: caseId } },
    ]);
    await delay(300);
    expect(streams.map(({ received }) => received.length)).toEqual([1, 0, 0]);
    for (const stream of streams) stream.cut();
  });

  it('says that the head has returned a notice', async () => {
    const executor = await newExecutor();
    const [caseId = ''] = await waitingCases(world, people, 1);
    await assign(world, people, caseId, executor);
    const stream = await assignmentsOf(world.app, executor, 1);
    await next(world, { ...people, executor }, caseId, 'acceptDocuments');
    await take(world, executor, 'completeCheck', { caseId, expectedVersion: 4, documents: [] });
    await next(world, { ...people, executor }, caseId, 'submitNotice');
    await next(world, { ...people, executor }, caseId, 'returnNotice');
    expect(rowOf(await stream.next())).toMatchObject({
      cursor: 2,
      kind: 'RETURNED',
      case: { id: caseId, status: 'RETURNED' },
    });
    stream.cut();
  });

  it('that was cut leaves nothing behind in its server, whenever it is cut', async () => {
    const executor = await newExecutor();
    const listened = vi.spyOn(world.live, 'subscribe');
    const streams = await inLanes(3, cursorsFrom(0, 12), async (pause) => {
      const stream = await assignmentsOf(world.app, executor);
      await delay(pause);
      stream.cut();
      return stream;
    });
    await Promise.all(streams.map(({ ended }) => ended));
    const mailboxes = listened.mock.results.map(({ value }) => value as AsyncIterator<unknown>);
    listened.mockRestore();
    expect(mailboxes.length).toBeGreaterThanOrEqual(12);
    for (const mailbox of mailboxes) expect((await mailbox.next()).done).toBe(true);
  });
});

describe('the delay from the head’s answer to the executor’s screen', () => {
  it.each(['the same server', 'another server'])('is less than a second at %s', async (where) => {
    const executor = await newExecutor();
    const stream: Subscription = await assignmentsOf(
      where === 'the same server' ? world.app : otherApp,
      executor,
    );
    const delays: number[] = [];
    for (const caseId of await waitingCases(world, people, 25)) {
      await assign(world, people, caseId, executor);
      const answered = performance.now();
      const event = await stream.next();
      expect(rowOf(event).case.id).toBe(caseId);
      delays.push(Math.max(0, event.at - answered));
    }
    stream.cut();
    delays.sort((a, b) => a - b);
    const [median = 0, max = 0] = [delays[12], delays.at(-1)];
    console.info(
      `from the answer to the event at ${where}: median ${median.toFixed(1)} ms, max ${max.toFixed(1)} ms`,
    );
    expect(max).toBeLessThan(1_000);
  });
});
