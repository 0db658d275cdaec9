import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The key that seals papers: its private half, and the public one by whose fingerprint it is known. */
export interface SealKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  /** SPKI, PEM. */
  readonly publicPem: string;
}

/** A key from its PEM (PKCS #8, Ed25519); throws in plain words for anything else. */
export function sealKeyFrom(pem: string): SealKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('it holds no Ed25519 key');
  const publicKey = createPublicKey(privateKey);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    id: createHash('sha256').update(der).digest('hex').slice(0, 32),
    privateKey,
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

/** A new key, as PEM. */
export const newSealPem = (): string =>
  String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));

/**
 * The key of a file, made when the file is missing and then readable by its owner only; of processes that start at once
 * one makes it. Throws in plain words when it can be neither read nor made.
 */
export async function openSealKey(file: string): Promise<SealKey> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, newSealPem(), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    return sealKeyFrom(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'see the log';
    throw new Error(`the key that seals papers cannot be read from ${file} (SEAL_KEY_FILE): ${reason}`, {
      cause: error,
    });
  }
}
