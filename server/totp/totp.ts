import { Secret, TOTP } from 'otpauth';
import type { PrismaClient } from '../../prisma/client.ts';
import { KomekError } from '../../schema/errors.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from './recoveryCodes.ts';
import type { SecretBox } from './secretBox.ts';

/** RFC 6238 as every telephone's program understands it: SHA-1, six digits, half a minute. */
const PERIOD = 30;
/** A clock may go wrong by one half minute either way. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** By which of the two a code was right. */
export type CodeKind = 'TOTP' | 'RECOVERY';

/** The secrets of users and what was used of them, shared by all server processes. */
export interface TotpStore {
  /** Makes a new secret, not in force yet; throws CONFLICT (TOTP_ON) when one is. */
  start(userId: string, login: string): Promise<{ readonly secret: string; readonly uri: string }>;
  /** Puts the started secret in force by a first code; answers the recovery codes, or null for a wrong code. */
  enable(userId: string, code: string): Promise<readonly string[] | null>;
  /** Takes a code, once: whoever comes second with the same one is refused. Null when it is not right. */
  take(userId: string, code: string): Promise<CodeKind | null>;
  /** Other recovery codes instead of all there are. */
  renewRecoveryCodes(userId: string): Promise<readonly string[]>;
  /** Removes secret and recovery codes. */
  remove(userId: string): Promise<void>;
}

const totpOf = (secret: Secret, label = ''): TOTP =>
  new TOTP({ issuer: 'Komek', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD });

/** {@link TotpStore} over the tables `totp` and `recovery_code`. */
export function createTotpStore(db: PrismaClient, box: SecretBox, now: () => Date): TotpStore {
  /** The number of the half minute whose code this is, or null. */
  function counterOf(sealed: Uint8Array, userId: string, code: string): number | null {
    const digits = code.normalize('NFKC').replace(/[\s-]/g, '');
    if (!/^\d{6}$/.test(digits)) return null;
    const secret = new Secret({ buffer: box.open(sealed, userId).buffer });
    const timestamp = now().getTime();
    const delta = totpOf(secret).validate({ token: digits, timestamp, window: WINDOW });
    return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
  }

  async function takeRecoveryCode(userId: string, code: string, salt: Uint8Array): Promise<boolean> {
    const hash = await hashOfRecoveryCode(code, salt);
    if (hash === null) return false;
    const { count } = await db.recoveryCode.updateMany({
      where: { userId, hash, usedAt: null },
      data: { usedAt: now() },
    });
    return count === 1;
  }

  return {
    async start(userId, login) {
      const secret = new Secret({ size: SECRET_BYTES });
      const sealed = box.seal(secret.bytes, userId);
      const createdAt = now();
      const { count } = await db.totp.updateMany({
        where: { userId, enabledAt: null },
        data: { secret: sealed, createdAt },
      });
      if (count === 0) {
        const made = await db.totp.createMany({
          data: { userId, secret: sealed, createdAt },
          skipDuplicates: true,
        });
        if (made.count === 0) throw new KomekError('CONFLICT', 'Codes are in force.', { reason: 'TOTP_ON' });
      }
      return { secret: secret.base32, uri: totpOf(secret, login).toString() };
    },

    async enable(userId, code) {
      const row = await db.totp.findUnique({ where: { userId } });
      if (row?.enabledAt !== null) return null;
      const counter = counterOf(row.secret, userId, code);
      if (counter === null) return null;
      const { codes, salt, hashes } = await newRecoveryCodes();
      return db.$transaction(async (tx) => {
        const { count } = await tx.totp.updateMany({
          where: { userId, enabledAt: null, secret: row.secret },
          data: { enabledAt: now(), lastCounter: counter, recoverySalt: salt },
        });
        if (count === 0) return null;
        await tx.recoveryCode.deleteMany({ where: { userId } });
        await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
        return codes;
      });
    },

    async take(userId, code) {
      const row = await db.totp.findUnique({ where: { userId } });
      if (!row?.enabledAt || row.recoverySalt === null) return null;
      const counter = counterOf(row.secret, userId, code);
      if (counter === null)
        return (await takeRecoveryCode(userId, code, row.recoverySalt)) ? 'RECOVERY' : null;
      // Conditional in the database: of two who come with one code at once, one is too late.
      const { count } = await db.totp.updateMany({
        where: { userId, enabledAt: row.enabledAt, lastCounter: { lt: counter } },
        data: { lastCounter: counter },
      });
      return count === 1 ? 'TOTP' : null;
    },

    async renewRecoveryCodes(userId) {
      const { codes, salt, hashes } = await newRecoveryCodes();
      await db.$transaction(async (tx) => {
        await tx.totp.update({ where: { userId }, data: { recoverySalt: salt }, select: { userId: true } });
        await tx.recoveryCode.deleteMany({ where: { userId } });
        await tx.recoveryCode.createMany({ data: hashes.map((hash) => ({ userId, hash })) });
      });
      return codes;
    },

    remove: (userId) =>
      db.$transaction(async (tx) => {
        await tx.recoveryCode.deleteMany({ where: { userId } });
        await tx.totp.deleteMany({ where: { userId } });
      }),
  };
}
