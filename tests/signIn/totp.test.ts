import { URI } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../support/answers.ts';
import { moveClock } from '../support/clock.ts';
import { createWorld, type Person, type World } from '../support/world.ts';
import {
  browser,
  codeAt,
  ENABLE,
  FINISH,
  official,
  PASSWORD,
  SIGN_IN,
  startTotp,
  turnOn,
} from './totpWorld.ts';

const HALF_MINUTE = 30_000;
let world: World;
beforeAll(async () => {
  world = await createWorld({ config: { signProofMinutes: 30, totpRequiredRoles: ['HEAD'] } });
});
afterAll(() => world.close());

const tick = (times = 1) => moveClock(world, world.clock.getTime() + times * HALF_MINUTE);
const audited = async (subjectId: string) =>
  (await world.db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(
    ({ action, details }) => ({ action, ...(details as object | null) }),
  );
const roles = async (who: Pick<Person, 'cookie'>) =>
  (await world.ask(who, '{ viewer { roles duty } }')).data?.viewer as {
    roles: string[];
    duty: string | null;
  } | null;

/** Signs in on a new browser by the password, up to the code. */
async function halfWay(who: Person) {
  const page = browser(world);
  expect(codeOf(await page.ask(SIGN_IN, { login: who.login, password: PASSWORD }))).toBe('CODE_NEEDED');
  return page;
}

describe('codes of a telephone', () => {
  it('are turned on by the password and a first code, shown as RFC 6238 has it, and end the other sessions', async () => {
    const who = await official(world, ['CLERK']);
    const elsewhere = { cookie: await world.session(who.id) };
    const { secret, uri, recovery } = await turnOn(world, who);
    const read = URI.parse(uri);
    expect(read).toMatchObject({
      issuer: 'Komek',
      label: who.login,
      algorithm: 'SHA1',
      digits: 6,
      period: 30,
    });
    expect(read.secret.base32).toBe(secret);
    expect(read.secret.bytes).toHaveLength(20);
    expect(recovery).toHaveLength(10);
    expect(new Set(recovery).size).toBe(10);
    for (const code of recovery) expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
    expect([await roles(who), await roles(elsewhere)]).toEqual([{ roles: ['CLERK'], duty: null }, null]);
    const row = await world.db.totp.findUniqueOrThrow({ where: { userId: who.id } });
    expect(Buffer.from(row.secret).includes(Buffer.from(read.secret.bytes))).toBe(false);
    const stored = await world.db.recoveryCode.findMany({ where: { userId: who.id } });
    expect(JSON.stringify(stored)).not.toContain(recovery[0]?.replaceAll('-', ''));
    expect(await audited(who.id)).toEqual([{ action: 'TOTP_ENABLED' }]);
    const own = (await world.ask(who, '{ viewer { totp { recoveryCodesLeft } } }')).data?.viewer;
    expect(own).toEqual({ totp: { recoveryCodesLeft: 10 } });
  });

  it('are not turned on by a wrong password, a wrong code, or a second time', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await startTotp(world, who);
    const code = codeAt(secret, world.clock);
    const enable = (variables: object) => world.ask(who, ENABLE, { password: PASSWORD, code, ...variables });
    expect(codeOf(await enable({ password: 'басқа құпиясөз' }))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await enable({ password: null }))).toBe('SIGN_IN_REFUSED');
    expect(codeOf(await enable({ code: '000000' }))).toBe('CODE_REFUSED');
    expect(codeOf(await enable({ code: codeAt(secret, new Date(world.clock.getTime() + 90_000)) }))).toBe(
      'CODE_REFUSED',
    );
    expect((await world.db.totp.findUniqueOrThrow({ where: { userId: who.id } })).enabledAt).toBeNull();
    expect((await enable({})).errors).toBeUndefined();
    expect(codeOf(await world.ask(who, 'mutation { startTotp { secret } }'))).toBe('CONFLICT');
  });

  it('are asked for after the right password only, in the same browser, and open the session', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    await tick();
    const wrong = await browser(world).ask(SIGN_IN, { login: who.login, password: 'басқа құпиясөз' });
    expect(codeOf(wrong)).toBe('SIGN_IN_REFUSED');
    const page = await halfWay(who);
    expect([...page.cookies.keys()]).toEqual(['komek_sign_in']);
    // Half a sign-in opens nothing.
    expect((await page.ask('{ viewer { roles } }')).data?.viewer).toBeNull();
    const code = codeAt(secret, world.clock);
    expect(codeOf(await browser(world).ask(FINISH, { code }))).toBe('SIGN_IN_EXPIRED');
    const done = await page.ask(FINISH, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(done.data?.finishSignIn).toEqual({ roles: ['CLERK'], duty: null, signedInBy: 'PASSWORD' });
    expect([...page.cookies.keys()].sort()).toEqual(['komek_device', 'komek_session']);
    expect((await audited(who.id)).at(-1)).toEqual({ action: 'SIGNED_IN', method: 'PASSWORD', code: 'TOTP' });
    expect(await world.db.pendingSignIn.count({ where: { userId: who.id } })).toBe(0);
  });

  it('are taken half a minute early or late, and no further', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    await tick(10);
    const at = (shift: number) => codeAt(secret, new Date(world.clock.getTime() + shift * HALF_MINUTE));
    for (const [shift, expected] of [
      [-2, 'CODE_REFUSED'],
      [2, 'CODE_REFUSED'],
      [-1, null],
      [1, null],
    ] as const) {
      expect(codeOf(await (await halfWay(who)).ask(FINISH, { code: at(shift) })), `${shift}`).toBe(expected);
    }
    // One that is older than the last one taken comes too late.
    expect(codeOf(await (await halfWay(who)).ask(FINISH, { code: at(0) }))).toBe('CODE_REFUSED');
  });

  it('are taken once, also by many who come at once, and the code that turned them on not again', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    const first = codeAt(secret, world.clock);
    expect(codeOf(await (await halfWay(who)).ask(FINISH, { code: first }))).toBe('CODE_REFUSED');
    await tick(40);
    const code = codeAt(secret, world.clock);
    const pages = await Promise.all([1, 2, 3, 4].map(() => halfWay(who)));
    const answers = await Promise.all(pages.map((page) => page.ask(FINISH, { code })));
    expect(answers.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'CODE_REFUSED', 'CODE_REFUSED', null]);
  });

  it('can be stood for by a recovery code, each once', async () => {
    const who = await official(world, ['CLERK']);
    const { recovery } = await turnOn(world, who);
    const [code = ''] = recovery;
    expect((await (await halfWay(who)).ask(FINISH, { code: code.toLowerCase() })).errors).toBeUndefined();
    expect(await audited(who.id)).toContainEqual({
      action: 'SIGNED_IN',
      method: 'PASSWORD',
      code: 'RECOVERY',
    });
    expect(codeOf(await (await halfWay(who)).ask(FINISH, { code }))).toBe('CODE_REFUSED');
    const pages = await Promise.all([1, 2, 3].map(() => halfWay(who)));
    const answers = await Promise.all(pages.map((page) => page.ask(FINISH, { code: recovery[1] })));
    expect(answers.map(codeOf).sort()).toEqual(['CODE_REFUSED', 'CODE_REFUSED', null]);
  });

  it('cannot be guessed on: wrong ones shut the door, a right password does not open it again, and all expire', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    await tick();
    const page = await halfWay(who);
    const late = await halfWay(who);
    for (let at = 0; at < 5; at += 1) {
      expect(codeOf(await page.ask(FINISH, { code: '000000' }))).toBe('CODE_REFUSED');
    }
    expect(codeOf(await page.ask(FINISH, { code: codeAt(secret, world.clock) }))).toBe('CODE_REFUSED');
    const again = browser(world);
    expect(codeOf(await again.ask(SIGN_IN, { login: who.login, password: PASSWORD }))).toBe(
      'SIGN_IN_REFUSED',
    );
    const reasons = (await audited(who.id)).map((entry) => ('reason' in entry ? entry.reason : null));
    expect(reasons.slice(-7)).toEqual([...Array(5).fill('WRONG_CODE'), 'THROTTLED', 'THROTTLED']);
    await tick(11);
    expect(codeOf(await late.ask(FINISH, { code: codeAt(secret, world.clock) }))).toBe('SIGN_IN_EXPIRED');
  });

  it('do not finish a sign-in whose password was changed, or whose account was closed, meanwhile', async () => {
    const who = await official(world, ['CLERK']);
    const admin = await official(world, ['ADMIN']);
    const { secret } = await turnOn(world, who);
    await tick();
    const page = await halfWay(who);
    await world.db.user.update({ where: { id: who.id }, data: { active: false } });
    expect(codeOf(await page.ask(FINISH, { code: codeAt(secret, world.clock) }))).toBe('SIGN_IN_EXPIRED');
    await world.db.user.update({ where: { id: who.id }, data: { active: true } });
    const change = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }';
    const input = { id: who.id, expectedVersion: who.version, password: 'Basqa-qupiya-9' };
    expect((await world.ask(admin, change, { input })).errors).toBeUndefined();
    expect(codeOf(await page.ask(FINISH, { code: codeAt(secret, world.clock) }))).toBe('SIGN_IN_EXPIRED');
  });

  it('are turned off by the password and a code, and recovery codes are made anew by them', async () => {
    const who = await official(world, ['CLERK']);
    const { secret, recovery } = await turnOn(world, who);
    const off =
      'mutation ($password: String, $code: String!) { disableTotp(password: $password, code: $code) { roles } }';
    const renew =
      'mutation ($password: String, $code: String!) { renewRecoveryCodes(password: $password, code: $code) }';
    await tick();
    expect(codeOf(await world.ask(who, off, { password: PASSWORD, code: '000000' }))).toBe('CODE_REFUSED');
    expect(codeOf(await world.ask(who, off, { password: 'басқа', code: recovery[0] }))).toBe(
      'SIGN_IN_REFUSED',
    );
    const code = codeAt(secret, world.clock);
    const fresh = (await world.ask(who, renew, { password: PASSWORD, code })).data
      ?.renewRecoveryCodes as string[];
    expect(fresh.filter((one) => recovery.includes(one))).toEqual([]);
    expect(fresh).toHaveLength(10);
    expect(codeOf(await world.ask(who, off, { password: PASSWORD, code: recovery[0] }))).toBe('CODE_REFUSED');
    expect((await world.ask(who, off, { password: PASSWORD, code: fresh[0] })).errors).toBeUndefined();
    expect(await audited(who.id)).toEqual(
      expect.arrayContaining([{ action: 'RECOVERY_CODES_MADE' }, { action: 'TOTP_DISABLED' }]),
    );
    const page = browser(world);
    expect((await page.ask(SIGN_IN, { login: who.login, password: PASSWORD })).errors).toBeUndefined();
    expect(codeOf(await world.ask(who, off, { password: PASSWORD, code: '000000' }))).toBe('CONFLICT');
  });
});

