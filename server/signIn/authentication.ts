import type { PrismaClient, Role } from '../../prisma/client.ts';
import type { Actor, Authentication, PasswordProof, ProviderNames } from '../../schema/context.ts';
import { KomekError, unauthenticated, validationFailed } from '../../schema/errors.ts';
import { forgetBrowsers } from '../../schema/signIn/forgetBrowsers.ts';
import type { Credentials, Shown } from '../credentials.ts';
import type { TotpStore } from '../totp/totp.ts';
import { createTotpControl } from '../totp/totpControl.ts';
import { type Account, type Accounts, DEVICE_LIFE } from './accounts.ts';
import type { BrowserFamily } from './browsers.ts';
import type { Cookies } from './cookies.ts';
import { createNote } from './note.ts';
import { hashPassword, passwordProblem, verifyPassword } from './passwords.ts';
import { PENDING_LIFE, type PendingSignIns } from './pendingSignIns.ts';
import { codeNeeded, codeRefused, createProving, refused } from './proving.ts';
import type { SessionStart, Sessions } from './sessions.ts';
import type { Throttle } from './throttle.ts';
import { hashOfToken, newToken } from './tokens.ts';

/** What the sign-ins of all requests share. */
export interface SignInParts {
  readonly db: PrismaClient;
  readonly sessions: Sessions;
  readonly credentials: Credentials;
  readonly throttle: Throttle;
  readonly accounts: Accounts;
  readonly pending: PendingSignIns;
  readonly totp: TotpStore;
  readonly now: () => Date;
  /** Roles that must have a second factor. */
  readonly strongRoles: readonly Role[];
  /** The provider's names, and whether only administrators still sign in by a password; null without a provider. */
  readonly provider: { readonly names: ProviderNames; readonly only: boolean } | null;
}

/** What the sign-in of one request works with. */
export interface AuthenticationOptions extends SignInParts {
  /** Where the request comes from, for the throttle. */
  readonly address: string;
  readonly browser: () => BrowserFamily;
  /** Who asks, from the cookie or the token. */
  readonly actor: Actor | null;
  readonly cookies: Cookies;
}

/** The way in of somebody whom the provider has named. */
export interface ProviderEntrance {
  /** Opens a session, or begins a sign-in that a code must finish; `strong`: the provider asked for a second factor itself. */
  enterByProvider(externalId: string, strong: boolean): Promise<'ENTERED' | 'CODE_NEEDED' | 'NO_ACCOUNT'>;
}

