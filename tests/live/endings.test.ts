import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/app.ts';
import { hashPassword } from '../../server/signIn/passwords.ts';
import { assignmentsOf, rowOf, type Subscription, subscribe } from '../support/sse.ts';
import { type Staff, staff, take } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { ask, createWorld, type Person, type World } from '../support/world.ts';
import { assign } from './feed.ts';

const LIMIT = 2_000;
const PASSWORD = 'Жаңа-құпия сөз 2026';

let world: World;
let otherApp: App;
let people: Staff;
let admin: Person;
let passwordHash: string;

beforeAll(async () => {
  world = await createWorld();
  otherApp = await world.anotherServer();
  people = await staff(world);
  admin = await world.person('AKS', ['ADMIN']);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => world.close());

/** Waits for the end of a stream; throws when it takes longer than the limit. */
async function ends(stream: Subscription): Promise<void> {
  const late = delay(LIMIT, 'late' as const, { ref: false });
  expect(await Promise.race([stream.ended, late]), `ended within ${LIMIT} ms`).toBeUndefined();
}

/** Whether a stream still brings what is assigned to its executor. */
async function expectAlive(stream: Subscription, executor: Person): Promise<void> {
  const [caseId = ''] = await waitingCases(world, people, 1);
  await assign(world, people, caseId, executor);
  expect(rowOf(await stream.next()).case.id).toBe(caseId);
}

const update = async (user: Person, change: Record<string, unknown>): Promise<void> => {
  const { version } = await world.db.user.findUniqueOrThrow({ where: { id: user.id } });
  const input = { id: user.id, expectedVersion: version, ...change };
  const answer = await world.ask(
    admin,
    'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }',
    {
      input,
    },
  );
  expect(answer.errors).toBeUndefined();
};

const officeOf = async (code: string): Promise<string> =>
  (await world.db.office.findUniqueOrThrow({ where: { code } })).id;

describe('the streams of an executor', () => {
  const changes: readonly [string, () => Promise<Record<string, unknown>>][] = [
    ['his role is taken away', async () => ({ roles: ['CLERK'] })],
    ['his password is reset', async () => ({ password: 'Уақытша құпия 77' })],
    ['his account is shut', async () => ({ active: false })],
    ['he moves to another office', async () => ({ officeId: await officeOf('ALA') })],
  ];

  it.each(changes)('end at every server when %s, and nobody else’s do', async (_when, change) => {
    const [executor, other] = [
      await world.person('AKS', ['EXECUTOR']),
      await world.person('AKS', ['EXECUTOR']),
    ];
    const cookie = await world.session(executor.id);
    const [caseId = ''] = await waitingCases(world, people, 1);
    await assign(world, people, caseId, people.executor);
    const streams = await Promise.all([
      assignmentsOf(world.app, executor),
      assignmentsOf(otherApp, executor),
      assignmentsOf(otherApp, { cookie }),
    ]);
    const others = await Promise.all([
      assignmentsOf(world.app, other),
      subscribe(world.app, people.executor, 'subscription ($id: ID!) { caseChanged(id: $id) { version } }', {
        id: caseId,
      }),
    ]);
    await expectAlive(others[0], other);
    await update(executor, await change());
    await Promise.all(streams.map(ends));
    expect(streams.flatMap(({ received }) => received)).toEqual([]);
    await expectAlive(others[0], other);
    await others[1].next();
    await take(world, people.executor, 'acceptDocuments', { caseId, expectedVersion: 3 });
    expect((await others[1].next()).data).toEqual({ caseChanged: { version: 4 } });
    for (const stream of others) stream.cut();

    const again = await assignmentsOf(world.app, executor);
    expect((await again.next()).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('end with the session that signs out, and only with it', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const cookie = await world.session(executor.id);
    const here = await assignmentsOf(world.app, executor);
    const there = await assignmentsOf(otherApp, { cookie });
    expect((await ask(otherApp, executor, 'mutation { signOut }')).data).toEqual({ signOut: true });
    await ends(here);
    await expectAlive(there, executor);
    there.cut();
  });

  it('go on in the session that changes the password and end in all others', async () => {
    const executor = await world.person('AKS', ['EXECUTOR'], { passwordHash });
    const here = await assignmentsOf(world.app, executor);
    const there = await assignmentsOf(otherApp, { cookie: await world.session(executor.id) });
    const change =
      'mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { user { id } } }';
    const answer = await world.ask(executor, change, { current: PASSWORD, next: `${PASSWORD} екі` });
    expect(answer.errors).toBeUndefined();
    await ends(there);
    await expectAlive(here, executor);
    here.cut();
  });

  it('go on when only his name is written otherwise', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const stream = await assignmentsOf(world.app, executor);
    await update(executor, { surname: 'Тестұлы' });
    await expectAlive(stream, executor);
    stream.cut();
  });

  it('end when the session runs out, without anybody’s signal', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const { clock } = world;
    await world.db.session.updateMany({
      where: { userId: executor.id },
      data: { expiresAt: new Date(clock.getTime() + 400) },
    });
    const stream = await assignmentsOf(world.app, executor);
    world.clock = new Date(clock.getTime() + 400);
    await ends(stream);
    world.clock = clock;
  });

  it('that are opened while the account is being shut end as well', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const shutting = update(executor, { active: false });
    const streams: Subscription[] = [];
    for (let round = 0; round < 12; round += 1) {
      streams.push(await assignmentsOf(round % 2 ? world.app : otherApp, executor));
      await delay(2);
    }
    await shutting;
    await Promise.all(streams.map(ends));
  });

  it('end when their server stops, while the other server’s go on', async () => {
    const executor = await world.person('AKS', ['EXECUTOR']);
    const third = await world.anotherServer();
    const here = await assignmentsOf(third, executor);
    const there = await assignmentsOf(otherApp, executor);
    third.endStreams();
    await ends(here);
    await expectAlive(there, executor);
    there.cut();
  });
});