describe('a change of password', () => {
  const NEXT = 'Basqa-qupiya-9';
  const CHANGE =
    'mutation ($c: String!, $n: String!, $code: String) { changePassword(current: $c, next: $n, code: $code) { duty } }';
  const change = (who: Pick<Person, 'cookie'>, code: string | null, more: { c?: string; n?: string } = {}) =>
    world.ask(who, CHANGE, { c: PASSWORD, n: NEXT, code, ...more });
  const opens = async (who: Person, password: string) =>
    codeOf(await browser(world).ask(SIGN_IN, { login: who.login, password })) === 'CODE_NEEDED';

  it('asks whoever has codes for one beside his password, and takes it once', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    const turningOn = codeAt(secret, world.clock);
    await tick();
    const code = codeAt(secret, world.clock);
    expect(codeOf(await change(who, null))).toBe('CODE_NEEDED');
    expect(codeOf(await change(who, ''))).toBe('CODE_NEEDED');
    expect(codeOf(await change(who, '000000'))).toBe('CODE_REFUSED');
    expect(codeOf(await change(who, turningOn))).toBe('CODE_REFUSED');
    expect(codeOf(await change(who, code, { c: 'басқа құпиясөз' }))).toBe('SIGN_IN_REFUSED');
    // Nothing of these has used the code up, nor has a new password that is too weak.
    expect(codeOf(await change(who, code, { n: 'қысқа' }))).toBe('VALIDATION_FAILED');
    expect(await opens(who, PASSWORD)).toBe(true);
    expect((await change(who, code)).errors).toBeUndefined();
    expect([await opens(who, PASSWORD), await opens(who, NEXT)]).toEqual([false, true]);
    expect(codeOf(await change(who, code, { c: NEXT, n: PASSWORD }))).toBe('CODE_REFUSED');
  });

  it('takes a recovery code instead, and the code of a sign-in not again', async () => {
    const who = await official(world, ['CLERK']);
    const { secret, recovery } = await turnOn(world, who);
    await tick();
    const code = codeAt(secret, world.clock);
    const page = await halfWay(who);
    expect((await page.ask(FINISH, { code })).errors).toBeUndefined();
    const given = (shown: string | undefined) => page.ask(CHANGE, { c: PASSWORD, n: NEXT, code: shown });
    expect(codeOf(await given(code))).toBe('CODE_REFUSED');
    expect((await given(recovery[0])).errors).toBeUndefined();
    expect(await audited(who.id)).toContainEqual({ action: 'PASSWORD_CHANGED' });
  });

  it('asks for a code also in a session that the provider opened after asking for one itself', async () => {
    const who = await official(world, ['CLERK']);
    const { recovery } = await turnOn(world, who);
    await world.db.session.updateMany({
      where: { userId: who.id },
      data: { method: 'PROVIDER', secondFactor: true },
    });
    expect(codeOf(await change(who, null))).toBe('CODE_NEEDED');
    expect((await change(who, recovery[0] ?? null)).errors).toBeUndefined();
  });

  it('cannot be guessed on: wrong codes shut the door for the right one', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    await tick();
    for (let at = 0; at < 5; at += 1) expect(codeOf(await change(who, '000000'))).toBe('CODE_REFUSED');
    expect(codeOf(await change(who, codeAt(secret, world.clock)))).toBe('SIGN_IN_REFUSED');
    const reasons = (await audited(who.id)).map((entry) => ('reason' in entry ? entry.reason : null));
    expect(reasons.slice(-6)).toEqual([...Array(5).fill('WRONG_CODE'), 'THROTTLED']);
    await tick(2);
    expect((await change(who, codeAt(secret, world.clock))).errors).toBeUndefined();
  });

  it('spares the code to whoever replaces a temporary password right after signing in by one, and to nobody else', async () => {
    const who = await official(world, ['CLERK']);
    const { secret } = await turnOn(world, who);
    await world.db.user.update({ where: { id: who.id }, data: { mustChangePassword: true } });
    await tick();
    const page = await halfWay(who);
    const entered = await page.ask(FINISH, { code: codeAt(secret, world.clock) });
    expect(entered.data?.finishSignIn).toMatchObject({ duty: 'NEW_PASSWORD' });
    const given = () => page.ask(CHANGE, { c: PASSWORD, n: NEXT });
    const session = { where: { userId: who.id, method: 'PASSWORD', endedAt: null } } as const;
    await world.db.session.updateMany({ ...session, data: { secondFactor: false } });
    expect(codeOf(await given())).toBe('CODE_NEEDED');
    await world.db.session.updateMany({ ...session, data: { secondFactor: true } });
    await tick(61);
    expect(codeOf(await given())).toBe('CODE_NEEDED');
    moveClock(world, world.clock.getTime() - 61 * HALF_MINUTE);
    expect((await given()).data?.changePassword).toEqual({ duty: null });
    expect(codeOf(await page.ask(CHANGE, { c: NEXT, n: PASSWORD }))).toBe('CODE_NEEDED');
  });
});

