import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { PrismaClient } from '../../prisma/client.ts';

/** What is known of one login or address: failures since `windowStart`, and until when it is shut. */
export interface ThrottleState {
  readonly failures: number;
  readonly windowStart: Date;
  readonly blockedUntil: Date | null;
}

const MINUTE = 60_000;
/** Failures are forgotten after this quiet time. */
const WINDOW = 15 * MINUTE;
const FIRST_BLOCK = MINUTE / 2;
const LONGEST_BLOCK = 15 * MINUTE;

/**
 * How many attempts are free. Whoever fails on purpose shuts the login where he sits, and after many more everywhere,
 * but never on a browser where its owner has signed in before; an office shares an address, so it has more, too.
 */
export const FREE_ATTEMPTS = { device: 5, pair: 5, login: 50, address: 50, owner: 5 } as const;

/**
 * One attempt, counted as a failure before the password is looked at, so that attempts made at once cannot all slip
 * through. At the last free one the door shuts for 30 seconds, and for twice as long after each that follows.
 */
export function countAttempt(
  state: ThrottleState,
  now: Date,
  free: number,
): { allowed: boolean; state: ThrottleState } {
  const blockedUntil = state.blockedUntil?.getTime() ?? 0;
  if (blockedUntil > now.getTime()) return { allowed: false, state };
  const quietSince = Math.max(state.windowStart.getTime(), blockedUntil);
  const forgotten = now.getTime() - quietSince > WINDOW;
  const failures = forgotten ? 1 : state.failures + 1;
  const windowStart = forgotten || state.failures === 0 ? now : state.windowStart;
  if (failures < free) return { allowed: true, state: { failures, windowStart, blockedUntil: null } };
  const block = Math.min(LONGEST_BLOCK, FIRST_BLOCK * 2 ** (failures - free));
  return { allowed: true, state: { failures, windowStart, blockedUntil: new Date(now.getTime() + block) } };
}

/** Takes back one counted attempt that turned out to be right. */
export function forgiveAttempt(state: ThrottleState, free: number): ThrottleState {
  const failures = Math.max(0, state.failures - 1);
  return { ...state, failures, blockedUntil: failures < free ? null : state.blockedUntil };
}

/** The address as it is counted: an IPv6 subscriber has a whole /64, so its addresses count as one. */
export const network = (address: string): string =>
  isIPv6(address) && !address.includes('.') ? expanded(address).slice(0, 4).join(':') : address;

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...zeros, ...right].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}

const hashed = (text: string): string => createHash('sha256').update(`komek sign-in ${text}`).digest('hex');

/** The counters that one attempt moves: who is tried, and from where; or whose open session asks for a proof. */
export type Attempt =
  | {
      readonly login: string;
      readonly address: string;
      /** The hash of the browser's token where the login is known on that browser; it then counts alone. */
      readonly device: string | null;
    }
  | { readonly ownerId: string };

/** Counts sign-in attempts in the database, so that all server processes share one count. */
export interface Throttle {
  /** Counts the attempt; false when one of its doors is shut at the moment. */
  allows(attempt: Attempt): Promise<boolean>;
  /** The attempt was right: its own count begins anew, those that it shares with others get it back. */
  succeeded(attempt: Attempt): Promise<void>;
  /** The attempt was neither right nor wrong yet: every count gets it back. */
  forgiven(attempt: Attempt): Promise<void>;
  /** Counts a wrong API token from an address; answers for how many seconds more the address is turned away, or 0. */
  failed(address: string): Promise<number>;
}

type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

/** A {@link Throttle} over the table `sign_in_throttle`, whose keys are hashes and name nobody. */
export function createThrottle(db: PrismaClient, now: () => Date): Throttle {
  const door = (kind: keyof typeof FREE_ATTEMPTS, text: string, own: boolean) => ({
    key: hashed(`${kind} ${text}`),
    free: FREE_ATTEMPTS[kind],
    own,
  });

  function doorsOf(attempt: Attempt): ReturnType<typeof door>[] {
    if ('ownerId' in attempt) return [door('owner', attempt.ownerId, true)];
    const login = attempt.login.normalize('NFKC').toLowerCase();
    if (attempt.device !== null) return [door('device', `${attempt.device} ${login}`, true)];
    const from = network(attempt.address);
    const doors = [
      door('pair', `${from} ${login}`, true),
      door('login', login, false),
      door('address', from, false),
    ];
    // Two attempts lock their rows in the same order, so they wait for each other instead of deadlocking.
    return doors.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async function lock(tx: Transaction, key: string): Promise<ThrottleState> {
    const at = now();
    await tx.$executeRaw`
      INSERT INTO sign_in_throttle (key, failures, "windowStart") VALUES (${key}, 0, ${at}) ON CONFLICT DO NOTHING`;
    const rows = await tx.$queryRaw<ThrottleState[]>`
      SELECT failures, "windowStart", "blockedUntil" FROM sign_in_throttle WHERE key = ${key} FOR UPDATE`;
    return rows[0] ?? { failures: 0, windowStart: at, blockedUntil: null };
  }

  const save = (tx: Transaction, key: string, state: ThrottleState) =>
    tx.signInThrottle.update({ where: { key }, data: { ...state } });

  const giveBack = (attempt: Attempt, anew: boolean) =>
    db.$transaction(async (tx) => {
      for (const { key, free, own } of doorsOf(attempt)) {
        const state = await lock(tx, key);
        const none = { failures: 0, windowStart: now(), blockedUntil: null };
        await save(tx, key, anew && own ? none : forgiveAttempt(state, free));
      }
    });

  return {
    allows: (attempt) =>
      db.$transaction(async (tx) => {
        const counted = [];
        for (const { key, free } of doorsOf(attempt)) {
          counted.push({ key, ...countAttempt(await lock(tx, key), now(), free) });
        }
        const allowed = counted.every((each) => each.allowed);
        // A refused attempt counts nowhere: neither does it lengthen a block, nor shut the office's address.
        if (allowed) for (const { key, state } of counted) await save(tx, key, state);
        return allowed;
      }),
    failed: (address) =>
      db.$transaction(async (tx) => {
        const key = hashed(`token ${network(address)}`);
        const { allowed, state } = countAttempt(await lock(tx, key), now(), FREE_ATTEMPTS.address);
        if (allowed) await save(tx, key, state);
        const wait = (state.blockedUntil?.getTime() ?? 0) - now().getTime();
        return allowed ? 0 : Math.max(1, Math.ceil(wait / 1000));
      }),
    forgiven: (attempt) => giveBack(attempt, false),
    async succeeded(attempt) {
      await giveBack(attempt, true);
      const yesterday = new Date(now().getTime() - 24 * 60 * MINUTE);
      await db.$executeRaw`
        DELETE FROM sign_in_throttle WHERE key IN (
          SELECT key FROM sign_in_throttle WHERE "windowStart" < ${yesterday} LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
    },
  };
}
