import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  countAttempt,
  createThrottle,
  FREE_ATTEMPTS,
  forgiveAttempt,
  type ThrottleState,
} from '../../server/signIn/throttle.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const START = new Date('2026-11-20T04:00:00Z');
const seconds = (count: number): Date => new Date(START.getTime() + count * 1000);
const fresh: ThrottleState = { failures: 0, windowStart: START, blockedUntil: null };

describe('the counting of attempts', () => {
  it('shuts the door with the fifth failure, for 30 seconds, and for twice as long after each next', () => {
    let state = fresh;
    let now = START;
    const blocks: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt++) {
      const counted = countAttempt(state, now, 5);
      expect(counted.allowed).toBe(true);
      state = counted.state;
      if (state.blockedUntil) {
        blocks.push((state.blockedUntil.getTime() - now.getTime()) / 1000);
        expect(countAttempt(state, new Date(state.blockedUntil.getTime() - 1), 5).allowed).toBe(false);
        now = state.blockedUntil;
      }
    }
    expect(blocks).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('does not lengthen a block by attempts made during it', () => {
    const state = { failures: 5, windowStart: START, blockedUntil: seconds(30) };
    expect(countAttempt(state, seconds(10), 5)).toEqual({ allowed: false, state });
  });

  it('forgets failures after a quarter of an hour of quiet, counted from the end of a block', () => {
    expect(countAttempt({ ...fresh, failures: 4 }, seconds(901), 5).state).toMatchObject({
      failures: 1,
      blockedUntil: null,
    });
    const blocked = { failures: 9, windowStart: START, blockedUntil: seconds(480) };
    expect(countAttempt(blocked, seconds(481 + 800), 5).state.failures).toBe(10);
    expect(countAttempt(blocked, seconds(481 + 900), 5).state.failures).toBe(1);
  });

  it('gives an attempt back that was right', () => {
    expect(forgiveAttempt({ failures: 5, windowStart: START, blockedUntil: seconds(30) }, 5)).toEqual({
      failures: 4,
      windowStart: START,
      blockedUntil: null,
    });
  });
});

describe('the throttle in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  const throttleAt = (at: number) => createThrottle(database.db, () => seconds(at));
  const from = (login: string, address: string, device: string | null = null) => ({ login, address, device });

  it('lets five of forty attempts through that come at once, over two processes', async () => {
    const [one, other] = [throttleAt(0), throttleAt(0)];
    const attempts = Array.from({ length: 40 }, (_, at) =>
      (at % 2 ? one : other).allows(from('parallel', '192.0.2.1')),
    );
    const allowed = (await Promise.all(attempts)).filter(Boolean);
    expect(allowed).toHaveLength(FREE_ATTEMPTS.pair);
  });

  it('lets nobody shut a login for others by a few failures, and a known browser is let in after many', async () => {
    const stranger = from('wanted', '203.0.113.5');
    for (let at = 0; at < FREE_ATTEMPTS.pair; at++) expect(await throttleAt(0).allows(stranger)).toBe(true);
    expect(await throttleAt(0).allows(stranger)).toBe(false);
    const owner = from('wanted', '192.0.2.50');
    expect(await throttleAt(0).allows(owner)).toBe(true);
    await throttleAt(0).succeeded(owner);
    for (let at = FREE_ATTEMPTS.pair; at < FREE_ATTEMPTS.login; at++) {
      expect(await throttleAt(0).allows(from('wanted', `198.18.0.${at}`))).toBe(true);
    }
    expect(await throttleAt(0).allows(owner)).toBe(false);
    const known = from('wanted', '192.0.2.50', 'a'.repeat(64));
    for (let at = 0; at < FREE_ATTEMPTS.device; at++) expect(await throttleAt(0).allows(known)).toBe(true);
    expect(await throttleAt(0).allows(known)).toBe(false);
    expect(await throttleAt(0).allows(from('wanted', '192.0.2.50', 'b'.repeat(64)))).toBe(true);
  });

  it('counts proofs in an open session by its user alone, wherever he sits', async () => {
    for (let at = 0; at < FREE_ATTEMPTS.owner; at++)
      expect(await throttleAt(0).allows({ ownerId: 'somebody' })).toBe(true);
    expect(await throttleAt(0).allows({ ownerId: 'somebody' })).toBe(false);
    expect(await throttleAt(0).allows({ ownerId: 'somebody else' })).toBe(true);
  });

  it('gives an attempt back that was neither right nor wrong', async () => {
    const half = from('half', '192.0.2.60');
    for (let at = 0; at < 20; at++) {
      expect(await throttleAt(0).allows(half)).toBe(true);
      await throttleAt(0).forgiven(half);
    }
    for (let at = 0; at < FREE_ATTEMPTS.pair; at++) expect(await throttleAt(0).allows(half)).toBe(true);
    expect(await throttleAt(0).allows(half)).toBe(false);
  });

  it('counts a login without regard to its case', async () => {
    for (const login of ['Case', 'case', 'CASE', 'cAse', 'caSe']) {
      expect(await throttleAt(0).allows(from(login, '192.0.2.77'))).toBe(true);
    }
    expect(await throttleAt(0).allows(from('CASe', '192.0.2.77'))).toBe(false);
    expect(await throttleAt(31).allows(from('case', '192.0.2.77'))).toBe(true);
  });

  it('shuts an address that tries many logins, with all of its IPv6 network', async () => {
    for (let at = 0; at < FREE_ATTEMPTS.address; at++) {
      expect(await throttleAt(0).allows(from(`many ${at}`, `2001:db8:0:1::${at.toString(16)}`))).toBe(true);
    }
    expect(await throttleAt(0).allows(from('one more', '2001:db8:0:1:ffff:1:2:3'))).toBe(false);
    expect(await throttleAt(0).allows(from('one more', '2001:db8:0:2::1'))).toBe(true);
  });

  it('frees the login of a right attempt, and takes only that attempt off its address', async () => {
    const attempt = from('right', '198.51.100.1');
    for (let at = 0; at < 4; at++) await throttleAt(0).allows(attempt);
    await throttleAt(0).allows(attempt);
    await throttleAt(0).succeeded(attempt);
    expect(await throttleAt(0).allows(attempt)).toBe(true);
    const rows = await database.db.signInThrottle.findMany({ where: { failures: { gt: 0 } } });
    expect(rows.map((row) => row.failures)).toContain(5);
  });

  it('keeps neither logins nor addresses', async () => {
    const rows = await database.db.signInThrottle.findMany();
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });

  it('throws away what is older than a day', async () => {
    const attempt = from('later', '198.51.100.9');
    const tomorrow = throttleAt(25 * 3600);
    await tomorrow.allows(attempt);
    await tomorrow.succeeded(attempt);
    expect(await database.db.signInThrottle.count()).toBe(3);
  });
});
