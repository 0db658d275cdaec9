import type { AuditAction, Prisma, PrismaClient } from '../prisma/client.ts';
import type { Actor, Authentication, Credential } from '../schema/context.ts';
import { KomekError, unauthenticated, validationFailed } from '../schema/errors.ts';
import type { Credentials } from './credentials.ts';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import type { Throttle } from './throttle.ts';

/** What the sign-in of one request works with. */
export interface AuthenticationOptions {
  readonly db: PrismaClient;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly throttle: Throttle;
  readonly now: () => Date;
  /** Where the request comes from, for the throttle. */
  readonly address: string;
  /** Who asks, from the cookie or the token. */
  readonly actor: Actor | null;
  /** Puts a session token into the answer's cookie; null removes the cookie. */
  readonly setToken: (token: string | null) => void;
}

/** One answer for every kind of failure: unknown, wrong, shut or blocked must look the same. */
const refused = (): KomekError =>
  new KomekError('SIGN_IN_REFUSED', 'The login or the password is not right.');

const ACCOUNT = {
  id: true,
  passwordHash: true,
  active: true,
  roles: true,
  officeId: true,
} satisfies Prisma.UserSelect;

type Account = Prisma.UserGetPayload<{ select: typeof ACCOUNT }>;

/** The {@link Authentication} of one request. */
export function createAuthentication(options: AuthenticationOptions): Authentication {
  const { db, sessions, credentials, throttle, now, address } = options;
  let credential: Credential | null = options.actor?.credential ?? null;

  async function note(
    action: AuditAction,
    who: Account | null,
    details?: { readonly reason: string },
  ): Promise<void> {
    const known = who && action !== 'SIGN_IN_FAILED';
    await db.auditEntry.create({
      data: {
        at: now(),
        action,
        ...(known ? { actorId: who.id, actorRoles: who.roles, officeId: who.officeId } : {}),
        ...(who ? { subjectId: who.id } : {}),
        ...(details ? { details } : {}),
      },
      select: { id: true },
    });
  }

  async function findByLogin(login: string): Promise<Account | null> {
    // Prisma's insensitive match is ILIKE, where "_" and "%" of a login would match anything.
    const rows = await db.$queryRaw<
      { id: string }[]
    >`SELECT id FROM app_user WHERE lower(login) = lower(${login})`;
    return rows[0] ? db.user.findUnique({ where: { id: rows[0].id }, select: ACCOUNT }) : null;
  }

  /** The account when everything fits; the same work is done, and the same thrown, whatever does not. */
  async function check(login: string, password: string, allowed: boolean): Promise<Account> {
    const account = await findByLogin(login);
    const fits = await verifyPassword(account?.passwordHash ?? null, password);
    if (account && fits && account.active && allowed) return account;
    const reason = !allowed
      ? 'THROTTLED'
      : !account
        ? 'UNKNOWN_LOGIN'
        : !fits
          ? 'WRONG_PASSWORD'
          : 'INACTIVE';
    await note('SIGN_IN_FAILED', account, { reason });
    throw refused();
  }

  return {
    async signIn(login, password) {
      const name = login.normalize('NFKC').trim().slice(0, 200);
      const attempt = { login: name, address };
      const account = await check(name, password, await throttle.allows(attempt));
      await throttle.succeeded(attempt);
      if (options.actor) await sessions.end({ id: options.actor.credential.id, userId: options.actor.id });
      const session = await sessions.open(account.id);
      await db.user.update({
        where: { id: account.id },
        data: { lastSignInAt: now() },
        select: { id: true },
      });
      await note('SIGNED_IN', account);
      const actor = await sessions.read(session.id);
      if (!actor) throw refused();
      credential = { kind: 'session', id: session.id };
      options.setToken(session.token);
      return actor;
    },

    async signOut() {
      const actor = credential && (await sessions.read(credential.id));
      credential = null;
      options.setToken(null);
      if (!actor) return;
      await sessions.end({ id: actor.credential.id, userId: actor.id });
      await note('SIGNED_OUT', await db.user.findUnique({ where: { id: actor.id }, select: ACCOUNT }));
    },

    async changePassword(actor, current, next) {
      const attempt = { login: `change of ${actor.id}`, address };
      const account = await db.user.findUnique({ where: { id: actor.id }, select: ACCOUNT });
      if (!account?.active || (await sessions.read(actor.credential.id)) === null) throw unauthenticated();
      const allowed = await throttle.allows(attempt);
      const fits = await verifyPassword(account.passwordHash, current);
      if (!allowed || !fits) {
        await note('SIGN_IN_FAILED', account, { reason: allowed ? 'WRONG_PASSWORD' : 'THROTTLED' });
        throw refused();
      }
      await throttle.succeeded(attempt);
      const problem = current === next ? 'PASSWORD_UNCHANGED' : passwordProblem(next, actor.login);
      if (problem) throw validationFailed([{ path: 'next', code: problem }]);
      const passwordHash = await hashPassword(next);
      // Conditional, so that of two changes at once the later one does not undo the earlier unseen.
      const { count } = await db.user.updateMany({
        where: { id: actor.id, passwordHash: account.passwordHash },
        data: { passwordHash, mustChangePassword: false },
      });
      if (count === 0) throw refused();
      await sessions.endAll(actor.id, actor.credential.id);
      await note('PASSWORD_CHANGED', account);
    },

    async confirmPassword(actor, password) {
      // The same count as at the sign-in: whoever sits at an open session must not be able to guess on.
      await check(actor.login, password, await throttle.allows({ login: actor.login, address }));
      await throttle.succeeded({ login: actor.login, address });
      const until = await sessions.prove(actor.credential.id);
      await note(
        'PASSWORD_CONFIRMED',
        await db.user.findUnique({ where: { id: actor.id }, select: ACCOUNT }),
      );
      return until;
    },

    async hashNewPassword(password: string, login?: string) {
      const problem = passwordProblem(password, login);
      if (problem) throw validationFailed([{ path: 'password', code: problem }]);
      return hashPassword(password);
    },

    openSessions: () => sessions.openWhere(),

    currentActor: async () => credential && credentials.read(credential),
  };
}
