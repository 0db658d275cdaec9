import { createHash } from 'node:crypto';
import type { PrismaClient } from '../prisma/client.ts';
import type { PublicGate } from '../schema/context.ts';
import { KomekError } from '../schema/errors.ts';
import { network } from './signIn/throttle.ts';

const MINUTE = 60_000;
/** Questions of one address a minute: several people of one office or of one mobile network share one. */
export const PUBLIC_REQUESTS = 60;

/**
 * Counts what one address asks of the public queries, in the database, so that all server processes share one count:
 * every question by a code, and the information of one request once. The keys are hashes and name nobody.
 */
export function createPublicGate(db: PrismaClient, address: string, now: () => Date): PublicGate {
  const key = createHash('sha256')
    .update(`komek public ${network(address)}`)
    .digest('hex');

  async function count(): Promise<void> {
    const at = now();
    const before = new Date(at.getTime() - MINUTE);
    const [row] = await db.$queryRaw<{ requests: number; windowStart: Date }[]>`
      INSERT INTO public_request (key, "windowStart", requests) VALUES (${key}, ${at}, 1)
      ON CONFLICT (key) DO UPDATE SET
        requests = CASE WHEN public_request."windowStart" < ${before} THEN 1 ELSE public_request.requests + 1 END,
        "windowStart" = CASE WHEN public_request."windowStart" < ${before} THEN ${at} ELSE public_request."windowStart" END
      RETURNING requests, "windowStart"`;
    if (!row || row.requests <= PUBLIC_REQUESTS) return;
    const wait = Math.ceil((row.windowStart.getTime() + MINUTE - at.getTime()) / 1000);
    throw new KomekError('RATE_LIMITED', 'Too many requests from this address; try again later.', {
      retryAfterSeconds: Math.max(1, wait),
    });
  }

  let informed: Promise<void> | undefined;
  return {
    enter(what) {
      if (what === 'QUESTION') return count();
      informed ??= count();
      return informed;
    },
  };
}
