import { createHmac } from 'node:crypto';
import type { Pseudonyms } from '../../schema/context.ts';
import { newSecretKey, openKeyFile, secretKeyFrom } from '../keyFile.ts';

/** Half of the answer is enough that no two people ever share a pseudonym, and makes 22 signs. */
const KEPT_BYTES = 16;

/**
 * Pseudonyms by HMAC-SHA256 over a person's key in the database. Whoever has the pseudonyms, or even all keys of people
 * beside them, can neither undo them nor try the people one by one: that takes the secret of 256 random bits.
 */
export const createPseudonyms = (key: Buffer): Pseudonyms => ({
  of: (personId) =>
    createHmac('sha256', key).update(personId).digest().subarray(0, KEPT_BYTES).toString('base64url'),
});

/** Pseudonyms by the key of a file, made when the file is missing (see openKeyFile); the same as long as the key is. */
export const openPseudonyms = async (file: string): Promise<Pseudonyms> =>
  createPseudonyms(
    await openKeyFile(file, {
      what: 'the key that makes pseudonyms',
      variable: 'PSEUDONYM_KEY_FILE',
      make: newSecretKey,
      read: secretKeyFrom,
    }),
  );
