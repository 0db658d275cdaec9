import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../prisma/client.ts';
import type { App } from '../../server/app.ts';
import { cookieName } from '../../server/signIn/cookies.ts';
import { createThrottle, FREE_ATTEMPTS } from '../../server/signIn/throttle.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { ask, codesOf, keptLog, localEvents, post, tinyApp } from '../support/tinyApp.ts';
import { cookieOf, createOfficial, PASSWORD, signIn } from './officials.ts';

const START = new Date('2026-11-20T04:00:00Z');
let now = START;
const later = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};

let database: TestDatabase;
let app: App;
const kept = keptLog();
let addresses = 0;
/** Where somebody fails until he is turned away. */
const FAILING = '198.51.100.66';
const elsewhere = (): string => `203.0.113.${++addresses}`;

beforeAll(async () => {
  database = await testDatabase();
  app = tinyApp({ db: database.db, events: localEvents(), now: () => now, log: kept.log });
});
afterAll(() => database.close());

const enter = async (login: string): Promise<string> =>
  cookieOf(await ask(app, post(signIn(login)), elsewhere()));
const viewer = async (cookie: string) =>
  (await ask(app, post({ query: '{ viewer roles }' }, { cookie }))).data;
const change = (cookie: string, current: string, next: string) =>
  ask(
    app,
    post(
      {
        query:
          'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) }',
        variables: { current, next },
      },
      { cookie },
    ),
    elsewhere(),
  );

describe('signing in', () => {
  it('sets a cookie that no script reads, no other site sends and no plain connection carries', async () => {
    await createOfficial(database.db, { login: 'aigul' });
    const answer = await ask(app, post(signIn('aigul')));
    expect(answer.data).toEqual({ signIn: 'aigul' });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-komek_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200; Secure$/,
    );
    expect(await viewer(cookieOf(answer))).toEqual({ viewer: 'aigul', roles: ['CLERK'] });
  });

  it('sets a cookie for plain connections only where the configuration says so', async () => {
    const plain = tinyApp({ db: database.db, now: () => now, config: { cookieSecure: false } });
    const [cookie] = (await ask(plain, post(signIn('aigul')))).headers.getSetCookie();
    expect(cookie).toMatch(/^komek_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
  });

  it('stores only the hash of the token', async () => {
    const token = (await enter('aigul')).slice(cookieName('session', true).length + 1);
    const tokenHash = createHash('sha256').update(token).digest('hex');
    expect(await database.db.session.count({ where: { tokenHash } })).toBe(1);
    expect(await database.db.session.count({ where: { tokenHash: token } })).toBe(0);
  });

  it('takes a login in any case and with blanks around it, and nothing else for it', async () => {
    await createOfficial(database.db, { login: 'dana_k' });
    expect((await ask(app, post(signIn('  DANA_K ')))).data).toEqual({ signIn: 'dana_k' });
    // With ILIKE these would match too.
    expect(codesOf(await ask(app, post(signIn('danaxk')), elsewhere()))).toEqual(['SIGN_IN_REFUSED']);
    expect(codesOf(await ask(app, post(signIn('dana%')), elsewhere()))).toEqual(['SIGN_IN_REFUSED']);
  });

  it('ends the session that the browser had before', async () => {
    const before = await enter('aigul');
    const answer = await ask(app, post(signIn('aigul'), { cookie: before }));
    expect(await viewer(before)).toEqual({ viewer: null, roles: null });
    expect(await viewer(cookieOf(answer))).toMatchObject({ viewer: 'aigul' });
  });

  it('notes the time and writes the access log', async () => {
    const { id } = await createOfficial(database.db, { login: 'logged' });
    await enter('logged');
    expect(await database.db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ lastSignInAt: now });
    const entries = await database.db.auditEntry.findMany({ where: { actorId: id } });
    expect(entries).toMatchObject([{ action: 'SIGNED_IN', actorRoles: ['CLERK'], at: now }]);
  });
});

