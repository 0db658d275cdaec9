import type { PrismaClient } from '../../prisma/client.ts';
import { hashOfToken, newToken } from '../signIn/tokens.ts';
import type { Secrets } from './provider.ts';

/** How long somebody may stay at the provider; in milliseconds. */
export const VISIT_LIFE = 10 * 60_000;

/** Somebody's way to the provider and back. */
export interface Visit extends Secrets {
  /** The session in which a proof is wanted; null for a sign-in. */
  readonly sessionId: string | null;
  readonly createdAt: Date;
}

/** Visits as rows that every server process shares; the browser's cookie holds the token, the row only its hash. */
export interface Visits {
  /** Notes that a browser leaves for the provider; the token goes into its cookie. */
  begin(secrets: Secrets, sessionId: string | null): Promise<string>;
  /** The visit of a token, for the one caller who comes first; null when there is none any more. */
  take(token: string): Promise<Visit | null>;
}

/** {@link Visits} in the table `provider_visit`. */
export function createVisits(db: PrismaClient, now: () => Date): Visits {
  return {
    async begin(secrets, sessionId) {
      const token = newToken();
      const createdAt = now();
      const expiresAt = new Date(createdAt.getTime() + VISIT_LIFE);
      await db.providerVisit.deleteMany({ where: { expiresAt: { lt: createdAt } } });
      await db.providerVisit.create({
        data: { ...secrets, tokenHash: hashOfToken(token), sessionId, createdAt, expiresAt },
        select: { tokenHash: true },
      });
      return token;
    },
    async take(token) {
      const tokenHash = hashOfToken(token);
      const visit = await db.providerVisit.findFirst({ where: { tokenHash, expiresAt: { gt: now() } } });
      if (!visit) return null;
      const { count } = await db.providerVisit.deleteMany({ where: { tokenHash } });
      return count === 1 ? visit : null;
    },
  };
}
