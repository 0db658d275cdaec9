import fc from 'fast-check';
import { buildSchema, graphql, parse, subscribe as subscribeTo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../prisma/client.ts';
import { Role } from '../../prisma/client.ts';
import type { CasePlace, Reading } from '../../schema/access/caseScope.ts';
import { casesReadableBy, readingOf } from '../../schema/access/caseScope.ts';
import { enforceAccess } from '../../schema/access/enforce.ts';
import type { Actor } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { hashPassword } from '../../server/signIn/passwords.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { ALWAYS_PROVEN, SOME_SESSION } from '../support/alwaysProven.ts';
import { codeOf, found } from '../support/answers.ts';
import { documentOf, type RootField, rootFields } from '../support/documents.ts';
import { subscribe } from '../support/sse.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';

const ROLES = Object.values(Role);
const ROOTS = rootFields(schema);

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

describe('which cases one may read', () => {
  const RANK: Record<Reading, number> = { COUNTS: 0, OVERSEES: 1, WORKS: 2 };
  const office = fc.constantFrom('a', 'b', 'c');
  const person = fc.constantFrom('p', 'q');
  const actors: fc.Arbitrary<Actor> = fc.record({
    id: person,
    login: fc.constant('login'),
    surname: fc.constant('Тестов'),
    givenName: fc.constant('Адам'),
    patronymic: fc.constant(null),
    iin: fc.constant(null),
    roles: fc.uniqueArray(fc.constantFrom(...ROLES)),
    officeId: office,
    acting: fc.constant(false),
    overseenOfficeIds: fc.uniqueArray(office),
    credential: fc.constant(SOME_SESSION),
    proof: fc.constant(ALWAYS_PROVEN),
  });
  const places: fc.Arbitrary<CasePlace> = fc.record({
    officeId: office,
    akimOfficeId: fc.option(office),
    executorId: fc.option(person),
  });

  /** Evaluates the few shapes that the scope's `where` has; throws for any other, so that none is passed over. */
  function matches(where: Prisma.CaseWhereInput, place: CasePlace): boolean {
    return Object.entries(where).every(([key, value]) => {
      if (key === 'OR') return (value as Prisma.CaseWhereInput[]).some((part) => matches(part, place));
      expect(Object.keys(value as object)).toEqual(['in']);
      const wanted = (value as { in: readonly string[] }).in;
      if (key === 'id') {
        expect(wanted).toEqual([]);
        return false;
      }
      expect(['officeId', 'akimOfficeId', 'executorId']).toContain(key);
      expect(wanted.length).toBeGreaterThan(0);
      return wanted.some((one) => one === place[key as keyof CasePlace]);
    });
  }

  it('is the same for the rows of a list and for one row, at every depth of reading', () => {
    fc.assert(
      fc.property(
        actors,
        places,
        fc.constantFrom(...Object.keys(RANK)) as fc.Arbitrary<Reading>,
        (actor, place, least) => {
          const reading = readingOf(actor, place);
          const expected = reading !== null && RANK[reading] >= RANK[least];
          expect(matches(casesReadableBy(actor, least), place)).toBe(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is the same in the database, for every role at every office of the case', async () => {
    await caseIn(world, people, 'REGISTERED');
    await caseIn(world, people, 'ASSIGNED');
    await akimCaseIn(world, people, 'AKIM_REGISTERED');
    await akimCaseIn(world, people, 'SIGNED');
    const kerbulak = await staff(world, 'KER');
    await caseIn(world, kerbulak, 'DRAFTING');
    await akimCaseIn(world, kerbulak, 'IN_TRANSIT');
    const all = await world.db.case.findMany();
    const readers = [...Object.values(people), ...Object.values(kerbulak)];
    for (const role of ROLES)
      readers.push(await world.person('AKS', [role]), await world.person('KER-01', [role]));
    const overseer = await world.person('AKS', ['OVERSEER']);
    const { officeId: kerbulakId } = kerbulak.head;
    await world.db.oversight.create({ data: { userId: overseer.id, officeId: kerbulakId } });
    readers.push(
      await world.person('AKS', ['CLERK', 'ANALYST']),
      await world.person('KER', ['EXECUTOR', 'OVERSEER']),
      overseer,
    );
    let seen = 0;
    for (const reader of readers) {
      const overseenOfficeIds = reader === overseer ? [kerbulakId] : [];
      const actor = {
        ...reader,
        acting: false,
        overseenOfficeIds,
        credential: SOME_SESSION,
        proof: ALWAYS_PROVEN,
      };
      const expected = all.filter((row) => readingOf(actor, row) !== null).map(({ id }) => id);
      const answer = await world.ask(reader, '{ cases(first: 100) { totalCount nodes { id } } }');
      if (reader.roles.every((role: Role) => role === 'ADMIN')) {
        expect(codeOf(answer)).toBe('FORBIDDEN');
        continue;
      }
      const { totalCount, nodes } = found<{ totalCount: number; nodes: { id: string }[] }>(answer, 'cases');
      expect(nodes.map(({ id }) => id).sort(), reader.roles.join()).toEqual(expected.sort());
      expect(totalCount).toBe(expected.length);
      seen += expected.length;
    }
    expect(seen).toBeGreaterThan(20);
  });
});

describe('who may call a root field', () => {
  const guarded = ROOTS.filter(({ roles }) => roles !== null);

  async function callAs(who: Person | null, root: RootField): Promise<string | null> {
    const document = documentOf(root, '00000000-0000-4000-8000-000000000000');
    if (root.operation !== 'subscription') return codeOf(await world.ask(who, document));
    const stream = await subscribe(world.app, who, document);
    const event = await stream.next();
    stream.cut();
    return event.errors?.[0]?.extensions.code ?? null;
  }

  it('is said at every one: by roles, or that it is open to all', () => {
    expect(ROOTS.length).toBeGreaterThan(40);
    for (const { name, roles, open } of ROOTS) {
      expect(open !== (roles !== null), name).toBe(true);
      if (roles) expect(roles.length, name).toBeGreaterThan(0);
    }
  });

  it('is anyone for signing in and out, for the clock, for what the public is told, and for nothing else', () => {
    expect(ROOTS.flatMap(({ name, open }) => (open ? [name] : [])).sort()).toEqual([
      'applicationStatus',
      'changePassword',
      'disableTotp',
      'enableTotp',
      'finishSignIn',
      'neededDocuments',
      'paperCheck',
      'publicOffices',
      'renewRecoveryCodes',
      'serverTime',
      'serviceLimits',
      'signIn',
      'signInOptions',
      'signOut',
      'startTotp',
      'viewer',
    ]);
  });

  it('is nobody without a session', async () => {
    for (const root of guarded) expect(await callAs(null, root), root.name).toBe('UNAUTHENTICATED');
    const change = 'mutation { changePassword(current: "x", next: "y") { roles } }';
    expect(codeOf(await world.ask(null, change))).toBe('UNAUTHENTICATED');
    // Open to whoever has no role before he has set up codes, and to nobody without a session.
    for (const document of [
      'startTotp { uri }',
      'enableTotp(code: "1")',
      'renewRecoveryCodes(code: "1")',
      'disableTotp(code: "1") { roles }',
    ])
      expect(codeOf(await world.ask(null, `mutation { ${document} }`)), document).toBe('UNAUTHENTICATED');
  });

  it.each(ROLES)('is forbidden to %s wherever the role is not named', async (role) => {
    const person = await world.person(role === 'AKIM_CLERK' ? 'AKS-01' : 'AKS', [role]);
    const wrong: string[] = [];
    for (const root of guarded) {
      if (root.roles?.includes(role)) continue;
      const code = await callAs(person, root);
      if (code !== 'FORBIDDEN') wrong.push(`${root.name}: ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is forbidden everywhere to one who must change his password first, and then no longer', async () => {
    const [current, next] = ['Уақытша-құпия-1', 'Жаңа-құпия-сөз-2'];
    const person = await world.person(
      'AKS',
      ROLES.filter((role) => role !== 'AKIM_CLERK'),
      {
        mustChangePassword: true,
        passwordHash: await hashPassword(current),
      },
    );
    const viewer = await world.ask(
      person,
      '{ viewer { roles user { login mustChangePassword } office { code } } }',
    );
    expect(found(viewer, 'viewer')).toEqual({
      roles: [],
      user: { login: person.login, mustChangePassword: true },
      office: { code: 'AKS' },
    });
    for (const root of guarded) expect(await callAs(person, root), root.name).toBe('FORBIDDEN');
    const change =
      'mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) { roles } }';
    const changed = found<{ roles: Role[] }>(
      await world.ask(person, change, { current, next }),
      'changePassword',
    );
    expect(changed.roles).toEqual(person.roles);
    expect(codeOf(await world.ask(person, '{ inbox { count } users { totalCount } }'))).toBeNull();
  });
});

describe('guarded fields below the root', () => {
  it.each(['iin', 'lastSignInAt'])(
    'User.%s is only for ADMIN, whichever way one comes to it',
    async (field) => {
      const admin = await world.person('AKS', ['ADMIN']);
      const overseer = await world.person('AKS', ['OVERSEER']);
      const id = await caseIn(world, people, 'ASSIGNED');
      const ways: [Person, string][] = [
        [people.head, `{ users { nodes { ${field} } } }`],
        [people.head, `{ user(id: "${people.executor.id}") { ${field} } }`],
        [people.head, `{ executorCandidates { user { ${field} } } }`],
        [people.head, `{ viewer { user { ${field} } } }`],
        [overseer, `{ case(id: "${id}") { executor { ${field} } } }`],
        [
          people.clerk,
          `{ case(id: "${id}") { resolutions { head { ${field} } } receipt { issuer { ${field} } } } }`,
        ],
      ];
      for (const [who, document] of ways) {
        const { errors } = await world.ask(who, document);
        expect(new Set(errors?.map(({ extensions }) => extensions.code)), document).toEqual(
          new Set(['FORBIDDEN']),
        );
      }
      expect(codeOf(await world.ask(admin, `{ users { nodes { ${field} } } }`))).toBeNull();
    },
  );
});

describe('the enforcement of the directives', () => {
  const DIRECTIVES = `
    enum Role { ${ROLES.join(' ')} }
    directive @hasRole(roles: [Role!]!) on FIELD_DEFINITION
    directive @public on FIELD_DEFINITION
  `;
  const built = (types: string) => () => enforceAccess(buildSchema(DIRECTIVES + types));

  it('stops the build at a root field that says nothing', () => {
    expect(built('type Query { open: Int @public, bare: Int }')).toThrow(
      'Query.bare says neither @hasRole nor @public',
    );
    const query = 'type Query { open: Int @public }';
    expect(built(`${query} type Mutation { act: Int }`)).toThrow('Mutation.act says neither');
    expect(built(`${query} type Subscription { tell: Int }`)).toThrow('Subscription.tell says neither');
  });

  it('stops the build at a field that says both, or that lets nobody in', () => {
    expect(built('type Query { both: Int @public @hasRole(roles: [HEAD]) }')).toThrow('Query.both says both');
    expect(built('type Query { none: Int @hasRole(roles: []) }')).toThrow('Query.none lets nobody in');
    expect(built('type Query { open: Part @public } type Part { none: Int @hasRole(roles: []) }')).toThrow(
      'Part.none lets nobody in',
    );
  });

  it('guards a field that has no resolver of its own, and a stream before it starts', async () => {
    const plain = buildSchema(`${DIRECTIVES}
      type Query { part: Part @public }
      type Part { secret: String @hasRole(roles: [ADMIN]), plain: String }
      type Subscription { ticks: Int @hasRole(roles: [HEAD]) }`);
    let started = 0;
    Object.assign(plain.getSubscriptionType()?.getFields().ticks ?? {}, {
      subscribe: async function* () {
        started += 1;
        yield { ticks: 1 };
      },
    });
    const small = enforceAccess(plain);
    const as = (roles: readonly Role[] | null) => ({
      schema: small,
      rootValue: { part: { secret: 'hidden', plain: 'shown' } },
      contextValue: { actor: roles && { roles } },
    });
    const source = '{ part { plain secret } }';
    const clerk = await graphql({ ...as(['CLERK']), source });
    expect(clerk.data).toEqual({ part: { plain: 'shown', secret: null } });
    expect(clerk.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    const nobody = await graphql({ ...as(null), source });
    expect(nobody.errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect((await graphql({ ...as(['CLERK', 'ADMIN']), source })).data).toEqual({
      part: { plain: 'shown', secret: 'hidden' },
    });
    const open = (roles: readonly Role[]) =>
      subscribeTo({ ...as(roles), document: parse('subscription { ticks }') });
    const refused = await open(['CLERK']);
    expect('errors' in refused && refused.errors?.map(({ extensions }) => extensions.code)).toEqual([
      'FORBIDDEN',
    ]);
    expect(started).toBe(0);
    expect('errors' in (await open(['HEAD']))).toBe(false);
  });
});