describe('a sign-in that fails', () => {
  it('gives one and the same answer for every kind of failure', async () => {
    await createOfficial(database.db, { login: 'closed', active: false });
    await createOfficial(database.db, { login: 'throttled' });
    for (let at = 0; at < 5; at++) await ask(app, post(signIn('throttled', 'wrong')), FAILING);
    const failures = [
      signIn('nobody'),
      signIn('aigul', 'wrong'),
      signIn('aigul', ''),
      signIn('aigul', 'x'.repeat(90_000)),
      signIn('closed'),
      signIn('throttled'),
      signIn('throttled', 'wrong'),
      signIn('', ''),
      signIn("' OR 1=1 --"),
    ];
    const seen = new Set<string>();
    for (const request of failures) {
      const from = request.variables.login === 'throttled' ? FAILING : elsewhere();
      const answer = await ask(app, post(request), from);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(codesOf(answer)).toEqual(['SIGN_IN_REFUSED']);
      const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id');
      seen.add(JSON.stringify([answer.status, headers, answer.data, answer.errors]));
    }
    expect([...seen]).toHaveLength(1);
  });

  it('takes the same work whatever failed: in processor time, and in statements until it is known', async () => {
    await createOfficial(database.db, { login: 'timed' });
    const sent: string[] = [];
    const db = createClient({ connectionString: database.url, onStatement: ({ text }) => sent.push(text) });
    const counted = tinyApp({ db, now: () => now });
    let at = 0;
    const kinds = {
      unknown: () => signIn(`unknown ${at++}`),
      throttled: () => signIn('throttled'),
      closed: () => signIn('closed'),
      wrong: () => signIn('timed', 'wrong'),
    };
    const work = new Map(Object.keys(kinds).map((kind) => [kind, { times: [] as number[], statements: 0 }]));
    // In turn, so that whatever else the machine does slows all of them alike.
    for (let round = 0; round < 7; round++) {
      for (const [kind, request] of Object.entries(kinds)) {
        sent.length = 0;
        const address = kind === 'throttled' ? FAILING : elsewhere();
        const before = process.cpuUsage();
        expect(codesOf(await ask(counted, post(request()), address))).toEqual(['SIGN_IN_REFUSED']);
        const { user, system } = process.cpuUsage(before);
        work.get(kind)?.times.push(user + system);
        Object.assign(work.get(kind) ?? {}, { statements: sent.length });
      }
    }
    await db.$disconnect();
    const median = (kind: string) => work.get(kind)?.times.sort((one, other) => one - other)[3] ?? 0;
    for (const kind of ['unknown', 'throttled', 'closed']) {
      expect(median(kind), kind).toBeGreaterThan(median('wrong') / 1.6);
      expect(median(kind), kind).toBeLessThan(median('wrong') * 1.6);
    }
    const statements = (kind: string) => work.get(kind)?.statements;
    expect([statements('unknown'), statements('closed')]).toEqual([statements('wrong'), statements('wrong')]);
  });

  it('is let in again when the block is over', async () => {
    later(16);
    expect((await ask(app, post(signIn('throttled')), FAILING)).data).toEqual({ signIn: 'throttled' });
  });

  it('on purpose shuts out neither the owner elsewhere nor, after very many, the browser that knows him', async () => {
    await createOfficial(database.db, { login: 'wanted' });
    const home = '192.0.2.30';
    const entered = await ask(app, post(signIn('wanted')), home);
    const known = entered.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    expect(known).toMatch(/komek_device=[\w-]{43}/);
    for (let at = 0; at < 5; at++) await ask(app, post(signIn('wanted', 'wrong')), FAILING);
    expect((await ask(app, post(signIn('wanted')), FAILING)).data).toBeNull();
    expect((await ask(app, post(signIn('wanted')), home)).data).toEqual({ signIn: 'wanted' });
    const strangers = createThrottle(database.db, () => now);
    for (let at = 0; at < FREE_ATTEMPTS.login; at++)
      await strangers.allows({ login: 'wanted', address: `198.18.7.${at}`, device: null });
    expect((await ask(app, post(signIn('wanted')), home)).data).toBeNull();
    const again = await ask(app, post(signIn('wanted'), { cookie: known }), home);
    expect(again.data).toEqual({ signIn: 'wanted' });
    // Of somebody else's login the browser knows nothing.
    expect((await ask(app, post(signIn('failing', 'wrong'), { cookie: known }), home)).data).toBeNull();
    const device = known.split('komek_device=')[1] ?? '';
    const hash = createHash('sha256').update(device).digest('hex');
    const rows = await database.db.knownDevice.findMany({ where: { tokenHash: hash } });
    expect(rows).toHaveLength(1);
    // A new password makes every browser a stranger again but the one where it was changed.
    await change(cookieOf(again), PASSWORD, 'Basqa-qupiya-9');
    expect(await database.db.knownDevice.count({ where: { tokenHash: hash } })).toBe(0);
  });

  it('is written with its reason, but without what was typed', async () => {
    const { id } = await createOfficial(database.db, { login: 'failing' });
    await ask(app, post(signIn('failing', 'my other password')), elsewhere());
    await ask(app, post(signIn('my password by mistake')), elsewhere());
    const entries = await database.db.auditEntry.findMany({
      where: { action: 'SIGN_IN_FAILED' },
      orderBy: { id: 'asc' },
    });
    expect(entries.slice(-2)).toMatchObject([
      { subjectId: id, actorId: null, details: { reason: 'WRONG_PASSWORD' } },
      { subjectId: null, actorId: null, details: { reason: 'UNKNOWN_LOGIN' } },
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/my (other )?password/);
    expect(kept.text()).not.toMatch(/aigul|failing|my (other )?password|Сейітова/);
  });
});

describe('a session', () => {
  it('ends after an hour without a request, and a request within the hour prolongs it', async () => {
    const cookie = await enter('aigul');
    later(50);
    expect(await viewer(cookie)).toMatchObject({ viewer: 'aigul' });
    later(50);
    expect(await viewer(cookie)).toMatchObject({ viewer: 'aigul' });
    later(60);
    expect(await viewer(cookie)).toMatchObject({ viewer: null });
  });

  it('ends after twelve hours however busy it is', async () => {
    const cookie = await enter('aigul');
    for (let at = 0; at < 14; at++) {
      later(50);
      expect(await viewer(cookie)).toMatchObject({ viewer: 'aigul' });
    }
    later(20);
    expect(await viewer(cookie)).toMatchObject({ viewer: null });
  });

  it('is written to at most once a minute', async () => {
    const cookie = await enter('aigul');
    const seen = async () =>
      (await database.db.session.findFirstOrThrow({ orderBy: { id: 'desc' } })).lastSeenAt;
    const opened = now;
    later(0.5);
    await viewer(cookie);
    expect(await seen()).toEqual(opened);
    later(1);
    await viewer(cookie);
    expect(await seen()).toEqual(now);
  });

  it('ends with sign-out, which also removes the cookie', async () => {
    const cookie = await enter('aigul');
    const answer = await ask(app, post({ query: 'mutation { signOut }' }, { cookie }));
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-komek_session=; .*Max-Age=0/),
    ]);
    expect(await viewer(cookie)).toMatchObject({ viewer: null });
    expect(await database.db.auditEntry.count({ where: { action: 'SIGNED_OUT' } })).toBe(1);
  });

  it('ends when the account is closed', async () => {
    const { id } = await createOfficial(database.db, { login: 'leaving' });
    const cookie = await enter('leaving');
    await database.db.user.update({ where: { id }, data: { active: false } });
    expect(await viewer(cookie)).toMatchObject({ viewer: null });
  });

  it('has the roles that the account has now', async () => {
    const { id } = await createOfficial(database.db, { login: 'moving' });
    const cookie = await enter('moving');
    await database.db.user.update({ where: { id }, data: { roles: ['HEAD'] } });
    expect(await viewer(cookie)).toEqual({ viewer: 'moving', roles: ['HEAD'] });
  });

  it('is not opened by a name that a neighbouring host or a plain connection could have set', async () => {
    await createOfficial(database.db, { login: 'lured' });
    const cookie = await enter('lured');
    expect(await viewer(cookie)).toEqual({ viewer: 'lured', roles: ['CLERK'] });
    expect(await viewer(cookie.replace('__Host-', ''))).toEqual({ viewer: null, roles: null });
  });

  it.each([
    '__Host-komek_session=',
    '__Host-komek_session=short',
    `__Host-komek_session=${'A'.repeat(43)}`,
    '__Host-komek_session',
    ';;;',
  ])('is not opened by the cookie %j', async (cookie) => {
    expect(await viewer(cookie)).toEqual({ viewer: null, roles: null });
  });
});

