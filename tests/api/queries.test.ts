import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { codeOf, found } from '../support/answers.ts';
import { documentOf, rootFields } from '../support/documents.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const officeId = async (code: string) => (await world.db.office.findUniqueOrThrow({ where: { code } })).id;

describe('what is no key', () => {
  const byId = rootFields(schema).filter(
    (root) =>
      root.roles && root.operation !== 'subscription' && documentOf(root, 'no key').includes('"no key"'),
  );

  it.each(byId.map((root) => [root.name, root] as const))(
    'is answered by %s with a code',
    async (_name, root) => {
      const [role] = (root.roles ?? []) as readonly [Role];
      const person = await world.person(role === 'AKIM_CLERK' ? 'AKS-01' : 'AKS', [role]);
      const answer = await world.ask(person, documentOf(root, 'no key'));
      expect(['NOT_FOUND', 'VALIDATION_FAILED']).toContain(codeOf(answer));
      const unknown = await world.ask(person, documentOf(root, '00000000-0000-4000-8000-000000000000'));
      expect(codeOf(unknown)).not.toBe('INTERNAL');
      expect(JSON.stringify(unknown)).not.toMatch(/prisma|SQL|uuid|violates/i);
    },
  );

  it('is asked for at many places', () => {
    expect(byId.length).toBeGreaterThan(25);
  });
});

describe('the inbox', () => {
  interface Queue {
    readonly code: string;
    readonly role: string;
    readonly status: string;
    readonly count: number;
  }
  const inbox = async (who: Person): Promise<Record<string, number>> => {
    const queues = found<Queue[]>(await world.ask(who, '{ inbox { code role status count } }'), 'inbox');
    return Object.fromEntries(queues.map(({ code, count }) => [code, count]));
  };
  const casesOf = async (who: Person, code: string) =>
    found<{ totalCount: number; nodes: { id: string }[] }>(
      await world.ask(who, `{ inboxCases(code: ${code}) { totalCount nodes { id } } }`),
      'inboxCases',
    );

  it('shows each role its queues, whose counts are those of their lists', async () => {
    await caseIn(world, people, 'REGISTERED');
    await akimCaseIn(world, people, 'IN_TRANSIT');
    await caseIn(world, people, 'AWAITING_RESOLUTION');
    const assigned = await caseIn(world, people, 'ASSIGNED');
    await caseIn(world, people, 'RETURNED');
    const handedOver = await akimCaseIn(world, people, 'SIGNED');
    await next(world, people, handedOver, 'handOverToAkim');
    const toDeliver = await caseIn(world, people, 'SIGNED');

    expect(await inbox(people.clerk)).toEqual({
      CLERK_TO_FORWARD: 1,
      CLERK_FROM_AKIM: 1,
      CLERK_RECEIPTS: 5,
      CLERK_POSTED: 0,
    });
    expect(await inbox(people.head)).toEqual({ HEAD_TO_RESOLVE: 1, HEAD_TO_SIGN: 0, HEAD_RETURNED: 1 });
    expect(await inbox(people.executor)).toEqual({
      EXECUTOR_NEW: 1,
      EXECUTOR_TO_CHECK: 0,
      EXECUTOR_TO_DRAFT: 0,
      EXECUTOR_RETURNED: 1,
      EXECUTOR_TO_DELIVER: 1,
      EXECUTOR_READY: 0,
      EXECUTOR_POSTED: 0,
      EXECUTOR_CAME_BACK: 0,
    });
    expect(await inbox(people.akimClerk)).toEqual({
      AKIM_REGISTERED: 0,
      AKIM_AT_COMMISSION: 0,
      AKIM_SENT: 1,
      AKIM_TO_HAND_OVER: 1,
      AKIM_RECEIPTS: 2,
    });
    for (const who of Object.values(people)) {
      for (const [code, count] of Object.entries(await inbox(who))) {
        const { totalCount, nodes } = await casesOf(who, code);
        expect([totalCount, nodes.length], code).toEqual([count, count]);
      }
    }
    expect((await casesOf(people.executor, 'EXECUTOR_TO_DELIVER')).nodes).toEqual([{ id: toDeliver }]);
    expect((await casesOf(people.akimClerk, 'AKIM_TO_HAND_OVER')).nodes).toEqual([{ id: handedOver }]);
    expect((await casesOf(people.executor, 'EXECUTOR_NEW')).nodes).toEqual([{ id: assigned }]);
  });

  it('shows an executor only what is his, a head of two roles both kinds, and nobody the queues of others', async () => {
    const colleague = await world.person('AKS', ['EXECUTOR', 'HEAD']);
    expect(await inbox(colleague)).toMatchObject({
      HEAD_TO_RESOLVE: 1,
      EXECUTOR_NEW: 0,
      EXECUTOR_TO_DELIVER: 0,
    });
    const elsewhere = await world.person('TAL', ['CLERK']);
    expect(await inbox(elsewhere)).toEqual({
      CLERK_TO_FORWARD: 0,
      CLERK_FROM_AKIM: 0,
      CLERK_RECEIPTS: 0,
      CLERK_POSTED: 0,
    });
    const foreign = await world.ask(
      people.clerk,
      '{ inboxCases(code: HEAD_TO_SIGN) { totalCount nodes { id } } }',
    );
    expect(codeOf(foreign)).toBe('FORBIDDEN');
    const counted = await world.ask(people.clerk, '{ inboxCases(code: HEAD_TO_SIGN) { totalCount } }');
    expect(counted.data).toEqual({ inboxCases: { totalCount: 0 } });
  });
});

