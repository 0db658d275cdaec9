import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { IN_PERSON, operationsOf } from '../../schema/tokens/tokenOperations.ts';
import { FREE_ATTEMPTS } from '../../server/signIn/throttle.ts';
import { fetchFile } from '../exports/fetchExport.ts';
import { codeOf, found, problemsOf } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { rootFields } from '../support/documents.ts';
import { assignmentsOf, type Subscription } from '../support/sse.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, type Staff, send, shownNotice, staff } from '../support/steps.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import { askToken, httpOf, madeToken, withToken } from './newToken.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const COUNT = '{ cases(first: 0) { totalCount } }';
const REVOKE = 'mutation ($id: ID!) { revokeApiToken(id: $id) { id state revokedBy { login } } }';
const OK = { status: 200, codes: [], challenge: null, retryAfter: null };
const REFUSED = { ...OK, status: 401, codes: ['UNAUTHENTICATED'], challenge: 'Bearer' };
const FORBIDDEN = { ...OK, status: 403, codes: ['FORBIDDEN'] };

let world: World;
let people: Staff;
let admin: Person;
let analyst: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  admin = await world.person('AKS', ['ADMIN']);
  analyst = await world.person('AKS', ['ANALYST']);
});
afterAll(() => world.close());

const inDays = (days: number): string => new Date(world.clock.getTime() + days * DAY).toISOString();
const audited = (subjectId: string, action: 'API_TOKEN_MADE' | 'API_TOKEN_REVOKED') =>
  world.db.auditEntry.findMany({ where: { action, subjectId }, select: { actorId: true, details: true } });