describe('a change of password', () => {
  it('ends the other sessions and keeps this one', async () => {
    const { id } = await createOfficial(database.db, { login: 'changing' });
    const [mine, other] = [await enter('changing'), await enter('changing')];
    expect((await change(mine, PASSWORD, 'Basqa-qupiya-9')).data).toEqual({ changePassword: true });
    expect(await viewer(mine)).toMatchObject({ viewer: 'changing' });
    expect(await viewer(other)).toMatchObject({ viewer: null });
    expect(codesOf(await ask(app, post(signIn('changing')), elsewhere()))).toEqual(['SIGN_IN_REFUSED']);
    expect((await ask(app, post(signIn('changing', 'Basqa-qupiya-9')), elsewhere())).data).toBeTruthy();
    expect(await database.db.auditEntry.count({ where: { action: 'PASSWORD_CHANGED', actorId: id } })).toBe(
      1,
    );
  });

  it.each([
    ['too short', 'Qysqa-1', 'PASSWORD_TOO_SHORT'],
    ['with the login in it', 'xx-WEAK-2026', 'PASSWORD_CONTAINS_LOGIN'],
    ['that everybody takes', 'Qwerty12345', 'PASSWORD_TOO_COMMON'],
    ['of one sign over and over', 'aaaaaaaaaaaa', 'PASSWORD_TOO_COMMON'],
    ['without end', 'Ab1-'.repeat(100), 'PASSWORD_TOO_LONG'],
    ['that it was before', PASSWORD, 'PASSWORD_UNCHANGED'],
  ])('refuses a password %s', async (_, next, code) => {
    if ((await database.db.user.count({ where: { login: 'weak' } })) === 0) {
      await createOfficial(database.db, { login: 'weak' });
    }
    const answer = await change(await enter('weak'), PASSWORD, next);
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'VALIDATION_FAILED', fields: [{ path: 'next', code }] } },
    ]);
  });

  it('asks for the present password and counts wrong ones', async () => {
    await createOfficial(database.db, { login: 'guessed' });
    const cookie = await enter('guessed');
    for (let at = 0; at < 5; at++) {
      expect(codesOf(await change(cookie, 'wrong', 'Basqa-qupiya-9'))).toEqual(['SIGN_IN_REFUSED']);
    }
    expect(codesOf(await change(cookie, PASSWORD, 'Basqa-qupiya-9'))).toEqual(['SIGN_IN_REFUSED']);
    later(1);
    expect((await change(cookie, PASSWORD, 'Basqa-qupiya-9')).data).toEqual({ changePassword: true });
  });

  it('is all that somebody with a temporary password may do', async () => {
    await createOfficial(database.db, { login: 'newcomer', roles: ['HEAD'], mustChangePassword: true });
    const cookie = await enter('newcomer');
    expect(await viewer(cookie)).toEqual({ viewer: 'newcomer', roles: [] });
    await change(cookie, PASSWORD, 'Basqa-qupiya-9');
    expect(await viewer(cookie)).toEqual({ viewer: 'newcomer', roles: ['HEAD'] });
  });
});