describe('offices', () => {
  const offices = async (args: string) =>
    found<{ totalCount: number; nodes: { code: string; nameKk: string; parent: { code: string } | null }[] }>(
      await world.ask(
        people.executor,
        `{ offices(${args}) { totalCount nodes { code nameKk parent { code } } } }`,
      ),
      'offices',
    );

  it('are 273 for everyone signed in: 19 departments and 254 akims’ offices under them', async () => {
    expect((await offices('filter: {}')).totalCount).toBe(273);
    expect((await offices('filter: { kind: DEPARTMENT }')).totalCount).toBe(19);
    expect((await offices('filter: { kind: AKIM_OFFICE }')).totalCount).toBe(254);
    const ofAksu = await offices(`first: 100, filter: { parentId: "${await officeId('AKS')}" }`);
    expect(ofAksu.nodes.length).toBe(ofAksu.totalCount);
    expect(new Set(ofAksu.nodes.map(({ parent }) => parent?.code))).toEqual(new Set(['AKS']));
  });

  it('are found by a part of the name or the beginning of the code, and sorted either way', async () => {
    expect((await offices('filter: { search: "aks-0" }')).nodes.map(({ code }) => code)).toContain('AKS-01');
    expect((await offices('filter: { search: "АҚСУ АУДАНЫ" }')).nodes.map(({ code }) => code)).toContain(
      'AKS',
    );
    expect((await offices('filter: { search: "%" }')).totalCount).toBe(0);
    const codes = async (direction: string) =>
      (
        await offices(
          `first: 100, filter: { kind: DEPARTMENT }, sort: { field: CODE, direction: ${direction} }`,
        )
      ).nodes.map(({ code }) => code);
    expect(await codes('DESC')).toEqual((await codes('ASC')).reverse());
    const names = (await offices('first: 100, filter: { kind: DEPARTMENT }')).nodes.map(
      ({ nameKk }) => nameKk,
    );
    expect(names).toEqual([...names].sort(new Intl.Collator('kk').compare));
  });

  it('answer one by its key, or null', async () => {
    const one = 'query ($id: ID!) { office(id: $id) { code } }';
    expect((await world.ask(people.clerk, one, { id: await officeId('TEK') })).data).toEqual({
      office: { code: 'TEK' },
    });
    const missing = { id: '00000000-0000-4000-8000-000000000000' };
    expect((await world.ask(people.clerk, one, missing)).data).toEqual({ office: null });
  });
});