describe('making a token', () => {
  it('tells the secret once and stores only its hash; it is an analyst’s for 90 days unless told', async () => {
    const { secret, token } = await madeToken(world, analyst);
    const { login } = analyst;
    expect(secret).toMatch(/^komek_[\w-]{43}$/);
    expect(token).toMatchObject({
      role: 'ANALYST',
      operations: [],
      expiresAt: inDays(90),
      state: 'IN_FORCE',
    });
    expect(token).toMatchObject({ prefix: secret.slice(0, 12), user: { login }, createdBy: { login } });
    const row = await world.db.apiToken.findUniqueOrThrow({ where: { id: token.id } });
    expect(row.tokenHash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(JSON.stringify(row)).not.toContain(secret.slice(12));
    expect(await audited(analyst.id, 'API_TOKEN_MADE')).toMatchObject([
      { actorId: analyst.id, details: { apiTokenId: token.id, role: 'ANALYST' } },
    ]);
  });

  it('for oneself works with a role that one holds, and is refused with any other', async () => {
    expect((await madeToken(world, people.clerk, { role: 'CLERK' })).token.role).toBe('CLERK');
    for (const role of ['ANALYST', 'HEAD', 'ADMIN', undefined])
      expect(problemsOf(await askToken(world, people.clerk, { role }))).toEqual(['role: ROLE_NOT_HELD']);
    const acting = await world.person('AKS', ['CLERK']);
    const namedById = people.head.id;
    const at = world.clock;
    await world.db.actingHead.create({
      data: {
        userId: acting.id,
        officeId: acting.officeId,
        fromDate: at,
        toDate: at,
        order: '№ 1',
        namedById,
        namedAt: at,
      },
    });
    expect(problemsOf(await askToken(world, acting, { role: 'HEAD' }))).toEqual(['role: ROLE_NOT_HELD']);
  });

  it('for others is ADMIN’s, and only in the name of an analyst as an analyst (I-16)', async () => {
    const { token } = await madeToken(world, admin, { userId: analyst.id });
    expect([token.user.login, token.createdBy.login]).toEqual([analyst.login, admin.login]);
    const both = await world.person('AKS', ['CLERK', 'ANALYST']);
    expect(problemsOf(await askToken(world, admin, { userId: both.id, role: 'CLERK' }))).toEqual([
      'role: ROLE_NOT_FOR_OTHERS',
    ]);
    expect(problemsOf(await askToken(world, admin, { userId: people.clerk.id }))).toEqual([
      'role: ROLE_NOT_HELD',
    ]);
    expect(codeOf(await askToken(world, both, { userId: analyst.id }))).toBe('FORBIDDEN');
    const gone = await world.person('AKS', ['ANALYST'], { active: false });
    expect(problemsOf(await askToken(world, admin, { userId: gone.id }))).toEqual(['userId: INACTIVE']);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(problemsOf(await askToken(world, admin, { userId: nobody }))).toEqual(['userId: UNKNOWN']);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a name that is empty', { name: ' ' }, 'name: REQUIRED'],
    ['an end that has come', { days: 0 }, 'days: TOO_SMALL'],
    ['an end after more than a year', { days: 367 }, 'days: TOO_BIG'],
    ['no request a minute', { requestsPerMinute: 0 }, 'requestsPerMinute: TOO_SMALL'],
    ['too many requests a minute', { requestsPerMinute: 6001 }, 'requestsPerMinute: TOO_BIG'],
    ['an operation that is none', { operations: ['cases', 'case_s'] }, 'operations.1: NOT_AN_OPERATION'],
    ['an operation of another role', { operations: ['signNotice'] }, 'operations.0: NOT_AN_OPERATION'],
    ['what only a person does', { operations: ['createApiToken'] }, 'operations.0: NOT_AN_OPERATION'],
  ])('refuses %s', async (_name, input, problem) => {
    expect(problemsOf(await askToken(world, analyst, input))).toEqual([problem]);
  });
});

describe('listing and revoking', () => {
  it('shows one’s own, and ADMIN everybody’s, with the last use, and never the secret', async () => {
    const mine = await withToken(world, people.executor);
    await world.ask(mine, COUNT);
    const LIST = `query ($filter: ApiTokenFilter) { apiTokens(first: 100, filter: $filter) {
      totalCount nodes { id lastUsedAt user { id } } } }`;
    const listed = async (who: Person, filter: object = {}) => {
      type Page = { totalCount: number; nodes: { id: string; lastUsedAt: string; user: { id: string } }[] };
      return found<Page>(await world.ask(who, LIST, { filter }), 'apiTokens');
    };
    const own = await listed(people.executor);
    expect(own.nodes).toEqual([
      { id: mine.tokenId, lastUsedAt: world.clock.toISOString(), user: { id: people.executor.id } },
    ]);
    expect((await listed(admin)).totalCount).toBe(await world.db.apiToken.count());
    expect((await listed(admin, { userId: people.executor.id })).nodes).toEqual(own.nodes);
    expect((await listed(people.executor, { userId: analyst.id })).nodes).toEqual([]);
    await world.ask(people.executor, REVOKE, { id: mine.tokenId });
    expect((await listed(people.executor, { inForce: true })).totalCount).toBe(0);
    expect((await listed(people.executor, { inForce: false })).totalCount).toBe(1);
  });

  it('revokes once and for good: one’s own, as ADMIN anybody’s, others’ as if there were none', async () => {
    const { token } = await madeToken(world, people.head, { role: 'HEAD' });
    const { id } = token;
    expect(codeOf(await world.ask(people.clerk, REVOKE, { id }))).toBe('NOT_FOUND');
    const answers = await Promise.all([1, 2].map(() => world.ask(admin, REVOKE, { id })));
    for (const answer of answers)
      expect(found(answer, 'revokeApiToken')).toEqual({
        id,
        state: 'REVOKED',
        revokedBy: { login: admin.login },
      });
    expect(await audited(people.head.id, 'API_TOKEN_REVOKED')).toEqual([
      { actorId: admin.id, details: { apiTokenId: id, own: false } },
    ]);
    const again = world.db.apiToken.update({ where: { id }, data: { revokedAt: null, revokedById: null } });
    await expect(again).rejects.toThrow(/once, revoked/);
    await expect(world.db.apiToken.delete({ where: { id } })).rejects.toThrow(/permission denied/);
  });
});

describe('a request with a token', () => {
  type Ending = (token: { readonly person: Person; readonly tokenId: string }) => Promise<unknown>;
  const revoke: Ending = ({ tokenId: id }) => world.ask(admin, REVOKE, { id });
  const account =
    (data: object): Ending =>
    ({ person }) =>
      world.db.user.update({ where: { id: person.id }, data });

  it.each<[string, object, Ending | null]>([
    ['is let in in its one role', OK, null],
    ['is refused when it was revoked', REFUSED, revoke],
    ['is refused when its account is closed', REFUSED, account({ active: false })],
    ['is forbidden when the role is lost', FORBIDDEN, account({ roles: ['CLERK'] })],
    ['is forbidden until a temporary password is changed', FORBIDDEN, account({ mustChangePassword: true })],
  ])('%s', async (_name, expected, ending) => {
    const person = await world.person('AKS', ['ANALYST', 'CLERK']);
    const token = await withToken(world, person);
    await ending?.({ person, tokenId: token.tokenId });
    for (const accept of ['application/json', 'application/graphql-response+json'])
      expect(await httpOf(world, token, COUNT, { accept })).toEqual(expected);
  });

  it('is refused when it expired, is wrong or is none, and as a program without a token too', async () => {
    const token = await withToken(world, analyst, { days: 1 });
    const morning = world.clock;
    await moveClock(world, new Date(morning.getTime() + DAY - 1));
    expect(await httpOf(world, token, COUNT)).toEqual(OK);
    await moveClock(world, new Date(morning.getTime() + DAY));
    expect(await httpOf(world, token, COUNT)).toEqual(REFUSED);
    await moveClock(world, morning);
    const wrong = `${token.bearer.slice(0, -1)}${token.bearer.endsWith('A') ? 'B' : 'A'}`;
    for (const bearer of [wrong, '', 'komek', `${token.bearer} `.repeat(2)])
      expect(await httpOf(world, { ...analyst, bearer }, COUNT)).toEqual(REFUSED);
    expect(await httpOf(world, null, COUNT)).toEqual(REFUSED);
    expect(await httpOf(world, analyst, COUNT)).toEqual(OK);
  });

  it('has the rights of its role alone, whatever its user holds besides, and no cookie’s', async () => {
    const both = await world.person('AKS', ['CLERK', 'ANALYST']);
    const token = await withToken(world, both, { role: 'ANALYST' });
    const id = await caseIn(world, people, 'REGISTERED');
    const asked =
      'query ($id: ID!) { viewer { roles acting { id } } case(id: $id) { applicant { fullName } } }';
    const seen = await world.ask(both, asked, { id });
    expect(seen.data).toMatchObject({ case: { applicant: { fullName: expect.any(String) } } });
    const masked = await world.ask(token, asked, { id });
    expect(masked.data).toMatchObject({ viewer: { roles: ['ANALYST'] }, case: { applicant: null } });
    expect(codeOf(await world.ask({ ...token, cookie: admin.cookie }, '{ users { totalCount } }'))).toBe(
      'FORBIDDEN',
    );
  });

  it('is told by the HTTP status of an answer without data, and of a part by its errors', async () => {
    const token = await withToken(world, analyst);
    const gone = '{ case(id: "00000000-0000-4000-8000-000000000000") { id } }';
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const asked = async (query: string, variables = {}) => {
        const { status, codes } = await httpOf(world, token, query, { accept, variables });
        return [status, ...codes];
      };
      expect(await asked('{ users { totalCount } }')).toEqual([403, 'FORBIDDEN']);
      expect(await asked('{ nothing }')).toEqual([400, 'BAD_REQUEST']);
      expect(await asked('{')).toEqual([400, 'BAD_REQUEST']);
      expect(await asked('query ($n: Int!) { cases(first: $n) { totalCount } }', { n: 'x' })).toEqual([
        400,
        'BAD_REQUEST',
      ]);
      expect(await asked('{ cases(first: 101) { totalCount } }')).toEqual([422, 'PAGE_TOO_LARGE']);
      expect(await asked(`{ viewer { roles } ${gone.slice(1)}`)).toEqual([200]);
      const view = 'mutation { removeView(id: "00000000-0000-4000-8000-000000000000") }';
      expect(await asked(view)).toEqual([404, 'NOT_FOUND']);
    }
    const page = await httpOf(world, analyst, '{ users { totalCount } }');
    expect(page).toEqual({ ...OK, codes: ['FORBIDDEN'] });
  });
});