describe('a role that demands codes', () => {
  it('gives no rights before they are set up, and then keeps them on', async () => {
    const who = await official(world, ['HEAD']);
    expect(await roles(who)).toEqual({ roles: [], duty: 'SECOND_FACTOR' });
    expect(codeOf(await world.ask(who, '{ cases(first: 1) { totalCount } }'))).toBe('FORBIDDEN');
    const { secret } = await turnOn(world, who);
    expect(await roles(who)).toEqual({ roles: ['HEAD'], duty: null });
    await tick();
    const off = 'mutation ($p: String, $c: String!) { disableTotp(password: $p, code: $c) { roles } }';
    const refused = await world.ask(who, off, { p: PASSWORD, c: codeAt(secret, world.clock) });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'TOTP_REQUIRED' });
  });

  it('lets a temporary password be changed first', async () => {
    const who = await official(world, ['HEAD'], { mustChangePassword: true });
    expect(await roles(who)).toEqual({ roles: [], duty: 'NEW_PASSWORD' });
    expect(codeOf(await world.ask(who, 'mutation { startTotp { secret } }'))).toBe('FORBIDDEN');
    const change = 'mutation ($c: String!, $n: String!) { changePassword(current: $c, next: $n) { duty } }';
    const changed = await world.ask(who, change, { c: PASSWORD, n: 'Basqa-qupiya-9' });
    expect(changed.data?.changePassword).toEqual({ duty: 'SECOND_FACTOR' });
  });

  it('asks for a code with the proof for a signature', async () => {
    const who = await official(world, ['HEAD']);
    const { secret } = await turnOn(world, who);
    await tick();
    const confirm = 'mutation ($p: String!, $c: String) { confirmPassword(password: $p, code: $c) }';
    const code = codeAt(secret, world.clock);
    expect(codeOf(await world.ask(who, confirm, { p: PASSWORD }))).toBe('CODE_NEEDED');
    expect(codeOf(await world.ask(who, confirm, { p: PASSWORD, c: '000000' }))).toBe('CODE_REFUSED');
    expect(codeOf(await world.ask(who, confirm, { p: 'басқа', c: code }))).toBe('SIGN_IN_REFUSED');
    expect((await world.ask(who, confirm, { p: PASSWORD, c: code })).errors).toBeUndefined();
    expect(codeOf(await world.ask(who, confirm, { p: PASSWORD, c: code }))).toBe('CODE_REFUSED');
  });
});

