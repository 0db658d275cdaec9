import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signal } from '../../schema/context.ts';
import { signal, tell } from '../../schema/notifications/outbox.ts';
import type { App } from '../../server/app.ts';
import { assignmentsOf, follow, rowOf } from '../support/sse.ts';
import { type Staff, staff } from '../support/steps.ts';
import { inLanes, through } from '../support/together.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type World } from '../support/world.ts';
import { assign, cursorsFrom, nextCursors } from './feed.ts';

let world: World;
let second: World;
let otherApp: App;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  otherApp = await world.anotherServer();
  second = through(world, otherApp);
  people = await staff(world);
});
afterAll(() => world.close());

describe('rows for one executor that are written at the same moment', () => {
  it('get cursors in the order in which they are committed, without a gap, from the very first on', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const cases = await waitingCases(world, people, 24);
    const follower = follow([world.app, otherApp], executor);
    // Every signal is a promise that all rows up to its cursor can be read.
    const promised = world.live.subscribe(
      (heard) => heard.topic === 'feed' && heard.recipientId === executor.id,
    );
    const kept: boolean[] = [];
    const watching = (async () => {
      for await (const heard of promised) {
        if (heard.topic !== 'feed') continue;
        const where = { recipientId: executor.id, cursor: { lte: heard.cursor } };
        kept.push((await world.db.notification.count({ where })) === heard.cursor);
      }
    })();
    await inLanes(12, cases, (caseId, index) => assign(index % 2 ? world : second, people, caseId, executor));
    await follower.reached(24, 10_000);
    await follower.stop();
    await promised.return?.();
    await watching;
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).not.toContain(false);
    expect(follower.rows.map(({ cursor }) => cursor)).toEqual(cursorsFrom(1, 24));
  });

  it('wait for each other, and nothing of a transaction that is undone is ever heard', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const [one = '', two = '', three = ''] = await waitingCases(world, people, 3);
    await assign(world, people, one, executor);
    const stream = await assignmentsOf(world.app, executor, 0);
    expect(await nextCursors(stream, 1)).toEqual([1]);
    const heard: Signal[] = [];
    const listening = world.live.subscribe(() => true);
    const hearing = (async () => {
      for await (const each of listening) {
        heard.push(each);
        if (each.topic === 'feed' && each.cursor === 3) return;
      }
    })();

    let later: Promise<unknown> = Promise.resolve();
    const undone = world.db.$transaction(async (tx) => {
      await tell(tx, { recipientId: executor.id, kind: 'ASSIGNED', caseId: one, at: world.clock });
      await signal(tx, { topic: 'case', caseId: one, version: 99 });
      later = assign(second, people, two, executor);
      await delay(300);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await later;
    await assign(world, people, three, executor);
    const rows = [rowOf(await stream.next()), rowOf(await stream.next())];
    expect(rows.map((row) => [row.cursor, row.case.id])).toEqual([
      [2, two],
      [3, three],
    ]);
    await hearing;
    expect(heard).not.toContainEqual(expect.objectContaining({ version: 99 }));
    // The first row's signal may come this late, for the stream has read the row by itself.
    const cursors = heard.flatMap((each) => (each.topic === 'feed' && each.cursor > 1 ? [each.cursor] : []));
    expect(cursors).toEqual([2, 3]);
    stream.cut();
  });

  it('do not wait for rows of another executor', async () => {
    const [held, free] = [await world.person('AKS', ['EXECUTOR']), await world.person('AKS', ['EXECUTOR'])];
    const [one = '', two = ''] = await waitingCases(world, people, 2);
    const stream = await assignmentsOf(otherApp, free);
    await world.db
      .$transaction(async (tx) => {
        await tell(tx, { recipientId: held.id, kind: 'ASSIGNED', caseId: one, at: world.clock });
        await assign(world, people, two, free);
        expect(await nextCursors(stream, 1)).toEqual([1]);
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
    stream.cut();
  });
});