describe('the operations of a token', () => {
  it('are those of its list, under any alias and in any fragment, and nothing of another runs', async () => {
    const token = await withToken(world, analyst, { operations: ['saveView', 'cases'] });
    expect(await httpOf(world, token, `{ __typename a: cases(first: 0) { totalCount } }`)).toEqual(OK);
    const save = `saveView(input: { list: CASES, name: "n", state: {} }) { id }`;
    const remove = 'removeView(id: "00000000-0000-4000-8000-000000000000")';
    for (const query of [
      '{ cases: offices { totalCount } }',
      'query { ...F } fragment F on Query { ... { ...G } } fragment G on Query { cases: viewer { roles } }',
      `mutation { cases: ${remove} }`,
      'subscription { cases: caseChanged(id: "00000000-0000-4000-8000-000000000000") { id } }',
    ])
      expect(await httpOf(world, token, query, { accept: 'application/json, text/event-stream' })).toEqual(
        FORBIDDEN,
      );
    // One that may be asked for does not carry another along.
    const both = await httpOf(world, token, `mutation { ${save} cases: ${remove} }`);
    expect([both.status, both.codes]).toEqual([400, ['OPERATION_TOO_LARGE']]);
    expect(await world.db.savedView.count({ where: { userId: analyst.id } })).toBe(0);
    expect(codeOf(await world.ask(token, `mutation { ${save} }`))).toBe(null);
  });

  it('are never what only a person at a browser does, and a token signs nothing', async () => {
    const roots = rootFields(schema).map(({ name }) => name);
    expect(IN_PERSON.filter((name) => !roots.includes(name))).toEqual([]);
    expect(operationsOf(schema, 'HEAD')).toContain('signNotice');
    const head = await withToken(world, people.head);
    for (const query of [
      'mutation { confirmPassword(password: "x") }',
      `mutation { revokeApiToken(id: "${head.tokenId}") { id } }`,
      'mutation { createApiToken(input: { name: "x" }) { secret } }',
      'mutation { signOut }',
      'mutation { endSession(id: "00000000-0000-4000-8000-000000000000") { id } }',
    ])
      expect(await httpOf(world, head, query)).toEqual(FORBIDDEN);
    const caseId = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const { version: expectedVersion } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
    const input = { caseId, expectedVersion, ...(await shownNotice(world, caseId, people.head)) };
    expect(codeOf(await send(world, head, 'signNotice', input))).toBe('PROOF_EXPIRED');
    expect(codeOf(await send(world, people.head, 'signNotice', input))).toBe(null);
  });
});

