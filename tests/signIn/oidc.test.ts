import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { createProvider, newSecrets } from '../../server/oidc/provider.ts';
import { codeOf, found } from '../support/answers.ts';
import { createWorld, ORIGIN, type Person, type World } from '../support/world.ts';
import { CLIENT_ID, CLIENT_SECRET, goThrough, startProvider, type TestProvider } from './oidcProvider.ts';
import { type Browser, browser, codeAt, FINISH, official, PASSWORD, SIGN_IN, turnOn } from './totpWorld.ts';

const CALLBACK = '/sign-in/oidc/callback';
let world: World;
let provider: TestProvider;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'oidc-'));
  await writeFile(join(folder, 'secret'), `${CLIENT_SECRET}\n`);
  provider = await startProvider(`${ORIGIN}${CALLBACK}`);
  world = await createWorld({
    config: {
      signProofMinutes: 30,
      totpRequiredRoles: ['OVERSEER'],
      oidc: {
        issuer: provider.issuer,
        clientId: CLIENT_ID,
        clientSecretFile: join(folder, 'secret'),
        claim: 'sub',
        scope: 'openid email',
        names: { kk: 'Бірыңғай кіру', ru: 'Единый вход', en: 'Single sign-on' },
        only: true,
      },
    },
  });
  // The provider's clock is the real one.
  world.clock = new Date();
});
afterAll(async () => {
  await world.close();
  await provider.stop();
  await rm(folder, { recursive: true });
});
afterEach(() => {
  Object.assign(provider.next, { claims: {}, cancels: false, authenticatedAt: null });
});

/** Asks one of the two addresses as a browser does that was sent there. */
async function visit(page: Browser, path: string, headers: Record<string, string> = {}) {
  const response = await world.app.fetch(
    new Request(`${ORIGIN}${path}`, {
      headers: { ...headers, host: 'localhost:8080', cookie: cookiesOf(page) },
    }),
  );
  page.take(response);
  return response;
}
const cookiesOf = ({ cookies }: Browser): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

const leave = async (page: Browser, path = '/sign-in/oidc'): Promise<string> =>
  (await visit(page, path)).headers.get('location') ?? '';

/** Goes to the provider and back; answers where the browser ends and what it brought. */
async function goAndReturn(page: Browser, path?: string) {
  const back = await goThrough(await leave(page, path), provider.issuer);
  expect(back.origin + back.pathname).toBe(`${ORIGIN}${CALLBACK}`);
  const response = await visit(page, back.pathname + back.search, { 'sec-fetch-site': 'cross-site' });
  return { to: response.headers.get('location'), back: back.pathname + back.search, response };
}

let people = 0;
async function known(roles: Person['roles'], more: Partial<Person> = {}): Promise<Person> {
  people += 1;
  const externalId = `person-${people}`;
  provider.next.accountId = externalId;
  return official(world, roles, { externalId, ...more });
}
const viewer = async (page: Browser) =>
  (await page.ask('{ viewer { roles duty signedInBy user { login } } }')).data?.viewer;
const lastReason = async () =>
  (await world.db.auditEntry.findFirst({ where: { action: 'SIGN_IN_FAILED' }, orderBy: { id: 'desc' } }))
    ?.details;

