import { createHash, randomBytes } from 'node:crypto';

/** A new secret of an API token: told once, kept nowhere. 256 bits of chance, so nobody guesses it. */
export const newSecret = (): string => `komek_${randomBytes(32).toString('base64url')}`;

/** Whether a text can be such a secret at all. */
export const isSecret = (text: string): boolean => /^komek_[\w-]{43}$/.test(text);

/** What is stored of a secret: its SHA-256, hex. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The characters by which its holder recognises a secret, and which nobody can use. */
export const prefixOf = (secret: string): string => secret.slice(0, 12);
