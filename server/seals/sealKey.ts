import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { openKeyFile } from '../keyFile.ts';

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
  return {
    id: fingerprintOf(publicKey),
    privateKey,
    publicPem: String(publicKey.export({ type: 'spki', format: 'pem' })),
  };
}

/** By which a public key is known: 32 hex digits of the SHA-256 of its SPKI. */
export const fingerprintOf = (publicKey: KeyObject): string =>
  createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 32);

/** A new key, as PEM. */
export const newSealPem = (): string =>
  String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));

/** The key of a file, made when the file is missing (see openKeyFile). */
export const openSealKey = (file: string): Promise<SealKey> =>
  openKeyFile(file, {
    what: 'the key that seals papers',
    variable: 'SEAL_KEY_FILE',
    make: newSealPem,
    read: sealKeyFrom,
  });
