import { createHash, randomBytes } from 'node:crypto';

/** A new token for a cookie: 256 random bits, 43 signs of base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token: SHA-256, hex. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
