import type { Actor } from '../schema/context.ts';
import { KomekError, unauthenticated } from '../schema/errors.ts';
import { isSecret } from '../schema/tokens/secret.ts';
import type { ApiTokens } from './apiTokens.ts';
import type { Throttle } from './signIn/throttle.ts';

/** What stands in an Authorization header after `Bearer`; null for no such header or another scheme. */
export function readBearer(header: string | null): string | null {
  const found = /^bearer(?:\s+(.*))?$/i.exec(header ?? '');
  return found ? (found[1] ?? '').trim() : null;
}

/**
 * The actor of a bearer's secret, as {@link ApiTokens.enter} tells. Only what fails is counted by address: a good token
 * costs nothing more, and is let in from an address whose failures are being turned away with RATE_LIMITED.
 */
export async function enterByToken(
  secret: string,
  address: string,
  { apiTokens, throttle }: { readonly apiTokens: ApiTokens; readonly throttle: Throttle },
): Promise<Actor> {
  try {
    if (!isSecret(secret)) throw unauthenticated();
    return await apiTokens.enter(secret);
  } catch (error) {
    if (!(error instanceof KomekError) || error.extensions.code !== 'UNAUTHENTICATED') throw error;
    const wait = await throttle.failed(address);
    if (wait === 0) throw error;
    throw new KomekError('RATE_LIMITED', 'Too many wrong tokens from this address; try again later.', {
      retryAfterSeconds: wait,
    });
  }
}