describe('how often a token may ask', () => {
  it('is counted over all processes, and told when it may again', async () => {
    const token = await withToken(world, analyst, { requestsPerMinute: 3 });
    const other = await world.anotherServer();
    const morning = world.clock;
    const { app } = world;
    const statuses = await Promise.all(
      [app, other, app, other, app].map(
        async (one) => (await httpOf({ ...world, app: one }, token, COUNT)).status,
      ),
    );
    expect(statuses.sort()).toEqual([200, 200, 200, 429, 429]);
    await moveClock(world, new Date(morning.getTime() + 20_000));
    const limited = { ...OK, status: 429, codes: ['RATE_LIMITED'], retryAfter: '40' };
    expect(await httpOf(world, token, COUNT)).toEqual(limited);
    await moveClock(world, new Date(morning.getTime() + MINUTE));
    expect(await httpOf(world, token, COUNT)).toEqual(OK);
    await moveClock(world, morning);
  });

  it('takes one statement more than nothing, and of wrong ones so many an address', async () => {
    const token = await withToken(world, analyst);
    expect(await statementsOf(world, token, '{ __typename }')).toBe(1);
    const address = '198.51.100.7';
    const wrong = { ...analyst, bearer: `komek_${'x'.repeat(43)}` };
    expect(await httpOf(world, wrong, COUNT, { address })).toEqual(REFUSED);
    await world.db.signInThrottle.updateMany({ data: { failures: FREE_ATTEMPTS.address - 1 } });
    expect(await httpOf(world, wrong, COUNT, { address })).toEqual(REFUSED);
    expect(await httpOf(world, wrong, COUNT, { address })).toMatchObject({ status: 429, retryAfter: '30' });
    expect(await httpOf(world, token, COUNT, { address })).toEqual(OK);
    expect((await httpOf(world, wrong, COUNT, { address: '198.51.100.8' })).status).toBe(401);
  });
});

