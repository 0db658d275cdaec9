import type { PrismaClient, SignInMethod } from '../../prisma/client.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** How long the code may take after the password; in milliseconds. */
export const PENDING_LIFE = 5 * 60_000;

/** A first step whose second is still to come. */
export interface PendingSignIn {
  readonly userId: string;
  readonly method: SignInMethod;
}

/** First steps as rows that every server process shares; the browser's cookie holds the token, the row only its hash. */
export interface PendingSignIns {
  /** Notes a first step; the token goes into the cookie and is kept nowhere. */
  begin(pending: PendingSignIn): Promise<string>;
  /** The first step of a token, or null when there is none or it was too long ago. */
  find(token: string): Promise<PendingSignIn | null>;
  /** Ends it; true for the one caller who did. */
  take(token: string): Promise<boolean>;
}

/** {@link PendingSignIns} in the table `pending_sign_in`. */
export function createPendingSignIns(db: PrismaClient, now: () => Date): PendingSignIns {
  return {
    async begin({ userId, method }) {
      const token = newToken();
      const expiresAt = new Date(now().getTime() + PENDING_LIFE);
      await db.pendingSignIn.deleteMany({ where: { expiresAt: { lt: now() } } });
      await db.pendingSignIn.create({
        data: { tokenHash: hashOfToken(token), userId, method, expiresAt },
        select: { userId: true },
      });
      return token;
    },
    find: (token) =>
      db.pendingSignIn.findFirst({
        where: { tokenHash: hashOfToken(token), expiresAt: { gt: now() } },
        select: { userId: true, method: true },
      }),
    async take(token) {
      const taken = await db.pendingSignIn.deleteMany({
        where: { tokenHash: hashOfToken(token), expiresAt: { gt: now() } },
      });
      return taken.count === 1;
    },
  };
}
