import { randomBytes, randomInt } from 'node:crypto';
import { slowHash } from '../signIn/passwords.ts';

/** How many there are, each for one sign-in. */
export const RECOVERY_CODES = 10;

/** 80 bits in 16 letters and digits without look-alikes. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** New codes as they are shown (`ABCD-EFGH-…`), once, with what is stored of them: one salt, and a hash of each. */
export async function newRecoveryCodes(): Promise<{
  readonly codes: readonly string[];
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly hashes: readonly string[];
}> {
  const salt = new Uint8Array(randomBytes(16));
  const plain = Array.from({ length: RECOVERY_CODES }, () =>
    Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  );
  const hashes = await Promise.all(plain.map((code) => slowHash(code, salt)));
  return { codes: plain.map((code) => code.replace(/(.{4})(?=.)/g, '$1-')), salt, hashes };
}

/** The stored hash of a typed code, however it was grouped and in whatever case; null for what is no such code. */
export async function hashOfRecoveryCode(typed: string, salt: Uint8Array): Promise<string | null> {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== LENGTH || [...code].some((sign) => !LETTERS.includes(sign))) return null;
  return slowHash(code, salt);
}
