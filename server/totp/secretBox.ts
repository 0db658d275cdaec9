import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { newSecretKey, openKeyFile, secretKeyFrom } from '../keyFile.ts';

const NONCE = 12;
const TAG = 16;

/** Secrets as they are stored: AES-256-GCM, bound to whose they are, so that a row copied to another opens nothing. */
export interface SecretBox {
  seal(secret: Uint8Array, owner: string): Uint8Array<ArrayBuffer>;
  /** Throws when it was sealed by another key or for another owner, or was changed. */
  open(sealed: Uint8Array, owner: string): Uint8Array<ArrayBuffer>;
}

/** A {@link SecretBox} by a key of 32 bytes. */
export const createSecretBox = (key: Buffer): SecretBox => ({
  seal(secret, owner) {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(owner));
    const text = Buffer.concat([cipher.update(secret), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
  },
  open(sealed, owner) {
    const bytes = Buffer.from(sealed);
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    return new Uint8Array(Buffer.concat([opening.update(bytes.subarray(NONCE + TAG)), opening.final()]));
  },
});

/** A {@link SecretBox} by the key of a file, made when the file is missing (see openKeyFile). */
export const openSecretBox = async (file: string): Promise<SecretBox> =>
  createSecretBox(
    await openKeyFile(file, {
      what: 'the key that encrypts the secrets of sign-in codes',
      variable: 'TOTP_KEY_FILE',
      make: newSecretKey,
      read: secretKeyFrom,
    }),
  );