/** The {@link Authentication} of one request. */
export function createAuthentication(options: AuthenticationOptions): Authentication & ProviderEntrance {
  const { db, sessions, credentials, throttle, accounts, pending, now, address, cookies } = options;
  const note = createNote(db, now);
  const proving = createProving({ ...options, note });
  let credential: Shown | null = options.actor?.credential ?? null;

  const shownDevice = cookies.read('device');
  const deviceHash = shownDevice === null ? '' : hashOfToken(shownDevice);
  const attemptAt = (login: string, account: Account | null) => ({
    login,
    address,
    device: account?.known ? deviceHash : null,
  });

  /** Opens the session: from here on it is he. */
  async function enter(
    account: Account,
    start: SessionStart,
    details: Record<string, string>,
  ): Promise<Actor> {
    if (options.actor) await sessions.end({ id: options.actor.credential.id, userId: options.actor.id });
    const session = await sessions.open(account.id, { ...start, ...options.browser() });
    await db.user.update({
      where: { id: account.id },
      data: { lastSignInAt: now() },
      select: { id: true },
    });
    await note('SIGNED_IN', account, details);
    const actor = await sessions.read(session.id);
    if (!actor) throw refused();
    credential = { kind: 'session', id: session.id };
    cookies.write('session', session.token, sessions.longest / 1000);
    // It spares its owner the failures of strangers at his password; a provider counts those itself.
    if (start.method === 'PROVIDER') return actor;
    const device = shownDevice ?? newToken();
    await accounts.know(account, hashOfToken(device));
    cookies.write('device', device, DEVICE_LIFE / 1000);
    return actor;
  }

  return {
    async signIn(login, password) {
      const name = login.normalize('NFKC').trim().slice(0, 200);
      // The same work is done, and the same thrown, whatever does not fit.
      const account = await accounts.byLogin(name, deviceHash);
      const attempt = attemptAt(name, account);
      const allowed = await throttle.allows(attempt);
      const fits = await verifyPassword(account?.passwordHash ?? null, password);
      const shut = options.provider?.only === true && account?.roles.includes('ADMIN') === false;
      if (!account || !fits || !account.active || !allowed || shut) {
        const reason = !allowed
          ? 'THROTTLED'
          : !account
            ? 'UNKNOWN_LOGIN'
            : !fits
              ? 'WRONG_PASSWORD'
              : shut
                ? 'BY_PROVIDER_ONLY'
                : 'INACTIVE';
        await note('SIGN_IN_FAILED', account, { reason });
        throw refused();
      }
      if (account.hasTotp) {
        // Only a right code clears the count, or the password would buy more guesses at it.
        await throttle.forgiven(attempt);
        const token = await pending.begin({ userId: account.id, method: 'PASSWORD' });
        cookies.write('pending', token, PENDING_LIFE / 1000);
        throw codeNeeded();
      }
      await throttle.succeeded(attempt);
      return enter(account, { method: 'PASSWORD', secondFactor: false }, { method: 'PASSWORD' });
    },

    async finishSignIn(code) {
      const token = cookies.read('pending');
      const begun = token === null ? null : await pending.find(token);
      const account = begun && (await accounts.byId(begun.userId, deviceHash));
      if (token === null || !begun || !account?.active) {
        throw new KomekError('SIGN_IN_EXPIRED', 'The first step was too long ago; begin again.');
      }
      const attempt = attemptAt(account.login, account);
      const allowed = await throttle.allows(attempt);
      const kind = allowed ? await options.totp.take(account.id, code) : null;
      if (kind === null) {
        await note('SIGN_IN_FAILED', account, { reason: allowed ? 'WRONG_CODE' : 'THROTTLED' });
        throw codeRefused();
      }
      if (!(await pending.take(token))) throw codeRefused();
      await throttle.succeeded(attempt);
      const { method } = begun;
      const actor = await enter(account, { method, secondFactor: true }, { method, code: kind });
      cookies.write('pending', null);
      return actor;
    },

    async enterByProvider(externalId, strong) {
      const account = await accounts.byExternalId(externalId);
      const method = 'PROVIDER' as const;
      if (!account?.active) {
        await note('SIGN_IN_FAILED', account, { reason: account ? 'INACTIVE' : 'UNKNOWN_LOGIN', method });
        return 'NO_ACCOUNT';
      }
      if (account.hasTotp && !strong) {
        const token = await pending.begin({ userId: account.id, method });
        cookies.write('pending', token, PENDING_LIFE / 1000);
        return 'CODE_NEEDED';
      }
      await enter(account, { method, secondFactor: strong }, { method });
      return 'ENTERED';
    },

    async signOut() {
      const actor = credential && (await sessions.read(credential.id));
      credential = null;
      cookies.write('session', null);
      if (!actor) return;
      await sessions.end({ id: actor.credential.id, userId: actor.id });
      await note('SIGNED_OUT', await accounts.byId(actor.id, deviceHash));
    },

    async changePassword(actor, proof, next) {
      if ((await sessions.read(actor.credential.id)) === null) throw unauthenticated();
      // Before the proof, for a code that was taken with a new password that is refused would be lost.
      const problem = proof.password === next ? 'PASSWORD_UNCHANGED' : passwordProblem(next, actor.login);
      if (problem) throw validationFailed([{ path: 'next', code: problem }]);
      const account = await proving.forNewPassword(actor, proof);
      const passwordHash = await hashPassword(next);
      await db.$transaction(async (tx) => {
        // Conditional, so that of two changes at once the later one does not undo the earlier unseen.
        const { count } = await tx.user.updateMany({
          where: { id: actor.id, passwordHash: account.passwordHash },
          data: { passwordHash, mustChangePassword: false },
        });
        if (count === 0) throw refused();
        await forgetBrowsers(tx, actor.id, deviceHash);
      });
      await sessions.endAll(actor.id, actor.credential.id);
      await note('PASSWORD_CHANGED', account);
    },

    async confirmPassword(actor: Actor, proof: PasswordProof) {
      const account = await proving.bySession(actor, proof);
      const until = await sessions.prove(actor.credential.id);
      await note('PASSWORD_CONFIRMED', account);
      return until;
    },

    totp: createTotpControl({ ...options, note, proving }),

    async hashNewPassword(password: string, login?: string) {
      const problem = passwordProblem(password, login);
      if (problem) throw validationFailed([{ path: 'password', code: problem }]);
      return hashPassword(password);
    },

    openSessions: () => sessions.openWhere(),

    signInOptions: {
      provider: options.provider?.names ?? null,
      passwordsForAll: options.provider?.only !== true,
    },

    currentActor: async () => credential && credentials.read(credential),
  };
}