describe('users', () => {
  const users = async (who: Person, args: string) =>
    found<{ totalCount: number; nodes: { surname: string; login: string }[] }>(
      await world.ask(who, `{ users(${args}) { totalCount nodes { surname login } } }`),
      'users',
    );

  it('are all for an administrator, those of the own office for a head or an overseer', async () => {
    const admin = await world.person('TAL', ['ADMIN'], { surname: 'Әкімші' });
    const overseer = await world.person('TAL', ['OVERSEER']);
    const inTal = await world.db.user.count({ where: { office: { code: 'TAL' } } });
    expect((await users(admin, 'first: 100')).totalCount).toBe(await world.db.user.count());
    expect((await users(overseer, 'first: 100')).totalCount).toBe(inTal);
    const seen = await users(people.head, 'first: 100');
    expect(seen.totalCount).toBe(await world.db.user.count({ where: { office: { code: 'AKS' } } }));
    const one = 'query ($id: ID!) { user(id: $id) { surname } }';
    expect((await world.ask(people.head, one, { id: admin.id })).data).toEqual({ user: null });
    expect((await world.ask(admin, one, { id: people.head.id })).data).toEqual({
      user: { surname: 'Басшыбаев' },
    });
    expect((await users(people.head, `filter: { officeId: "${await officeId('TAL')}" }`)).totalCount).toBe(0);
  });

  it('are found by name or login in any letter case, by role and by being active', async () => {
    const admin = await world.person('AKS', ['ADMIN']);
    await world.person('AKS', ['CLERK'], { surname: 'Іңкәрбек', active: false, login: 'Inkar.B' });
    const count = async (filter: string) => (await users(admin, `filter: { ${filter} }`)).totalCount;
    expect(await count('search: "іңкәр"')).toBe(1);
    expect(await count('search: "INKAR.b"')).toBe(1);
    expect(await count('search: "%"')).toBe(0);
    expect(await count('search: "іңкәр", active: true')).toBe(0);
    expect(await count('search: "іңкәр", active: false, role: CLERK')).toBe(1);
    expect(await count('search: "іңкәр", role: HEAD')).toBe(0);
    const surnames = (await users(admin, 'first: 100')).nodes.map(({ surname }) => surname);
    expect(surnames).toEqual([...surnames].sort(new Intl.Collator('kk').compare));
  });

  it('that a head may name are the active executors of his office, the least loaded first', async () => {
    const head = await world.person('UIG', ['HEAD']);
    const clerk = await world.person('UIG', ['CLERK']);
    const busy = await world.person('UIG', ['EXECUTOR'], { surname: 'Алиев' });
    const free = await world.person('UIG', ['EXECUTOR', 'HEAD'], { surname: 'Омаров' });
    await world.person('UIG', ['EXECUTOR'], { active: false });
    await world.person('TAL', ['EXECUTOR']);
    const team: Staff = { ...people, clerk, head, executor: busy };
    await caseIn(world, team, 'DRAFTING');
    await caseIn(world, team, 'DELIVERED');
    const candidates = await world.ask(head, '{ executorCandidates { openCases user { id } } }');
    expect(found(candidates, 'executorCandidates')).toEqual([
      { openCases: 0, user: { id: free.id } },
      { openCases: 1, user: { id: busy.id } },
    ]);
  });
});

describe('the person at the counter', () => {
  const AT_COUNTER = `mutation ($iin: String!) { personAtIntake(iin: $iin) {
    iinCheck { valid errors warnings } applicant { surname address } cases { number } openCaseCount } }`;

  it('is known with his cases where the office has had one, and elsewhere only as having an open case', async () => {
    const id = await caseIn(world, people, 'REGISTERED', { iin: '000101300009' });
    const { number } = await world.db.case.findUniqueOrThrow({ where: { id } });
    const valid = { valid: true, errors: [], warnings: [] };
    const known = await world.ask(people.clerk, AT_COUNTER, { iin: '000101300009' });
    expect(found(known, 'personAtIntake')).toMatchObject({
      iinCheck: valid,
      applicant: { surname: 'Әлиева' },
      cases: [{ number }],
      openCaseCount: 1,
    });
    const elsewhere = await world.person('TAL', ['CLERK']);
    expect(found(await world.ask(elsewhere, AT_COUNTER, { iin: '000101300009' }), 'personAtIntake')).toEqual({
      iinCheck: valid,
      applicant: null,
      cases: [],
      openCaseCount: 1,
    });
    await next(world, people, id, 'cancelCase');
    expect(
      found(await world.ask(people.clerk, AT_COUNTER, { iin: '000101300009' }), 'personAtIntake'),
    ).toMatchObject({
      openCaseCount: 0,
      cases: [{ number }],
    });
  });

  it('is warned of by odd digits, and nothing is looked up for an IIN that cannot be', async () => {
    const odd = found(await world.ask(people.clerk, AT_COUNTER, { iin: '001301300009' }), 'personAtIntake');
    expect(odd).toMatchObject({ iinCheck: { valid: true, warnings: ['IIN_DATE'] }, applicant: null });
    const wrong = found(await world.ask(people.clerk, AT_COUNTER, { iin: '000101300008' }), 'personAtIntake');
    expect(wrong).toMatchObject({
      iinCheck: { valid: false, errors: ['IIN_CHECK_DIGIT'] },
      openCaseCount: 0,
    });
  });
});