describe('what else a token opens', () => {
  async function ends(stream: Subscription): Promise<void> {
    const late = delay(2_000, 'late' as const, { ref: false });
    expect(await Promise.race([stream.ended, late])).toBeUndefined();
  }

  it('a stream, until it is revoked or the role is lost', async () => {
    const person = await world.person('AKS', ['EXECUTOR', 'ANALYST']);
    const [first, second] = [await withToken(world, person), await withToken(world, person)];
    const streams = await Promise.all([first, second].map((token) => assignmentsOf(world.app, token)));
    expect(streams.map(({ status }) => status)).toEqual([200, 200]);
    const [one, two] = streams as [Subscription, Subscription];
    await world.ask(person, REVOKE, { id: first.tokenId });
    await ends(one);
    expect(await Promise.race([two.ended, delay(100, 'open')])).toBe('open');
    const update = `mutation ($id: ID!) { updateUser(input: { id: $id, expectedVersion: 1, roles: [ANALYST] }) { id } }`;
    expect(codeOf(await world.ask(admin, update, { id: person.id }))).toBe(null);
    await ends(two);
  });

  it('an export, where its list has `exportCases`, and no other file with a list', async () => {
    await caseIn(world, people, 'REGISTERED');
    const EXPORT = `mutation { exportCases(input: { format: CSV, language: EN, columns: [NUMBER] }) { url } }`;
    const all = await withToken(world, people.clerk);
    const exports = await withToken(world, people.clerk, { operations: ['exportCases'] });
    const cases = await withToken(world, people.clerk, { operations: ['cases'] });
    const url = async () => found<{ url: string }>(await world.ask(exports, EXPORT), 'exportCases').url;
    for (const [who, status] of [
      [cases, 403],
      [{ ...exports, bearer: `${exports.bearer}x` }, 401],
      [all, 200],
      [exports, 200],
    ] as const) {
      const response = await fetchFile(world.app, who, await url());
      expect([response.status, (await response.text()).includes('20')]).toEqual([status, status === 200]);
    }
    const paper = await world.db.paper.findFirstOrThrow({ where: { kind: 'RECEIPT' } });
    const fetched = async (who: Person) => {
      const response = await fetchFile(world.app, who, `/files/papers/${paper.id}`);
      await response.arrayBuffer();
      return response.status;
    };
    expect([await fetched(exports), await fetched(all)]).toEqual([403, 200]);
    const logged = await world.db.auditEntry.findMany({
      where: { actorId: people.clerk.id, details: { path: ['tokenId'], not: 'null' } },
      select: { action: true, details: true },
    });
    expect(logged).toEqual(
      expect.arrayContaining([
        {
          action: 'CASES_EXPORTED',
          details: expect.objectContaining({ tokenId: exports.tokenId, rowsSent: expect.any(Number) }),
        },
        { action: 'PAPER_VIEWED', details: { tokenId: all.tokenId } },
      ]),
    );
  });

  it('personal data that its role reads, and the access log says by which token', async () => {
    const token = await withToken(world, people.clerk);
    const caseId = await caseIn(world, people, 'REGISTERED');
    const asked = 'query ($id: ID!) { case(id: $id) { applicant { fullName } } }';
    found(await world.ask(token, asked, { id: caseId }), 'case');
    expect(
      await world.db.auditEntry.findMany({
        where: { caseId, action: 'PERSONAL_DATA_VIEWED', actorId: people.clerk.id },
        select: { actorRoles: true, details: true },
      }),
    ).toContainEqual({ actorRoles: ['CLERK'], details: { tokenId: token.tokenId } });
  });
});