describe('an administrator', () => {
  it('sees who has codes, and takes them from somebody who lost his telephone, whose sessions end', async () => {
    const admin = await official(world, ['ADMIN']);
    const who = await official(world, ['CLERK']);
    await turnOn(world, who);
    const since = async () => (await world.ask(admin, `{ user(id: "${who.id}") { totpSince } }`)).data?.user;
    expect(await since()).toEqual({ totpSince: world.clock.toISOString() });
    const reset = 'mutation ($id: ID!) { resetTotp(userId: $id) { id totpSince } }';
    expect(codeOf(await world.ask(who, reset, { id: who.id }))).toBe('FORBIDDEN');
    expect((await world.ask(admin, reset, { id: who.id })).data?.resetTotp).toEqual({
      id: who.id,
      totpSince: null,
    });
    expect(await roles(who)).toBeNull();
    expect((await audited(who.id)).at(-1)).toEqual({ action: 'TOTP_RESET' });
    const page = browser(world);
    expect((await page.ask(SIGN_IN, { login: who.login, password: PASSWORD })).errors).toBeUndefined();
  });

  it('does not lose his own by an open session', async () => {
    const admin = await official(world, ['ADMIN']);
    await turnOn(world, admin);
    const answer = await world.ask(admin, `mutation { resetTotp(userId: "${admin.id}") { id } }`);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', reason: 'OWN_TOTP' });
  });
});

describe('the database', () => {
  it('itself refuses a code that was taken, and a recovery code that was used', async () => {
    const who = await official(world, ['CLERK']);
    await turnOn(world, who);
    const back = world.db.totp.update({ where: { userId: who.id }, data: { lastCounter: 1 } });
    await expect(back).rejects.toThrow(/KM042|none is taken twice/);
    await world.db.recoveryCode.updateMany({ where: { userId: who.id }, data: { usedAt: world.clock } });
    const unused = world.db.recoveryCode.updateMany({ where: { userId: who.id }, data: { usedAt: null } });
    await expect(unused).rejects.toThrow(/KM042|used once/);
  });
});
