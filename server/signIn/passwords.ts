import { randomBytes } from 'node:crypto';
import { hash, hashRaw, verify } from '@node-rs/argon2';
import { isCommon } from './commonPasswords.ts';
import { Semaphore } from './semaphore.ts';

/** The shortest and the longest password, in characters. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** argon2id as OWASP recommends: 19 MiB, two passes, one lane (the library's own default variant is argon2id). */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Each hash takes a core and 19 MiB; more than four at once would starve the rest of the server. */
const hashing = new Semaphore(4);

/** The same password typed on another keyboard must give the same bytes. */
const normalised = (password: string): string => password.normalize('NFKC');

/** Why a password may not be chosen. */
export type PasswordProblem =
  | 'PASSWORD_TOO_SHORT'
  | 'PASSWORD_TOO_LONG'
  | 'PASSWORD_CONTAINS_LOGIN'
  | 'PASSWORD_TOO_COMMON';

/** What is wrong with a new password, or null; `login` is compared without case. */
export function passwordProblem(password: string, login?: string): PasswordProblem | null {
  const text = normalised(password);
  if ([...text].length < PASSWORD_LENGTH.min) return 'PASSWORD_TOO_SHORT';
  if ([...text].length > PASSWORD_LENGTH.max) return 'PASSWORD_TOO_LONG';
  if (login !== undefined && login !== '' && text.toLowerCase().includes(login.toLowerCase()))
    return 'PASSWORD_CONTAINS_LOGIN';
  if (isCommon(text)) return 'PASSWORD_TOO_COMMON';
  return null;
}

/** The argon2id hash of a password, with its salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hashing.run(() => hash(normalised(password), ARGON2));
}

/** The same work for a short secret with a salt that is known: the same text for the same two, 32 bytes as hex. */
export async function slowHash(secret: string, salt: Uint8Array): Promise<string> {
  return (await hashing.run(() => hashRaw(secret, { ...ARGON2, salt }))).toString('hex');
}

let hashOfNobody: Promise<string> | undefined;

/**
 * Whether the password is the one that was hashed. Without a hash (an unknown login) it does the same work and says
 * no, so that the time of an answer tells nothing.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword(randomBytes(32).toString('base64'));
  const against = passwordHash ?? (await hashOfNobody);
  const text = normalised(password.slice(0, PASSWORD_LENGTH.max * 2));
  const same = await hashing.run(() => verify(against, text).catch(() => false));
  return same && passwordHash !== null;
}

/** A random password that people can type: 16 letters and digits without look-alikes, some 90 bits. */
export function generatePassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const bytes = [...randomBytes(64)].filter((byte) => byte < letters.length * 4);
  const text = bytes.slice(0, 16).map((byte) => letters[byte % letters.length]);
  return text.length === 16 ? text.join('') : generatePassword();
}
