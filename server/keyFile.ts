import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeWhole } from './wholeFile.ts';

/** A key that lies in a file: how a new one is written, how it is read, and what it is called when it cannot be. */
export interface KeyKind<Key> {
  /** Such as `the key that seals papers`. */
  readonly what: string;
  /** The variable that names the file. */
  readonly variable: string;
  readonly make: () => string;
  /** Throws in plain words for what is no such key. */
  readonly read: (text: string) => Key;
}

const SECRET_BYTES = 32;

/** A new secret of 256 random bits, as text. */
export const newSecretKey = (): string => `${randomBytes(SECRET_BYTES).toString('base64url')}\n`;

/** A secret from its text (32 bytes, base64url); throws in plain words for anything else. */
export function secretKeyFrom(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== SECRET_BYTES || key.toString('base64url') !== text.trim())
    throw new Error('it holds no key of 32 bytes in base64url');
  return key;
}

/**
 * The key of a file, made when the file is missing and then readable by its owner only; of processes that start at once
 * one makes it. Throws in plain words when it can be neither read nor made.
 */
export async function openKeyFile<Key>(
  file: string,
  { what, variable, make, read }: KeyKind<Key>,
): Promise<Key> {
  try {
    await mkdir(dirname(file), { recursive: true });
    if (!existsSync(file)) await makeWhole(file, make());
    return read(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'see the log';
    throw new Error(`${what} cannot be read from ${file} (${variable}): ${reason}`, { cause: error });
  }
}