describe('a sign-in by the provider', () => {
  it('opens the session of exactly the account that bears its name, without asking for the password', async () => {
    const who = await known(['CLERK'], { mustChangePassword: true });
    const page = browser(world);
    const { to, response } = await goAndReturn(page);
    expect(to).toBe('/');
    expect(response.status).toBe(303);
    expect(await viewer(page)).toEqual({
      roles: ['CLERK'],
      duty: null,
      signedInBy: 'PROVIDER',
      user: { login: who.login },
    });
    expect([...page.cookies.keys()]).toEqual(['komek_session']);
    expect(response.headers.getSetCookie().join()).toMatch(
      /komek_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/,
    );
    const log = await world.db.auditEntry.findFirstOrThrow({
      where: { actorId: who.id, action: 'SIGNED_IN' },
    });
    expect(log.details).toEqual({ method: 'PROVIDER' });
  });

  it('goes by the code flow with PKCE, state and nonce, under a cookie that only this way back brings', async () => {
    const page = browser(world);
    const response = await visit(page, '/sign-in/oidc');
    const url = new URL(response.headers.get('location') ?? '');
    expect(url.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: CLIENT_ID,
      redirect_uri: `${ORIGIN}${CALLBACK}`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^komek_visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/),
    ]);
  });

  it('never makes an account: unknown and closed are told the same', async () => {
    provider.next.accountId = 'nobody';
    const page = browser(world);
    expect((await goAndReturn(page)).to).toBe('/login?problem=NO_ACCOUNT');
    expect(await lastReason()).toEqual({ reason: 'UNKNOWN_LOGIN', method: 'PROVIDER' });
    await known(['CLERK'], { active: false });
    expect((await goAndReturn(page)).to).toBe('/login?problem=NO_ACCOUNT');
    expect(await lastReason()).toEqual({ reason: 'INACTIVE', method: 'PROVIDER' });
    expect(await viewer(page)).toBeNull();
  });

  it('goes by an e-mail address only where the provider has verified it', async () => {
    const byAddress = createProvider({
      issuer: provider.issuer,
      clientId: CLIENT_ID,
      clientSecretFile: join(folder, 'secret'),
      claim: 'email',
      scope: 'openid email',
      names: { kk: 'x', ru: 'x', en: 'x' },
      only: false,
    });
    const whoBrings = async (claims: Record<string, unknown>) => {
      Object.assign(provider.next, { accountId: 'addressed', claims });
      const secrets = newSecrets();
      const start = await byAddress.authorizationUrl(`${ORIGIN}${CALLBACK}`, secrets, false);
      return byAddress.redeem(await goThrough(start.href, provider.issuer), secrets);
    };
    const email = 'saule@example.kz';
    expect(await whoBrings({ email, email_verified: true })).toMatchObject({ externalId: email });
    for (const claims of [{ email, email_verified: false }, { email }, { email, email_verified: 'true' }, {}])
      await expect(whoBrings(claims), JSON.stringify(claims)).rejects.toMatchObject({
        problem: 'NO_ACCOUNT',
      });
  });

  it('is refused with a wrong state, without the cookie, and in another browser', async () => {
    await known(['CLERK']);
    const page = browser(world);
    const back = await goThrough(await leave(page), provider.issuer);
    const other = browser(world);
    expect((await visit(other, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=EXPIRED',
    );
    await leave(other);
    expect((await visit(other, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=EXPIRED',
    );
    back.searchParams.set('state', 'x'.repeat(43));
    expect((await visit(page, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=EXPIRED',
    );
    expect([await viewer(page), await viewer(other)]).toEqual([null, null]);
  });

  it('is not opened twice by one code, also when the browser kept its cookie', async () => {
    await known(['CLERK']);
    const page = browser(world);
    const url = await leave(page);
    const kept = new Map(page.cookies);
    const back = await goThrough(url, provider.issuer);
    expect((await visit(page, back.pathname + back.search)).headers.get('location')).toBe('/');
    const again = browser(world);
    for (const [name, value] of kept) again.cookies.set(name, value);
    expect((await visit(again, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=EXPIRED',
    );
    // Even with a visit of his own a thief of the code has neither its state nor its verifier.
    const thief = browser(world);
    const own = new URL(await leave(thief)).searchParams.get('state') ?? '';
    back.searchParams.set('state', own);
    expect((await visit(thief, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=REFUSED',
    );
  });

  it('is refused when the nonce is not the one that was sent, or another issuer answers', async () => {
    await known(['CLERK']);
    const page = browser(world);
    const url = new URL(await leave(page));
    url.searchParams.set('nonce', 'y'.repeat(43));
    const back = await goThrough(url.href, provider.issuer);
    expect((await visit(page, back.pathname + back.search)).headers.get('location')).toBe(
      '/login?problem=REFUSED',
    );
    const foreign = await goThrough(await leave(page), provider.issuer);
    foreign.searchParams.set('iss', 'https://elsewhere.example');
    expect((await visit(page, foreign.pathname + foreign.search)).headers.get('location')).toBe(
      '/login?problem=REFUSED',
    );
    expect(await viewer(page)).toBeNull();
  });

  it('tells who gave up, and begins for no page of another site', async () => {
    provider.next.cancels = true;
    const page = browser(world);
    expect((await goAndReturn(page)).to).toBe('/login?problem=CANCELLED');
    const pushed = await visit(page, '/sign-in/oidc', { 'sec-fetch-site': 'cross-site' });
    expect(pushed.headers.get('location')).toBe('/login');
    expect(pushed.headers.getSetCookie()).toEqual([]);
  });

  it('asks for the code of whoever has codes, unless the provider has asked for a second factor itself', async () => {
    const who = await known(['CLERK']);
    const { secret } = await turnOn(world, who);
    const page = browser(world);
    expect((await goAndReturn(page)).to).toBe('/login?step=code');
    expect(await viewer(page)).toBeNull();
    const code = codeAt(secret, new Date(world.clock.getTime() + 30_000));
    expect((await page.ask(FINISH, { code })).data?.finishSignIn).toEqual({
      roles: ['CLERK'],
      duty: null,
      signedInBy: 'PROVIDER',
    });
    provider.next.claims = { amr: ['pwd', 'mfa'] };
    expect((await goAndReturn(browser(world))).to).toBe('/');
  });

  it('satisfies a role that demands a second factor only when there was one', async () => {
    await known(['OVERSEER']);
    const weak = browser(world);
    await goAndReturn(weak);
    expect(await viewer(weak)).toMatchObject({ roles: [], duty: 'SECOND_FACTOR' });
    provider.next.claims = { amr: ['mfa'] };
    const strong = browser(world);
    await goAndReturn(strong);
    expect(await viewer(strong)).toMatchObject({ roles: ['OVERSEER'], duty: null });
  });

  it('shuts the passwords of all but administrators where the configuration says so, as if they were wrong', async () => {
    const clerk = await official(world, ['CLERK']);
    const admin = await official(world, ['ADMIN']);
    const by = (who: Person) => browser(world).ask(SIGN_IN, { login: who.login, password: PASSWORD });
    expect(codeOf(await by(clerk))).toBe('SIGN_IN_REFUSED');
    expect(await lastReason()).toEqual({ reason: 'BY_PROVIDER_ONLY' });
    expect(codeOf(await by(admin))).toBeNull();
    const asked = '{ signInOptions { passwordsForAll provider { nameKk nameRu nameEn } } }';
    expect((await world.ask(null, asked)).data?.signInOptions).toEqual({
      passwordsForAll: false,
      provider: { nameKk: 'Бірыңғай кіру', nameRu: 'Единый вход', nameEn: 'Single sign-on' },
    });
  });
});

describe('a proof by the provider', () => {
  const until = async (page: Browser) =>
    found<{ provenUntil: string }>(await page.ask('{ viewer { provenUntil } }'), 'viewer').provenUntil;

  it('is a new authentication of the same person, and takes the place of the password', async () => {
    const who = await known(['HEAD']);
    const page = browser(world);
    await goAndReturn(page);
    const before = await until(page);
    const confirm = await page.ask('mutation { confirmPassword(password: "x") }');
    expect(confirm.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'PROVE_BY_PROVIDER' });
    world.clock = new Date(world.clock.getTime() + 1_000);
    const asked = new URL(await leave(page, '/sign-in/oidc?proof=1')).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const { to } = await goAndReturn(page, '/sign-in/oidc?proof=1');
    expect(to).toBe('/proven');
    expect(Date.parse(await until(page))).toBeGreaterThan(Date.parse(before));
    expect(
      await world.db.auditEntry.count({ where: { actorId: who.id, action: 'PROVEN_BY_PROVIDER' } }),
    ).toBe(1);
  });

  it('is refused of another person, and of one who was not asked anew', async () => {
    await known(['HEAD']);
    const page = browser(world);
    await goAndReturn(page);
    const before = await until(page);
    provider.next.authenticatedAt = Math.floor(Date.now() / 1000) - 300;
    const { to } = await goAndReturn(page, '/sign-in/oidc?proof=1').catch(() => ({ to: 'stopped' }));
    expect(['/proven?problem=REFUSED', 'stopped']).toContain(to);
    provider.next.authenticatedAt = null;
    await known(['HEAD']);
    expect((await goAndReturn(page, '/sign-in/oidc?proof=1')).to).toBe('/proven?problem=OTHER_PERSON');
    expect(await until(page)).toBe(before);
    expect(await leave(browser(world), '/sign-in/oidc?proof=1')).toBe('/login');
  });

  it('that fails leads back to where it was asked for while the session goes on, else to the sign-in', async () => {
    const who = await known(['HEAD']);
    const page = browser(world);
    await goAndReturn(page);
    provider.next.cancels = true;
    expect((await goAndReturn(page, '/sign-in/oidc?proof=1')).to).toBe('/proven?problem=CANCELLED');
    expect(await viewer(page)).toMatchObject({ user: { login: who.login } });
    provider.next.cancels = false;
    const back = await goThrough(await leave(page, '/sign-in/oidc?proof=1'), provider.issuer);
    await world.db.session.updateMany({ where: { userId: who.id }, data: { endedAt: world.clock } });
    const response = await visit(page, back.pathname + back.search);
    expect(response.headers.get('location')).toBe('/login?problem=EXPIRED');
  });
});

describe('a provider that is down', () => {
  it('keeps nobody from starting or from signing in by a password, and is found again when it is up', async () => {
    await known(['CLERK']);
    await provider.stop();
    try {
      const app = await world.anotherServer();
      const response = await app.fetch(
        new Request(`${ORIGIN}/sign-in/oidc`, { headers: { host: 'localhost:8080' } }),
      );
      expect(response.headers.get('location')).toBe('/login?problem=DOWN');
      const page = browser(world);
      const url = await leave(page);
      expect(url).toMatch(/^http/);
      const state = new URL(url).searchParams.get('state');
      const back = `${CALLBACK}?code=x&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
      expect((await visit(page, back)).headers.get('location')).toBe('/login?problem=DOWN');
    } finally {
      await provider.start();
    }
    const page = browser(world);
    expect((await goAndReturn(page)).to).toBe('/');
  });
});
