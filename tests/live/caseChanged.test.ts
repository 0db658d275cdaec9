import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../schema/deadlines/zone.ts';
import type { App } from '../../server/app.ts';
import { found } from '../support/answers.ts';
import { type Subscription, subscribe } from '../support/sse.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let otherApp: App;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  otherApp = await world.anotherServer();
  people = await staff(world);
});
afterAll(() => world.close());

const changesOf = (app: App, who: Pick<Person, 'cookie'> | null, id: string): Promise<Subscription> =>
  subscribe(app, who, 'subscription ($id: ID!) { caseChanged(id: $id) { id version status } }', { id });

const changeIn = async (stream: Subscription): Promise<unknown> => (await stream.next()).data?.caseChanged;

const codeIn = async (stream: Subscription): Promise<unknown> => {
  const { errors } = await stream.next();
  await stream.ended;
  return errors?.[0]?.extensions.code;
};

describe('the changes of a case', () => {
  it('begin with where it stands and bring every step to all who may see it, at both servers', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const overseer = await world.person('AKS', ['OVERSEER']);
    const analyst = await world.person('ALA', ['ANALYST']);
    const watchers = [people.clerk, people.head, people.executor, overseer, analyst];
    const streams = await Promise.all(
      watchers.map((who, index) => changesOf(index % 2 ? world.app : otherApp, who, id)),
    );
    const expectAll = async (version: number, status: string): Promise<void> => {
      for (const stream of streams) expect(await changeIn(stream)).toEqual({ id, version, status });
    };
    await expectAll(3, 'ASSIGNED');
    for (const [step, version, status] of [
      ['acceptDocuments', 4, 'UNDER_REVIEW'],
      ['completeCheck', 5, 'DRAFTING'],
      ['submitNotice', 6, 'AWAITING_SIGNATURE'],
      ['returnNotice', 7, 'RETURNED'],
      ['cancelCase', 8, 'CANCELLED'],
    ] as const) {
      await next(world, people, id, step);
      await expectAll(version, status);
    }
    await delay(100);
    for (const stream of streams) {
      expect(stream.received).toHaveLength(6);
      stream.cut();
    }
  });

  it('tell that the calendar moved a clock, also one that does not govern (I-30)', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const { dueAt } = await world.db.case.findUniqueOrThrow({ where: { id } });
    const outer = await world.db.caseClock.findFirstOrThrow({ where: { caseId: id, code: 'STANDARD' } });
    expect(localDate(outer.dueAt)).not.toBe(dueAt && localDate(dueAt));
    const document = 'subscription ($id: ID!) { caseChanged(id: $id) { version dueAt clockChanges } }';
    const stream = await subscribe(otherApp, people.head, document, { id });
    const shown = { version: 3, dueAt: dueAt?.toISOString() };
    expect(await changeIn(stream)).toEqual({ ...shown, clockChanges: 0 });
    const admin = await world.person('AKS', ['ADMIN']);
    const input = {
      reason: 'Үкімет қаулысы',
      expectedRevision: 0,
      days: [{ date: localDate(outer.dueAt), kind: 'FREED', source: 'Қаулы' }],
    };
    const apply =
      'mutation ($input: DeadlineChangeInput!) { applyDeadlineChange(input: $input) { revision } }';
    expect(found(await world.ask(admin, apply, { input }), 'applyDeadlineChange')).toEqual({ revision: 1 });
    expect(await changeIn(stream)).toEqual({ ...shown, clockChanges: 1 });
    stream.cut();
  });

  it('leave nothing out that happened before the stream was opened again', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const first = await changesOf(world.app, people.head, id);
    expect(await changeIn(first)).toMatchObject({ version: 3 });
    first.cut();
    await next(world, people, id, 'acceptDocuments');
    const again = await changesOf(otherApp, people.head, id);
    expect(await changeIn(again)).toMatchObject({ version: 4, status: 'UNDER_REVIEW' });
    again.cut();
  });

  it('are not there for other offices, other executors, or for a case that is none', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const none = '00000000-0000-7000-8000-000000000000';
    const [stranger, colleague] = [
      await world.person('ALA', ['HEAD']),
      await world.person('AKS', ['EXECUTOR']),
    ];
    const asked = [
      [stranger, id],
      [colleague, id],
      [people.akimClerk, id],
      [people.head, none],
      [people.head, 'x'],
    ] as const;
    for (const [who, which] of asked) {
      expect(await codeIn(await changesOf(world.app, who, which))).toBe('NOT_FOUND');
    }
    expect(await codeIn(await changesOf(world.app, null, id))).toBe('UNAUTHENTICATED');
    expect(await codeIn(await changesOf(world.app, await world.person('AKS', ['ADMIN']), id))).toBe(
      'FORBIDDEN',
    );
  });

  it('end for the executor from whom it is taken, and go on for the head', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const colleague = await world.person('AKS', ['EXECUTOR']);
    const [lost, kept] = [
      await changesOf(otherApp, people.executor, id),
      await changesOf(otherApp, people.head, id),
    ];
    for (const stream of [lost, kept]) expect(await changeIn(stream)).toMatchObject({ version: 3 });
    await take(world, people.head, 'reassignExecutor', {
      caseId: id,
      expectedVersion: 3,
      executorId: colleague.id,
      reason: 'Демалыста.',
    });
    await lost.ended;
    expect(lost.received).toHaveLength(1);
    expect(await changeIn(kept)).toEqual({ id, version: 4, status: 'ASSIGNED' });
    kept.cut();
  });

  it('come to the akim’s clerk for a case that came in at his office', async () => {
    const id = await caseIn(world, people, 'IN_TRANSIT');
    const stream = await changesOf(world.app, people.akimClerk, id);
    expect(await changeIn(stream)).toMatchObject({ version: 2, status: 'IN_TRANSIT' });
    await next(world, people, id, 'receiveFromAkim');
    expect(await changeIn(stream)).toMatchObject({ version: 3, status: 'REGISTERED' });
    stream.cut();
  });
});
