import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName } from '../../server/signIn/cookies.ts';
import { codeOf, found } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { assignmentsOf, type Subscription } from '../support/sse.ts';
import { statementsOf } from '../support/statements.ts';
import { createWorld, ORIGIN, type Person, type World } from '../support/world.ts';

const MINUTE = 60_000;
const END = 'mutation ($id: ID!) { endSession(id: $id) { id endedAt current user { login } } }';

interface Listed {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly current: boolean;
    readonly user: { readonly id: string; readonly office: { readonly code: string } };
  }[];
}

let world: World;
let admin: Person;
let clerk: Person;
let executor: Person;

beforeAll(async () => {
  world = await createWorld();
  admin = await world.person('AKS', ['ADMIN']);
  clerk = await world.person('AKS', ['CLERK']);
  executor = await world.person('TAL', ['EXECUTOR']);
});
afterAll(() => world.close());

const sessions = async (who: Person, args = ''): Promise<Listed> =>
  found(
    await world.ask(
      who,
      `{ sessions(first: 100${args}) { totalCount nodes { id current user { id office { code } } } } }`,
    ),
    'sessions',
  );
const currentOf = async (who: Person): Promise<string> =>
  (await sessions(who, ', own: true')).nodes.find(({ current }) => current)?.id ?? '';
const anotherOf = async (who: Person): Promise<Person> => ({ ...who, cookie: await world.session(who.id) });
const isSignedIn = async (who: Person): Promise<boolean> =>
  (await world.ask(who, '{ viewer { roles } }')).data?.viewer !== null;
const endings = (subjectId: string) =>
  world.db.auditEntry.findMany({ where: { action: 'SESSION_ENDED', subjectId } });

async function ends(stream: Subscription): Promise<void> {
  const late = delay(2_000, 'late' as const, { ref: false });
  expect(await Promise.race([stream.ended, late])).toBeUndefined();
}

describe('the list of sessions', () => {
  it("holds everybody's for ADMIN with the one that asks marked, and one's own for others", async () => {
    const second = await anotherOf(clerk);
    const all = await sessions(admin);
    expect(new Set(all.nodes.map(({ user }) => user.id))).toEqual(new Set([admin.id, clerk.id, executor.id]));
    expect(all.totalCount).toBe(4);
    expect(all.nodes.filter(({ current }) => current).map(({ user }) => user.id)).toEqual([admin.id]);
    expect((await sessions(admin, ', own: true')).totalCount).toBe(1);
    for (const one of [clerk, second]) {
      const own = await sessions(one);
      expect(own.nodes.map(({ user }) => user.id)).toEqual([clerk.id, clerk.id]);
      expect(own.nodes.filter(({ current }) => current)).toHaveLength(1);
    }
    expect(await currentOf(clerk)).not.toBe(await currentOf(second));
  });

  it('leaves out what ended: by idleness, by its longest time, with its account, or by hand', async () => {
    const person = await world.person('AKS', ['CLERK']);
    const [idle, old] = [await anotherOf(person), await anotherOf(person)];
    const [idleId, oldId] = [await currentOf(idle), await currentOf(old)];
    const sign = (id: string, data: { lastSeenAt?: Date; expiresAt?: Date }) =>
      world.db.session.update({ where: { id }, data });
    await sign(idleId, { lastSeenAt: new Date(world.clock.getTime() - 60 * MINUTE) });
    await sign(oldId, { expiresAt: world.clock });
    expect((await sessions(person)).totalCount).toBe(1);
    expect([await isSignedIn(idle), await isSignedIn(old)]).toEqual([false, false]);
    const listed = async () => (await sessions(admin)).nodes.filter(({ user }) => user.id === person.id);
    expect(await listed()).toHaveLength(1);
    await world.db.user.update({ where: { id: person.id }, data: { active: false } });
    expect(await listed()).toEqual([]);
  });

  it('begins with the one seen last, and takes the same statements for many as for one', async () => {
    const person = await world.person('AKS', ['CLERK']);
    const asked =
      '{ sessions(first: 100) { totalCount nodes { id current user { login office { code } } } } }';
    const one = await statementsOf(world, person, asked);
    await moveClock(world, world.clock.getTime() + MINUTE);
    const later = await anotherOf(person);
    const [first] = (await sessions(later)).nodes;
    expect(first?.id).toBe(await currentOf(later));
    for (let more = 0; more < 4; more += 1) await world.session(person.id);
    expect((await sessions(person)).totalCount).toBe(6);
    expect(await statementsOf(world, person, asked)).toBe(one);
  });
});

describe('ending a session', () => {
  it('by ADMIN signs that browser out at once with its streams, and no other', async () => {
    const other = await anotherOf(executor);
    const [stream, kept] = await Promise.all([
      assignmentsOf(world.app, executor),
      assignmentsOf(world.app, other),
    ]);
    const id = await currentOf(executor);
    const ended = found<Record<string, unknown>>(await world.ask(admin, END, { id }), 'endSession');
    expect(ended).toEqual({
      id,
      endedAt: world.clock.toISOString(),
      current: false,
      user: { login: executor.login },
    });
    await ends(stream);
    expect([await isSignedIn(executor), await isSignedIn(other)]).toEqual([false, true]);
    expect(await Promise.race([kept.ended, delay(300, 'open')])).toBe('open');
    kept.cut();
    const [entry, ...more] = await endings(executor.id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ actorId: admin.id, subjectId: executor.id, details: { own: false } });
  });

  it('of one’s own other browser works for every role', async () => {
    const other = await anotherOf(clerk);
    const before = (await endings(clerk.id)).length;
    expect(codeOf(await world.ask(clerk, END, { id: await currentOf(other) }))).toBeNull();
    expect([await isSignedIn(clerk), await isSignedIn(other)]).toEqual([true, false]);
    expect(await endings(clerk.id)).toHaveLength(before + 1);
  });

  it('that asks signs out: the cookie goes and nothing may be asked any more', async () => {
    const other = await anotherOf(clerk);
    const id = await currentOf(other);
    const response = await world.app.fetch(
      new Request(`${ORIGIN}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          origin: ORIGIN,
          cookie: other.cookie,
        },
        body: JSON.stringify({ query: END, variables: { id } }),
      }),
    );
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ endSession: { id, current: true } });
    expect(response.headers.getSetCookie().join()).toMatch(
      new RegExp(`${cookieName('session', false)}=;.*Max-Age=0`),
    );
    expect(await isSignedIn(other)).toBe(false);
    const actions = await world.db.auditEntry.findMany({
      where: { actorId: clerk.id },
      select: { action: true, details: true },
      orderBy: { id: 'desc' },
      take: 1,
    });
    expect(actions).toEqual([{ action: 'SESSION_ENDED', details: { own: true } }]);
  });

  it('of somebody else is refused as if there were none, and so is what is no key', async () => {
    const id = await currentOf(admin);
    for (const key of [id, '00000000-0000-4000-8000-000000000000', 'no key'])
      expect(codeOf(await world.ask(clerk, END, { id: key }))).toBe('NOT_FOUND');
    expect(await isSignedIn(admin)).toBe(true);
    expect(await endings(admin.id)).toEqual([]);
  });

  it('twice, also at once, ends it once', async () => {
    const person = await world.person('AKS', ['CLERK']);
    const id = await currentOf(person);
    const answers = await Promise.all([1, 2, 3].map(() => world.ask(admin, END, { id })));
    expect(answers.map(codeOf)).toEqual([null, null, null]);
    expect(await endings(person.id)).toHaveLength(1);
  });
});
