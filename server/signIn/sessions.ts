import type { Prisma, PrismaClient, Role, SignInMethod } from '../../prisma/client.ts';
import { rightsInSession } from '../../schema/access/rights.ts';
import type { Actor } from '../../schema/context.ts';
import { signal } from '../../schema/notifications/outbox.ts';
import { createSessionRows, SEEN_EVERY, type SessionRow } from './sessionRows.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** How long a session lives without a request, and at most, and how long a proof in it holds; in milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly absolute: number;
  /** For how long a proof by password is enough for a signature. */
  readonly proof: number;
}

/** How a session was opened, and on what. */
export interface SessionStart {
  readonly method: SignInMethod;
  readonly secondFactor: boolean;
  /** The families of the browser and its system, where they are known. */
  readonly browser?: string | null;
  readonly system?: string | null;
}

/** Sessions as rows that every server process shares; the cookie holds a token, the row only its hash. */
export interface Sessions {
  /** How long a session lives at most; in milliseconds. */
  readonly longest: number;
  /** Opens a session; `token` goes into the cookie and is kept nowhere. */
  open(userId: string, start: SessionStart): Promise<{ readonly id: string; readonly token: string }>;
  /** The actor of a token, or null when the session or the account has ended; notes that he was seen. */
  find(token: string): Promise<Actor | null>;
  /** The actor of a session as the database has him now, or null. */
  read(sessionId: string): Promise<Actor | null>;
  /** When the session will end if nothing is asked any more; null when it has ended. */
  endsAt(sessionId: string): Promise<Date | null>;
  end(session: { readonly id: string; readonly userId: string }): Promise<void>;
  /** The `where` of sessions that live now, as {@link Sessions.find} judges each. */
  openWhere(): Prisma.SessionWhereInput;
  /** Notes that the session's user has just proved by his password that it is he; answers until when that holds. */
  prove(sessionId: string): Promise<Date>;
  /** Who its user is at the provider, or null. */
  externalIdOf(sessionId: string): Promise<string | null>;
  /** Notes that its user has shown a second factor in it. */
  strengthen(sessionId: string): Promise<void>;
  /** Ends all sessions of a user, but for the one that is named. */
  endAll(userId: string, exceptId?: string): Promise<void>;
}

/** {@link Sessions} in the table `session`; whoever holds one of these roles has no rights without a second factor. */
export function createSessions(
  db: PrismaClient,
  limits: SessionLimits,
  now: () => Date,
  strongRoles: readonly Role[] = [],
): Sessions {
  const actorOf = ({ id: sessionId, createdAt, provenAt, method, secondFactor, user }: SessionRow): Actor => {
    const { id, login, surname, givenName, patronymic, iin } = user;
    // Whoever signs in proves that it is he.
    const at = provenAt ?? createdAt;
    const proof = { at, until: new Date(at.getTime() + limits.proof) };
    const { duty, ...rights } = rightsInSession(user, { method, secondFactor }, strongRoles);
    const credential = { kind: 'session', id: sessionId, method, secondFactor, duty } as const;
    return { id, login, surname, givenName, patronymic, iin, ...rights, credential, proof };
  };
  const endOf = (row: SessionRow): Date =>
    new Date(Math.min(row.expiresAt.getTime(), row.lastSeenAt.getTime() + limits.idle));
  /** Judged by the moment of the question, whenever the row came. */
  const lives = (row: SessionRow | null, at: Date): row is SessionRow =>
    row !== null && row.endedAt === null && row.user.active && endOf(row) > at;

  // Every request and every event of a stream asks this.
  const rows = createSessionRows(db, now);

  async function endWhere(userId: string, where: Prisma.SessionWhereInput): Promise<void> {
    await db.$transaction(async (tx) => {
      const ended = await tx.session.updateMany({
        where: { ...where, userId, endedAt: null },
        data: { endedAt: now() },
      });
      if (ended.count > 0) await signal(tx, { topic: 'session', userId });
    });
  }

  return {
    longest: limits.absolute,

    async open(userId, { method, secondFactor, browser = null, system = null }) {
      const token = newToken();
      const at = now();
      const { id } = await db.session.create({
        data: {
          tokenHash: hashOfToken(token),
          userId,
          createdAt: at,
          lastSeenAt: at,
          expiresAt: new Date(at.getTime() + limits.absolute),
          method,
          secondFactor,
          browser,
          system,
        },
        select: { id: true },
      });
      return { id, token };
    },

    async find(token) {
      const at = now();
      const row = await rows.byHash(hashOfToken(token));
      if (!lives(row, at)) return null;
      const due = new Date(at.getTime() - SEEN_EVERY);
      if (row.lastSeenAt < due) {
        await db.session.updateMany({
          where: { id: row.id, lastSeenAt: { lt: due } },
          data: { lastSeenAt: at },
        });
        rows.seen(row, at);
      }
      return actorOf(row);
    },

    async read(sessionId) {
      const at = now();
      const row = await rows.byId(sessionId);
      return lives(row, at) ? actorOf(row) : null;
    },

    async endsAt(sessionId) {
      const at = now();
      const row = await rows.byId(sessionId);
      return lives(row, at) ? endOf(row) : null;
    },

    openWhere: () => ({
      endedAt: null,
      expiresAt: { gt: now() },
      lastSeenAt: { gt: new Date(now().getTime() - limits.idle) },
      user: { active: true },
    }),

    async prove(sessionId) {
      const at = now();
      await db.session.update({ where: { id: sessionId }, data: { provenAt: at }, select: { id: true } });
      return new Date(at.getTime() + limits.proof);
    },

    async externalIdOf(id) {
      const row = await db.session.findUnique({
        where: { id },
        select: { user: { select: { externalId: true } } },
      });
      return row?.user.externalId ?? null;
    },

    async strengthen(sessionId) {
      await db.session.update({
        where: { id: sessionId },
        data: { secondFactor: true },
        select: { id: true },
      });
    },

    end: ({ id, userId }) => endWhere(userId, { id }),
    endAll: (userId, exceptId) => endWhere(userId, exceptId === undefined ? {} : { id: { not: exceptId } }),
  };
}
