import type { Actor, PasswordProof } from '../../schema/context.ts';
import { forbidden, KomekError, unauthenticated } from '../../schema/errors.ts';
import type { TotpStore } from '../totp/totp.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Note } from './note.ts';
import { verifyPassword } from './passwords.ts';
import type { Throttle } from './throttle.ts';

/** One answer for every kind of failure: unknown, wrong, shut or blocked must look the same. */
export const refused = (): KomekError =>
  new KomekError('SIGN_IN_REFUSED', 'The login or the password is not right.');

/** The password was right, and a code must follow. */
export const codeNeeded = (): KomekError => new KomekError('CODE_NEEDED', 'A code is needed too.');

/** The code was wrong, was used before, or comes while codes are turned away: the three answer alike. */
export const codeRefused = (): KomekError => new KomekError('CODE_REFUSED', 'The code is not right.');

/** What proofs in an open session work with. */
export interface ProvingOptions {
  readonly accounts: Accounts;
  readonly throttle: Throttle;
  readonly totp: TotpStore;
  readonly now: () => Date;
  readonly note: Note;
}

/** Proofs in an open session that it is still its user who asks; whoever sits at it must not be able to guess on. */
export interface Proving {
  /**
   * By the password in whatever session, and a code where he has them. It is spared only to whoever must replace a
   * temporary password and signed in by a code as short a time ago as is enough for a signature: he has just shown one,
   * and has no other right before he does.
   */
  forNewPassword(actor: Actor, proof: PasswordProof): Promise<Account>;
  /** By the password, and a code where he has them; throws SIGN_IN_REFUSED, CODE_NEEDED, CODE_REFUSED. */
  bySession(actor: Actor, proof: PasswordProof): Promise<Account>;
  /** The same, but a session that a provider opened needs a fresh proof by it instead; throws CONFLICT (PROVE_BY_PROVIDER). */
  byEither(actor: Actor, proof: PasswordProof): Promise<Account>;
}

/** {@link Proving} that counts what fails by the account, apart from its sign-ins. */
export function createProving({ accounts, throttle, totp, now, note }: ProvingOptions): Proving {
  async function accountOf(actor: Actor): Promise<Account> {
    const account = await accounts.byId(actor.id, '');
    if (!account?.active) throw unauthenticated();
    return account;
  }

  async function fail(account: Account, allowed: boolean, wrong: string, error: KomekError): Promise<never> {
    await note('SIGN_IN_FAILED', account, { reason: allowed ? wrong : 'THROTTLED' });
    throw error;
  }

  /** Null for a password that need not be given, and for a code that is missing. */
  async function checked(
    actor: Actor,
    { password, code }: PasswordProof,
    asksCode: boolean,
  ): Promise<Account> {
    const account = await accountOf(actor);
    const attempt = { ownerId: actor.id };
    const allowed = await throttle.allows(attempt);
    const fits = password === null || (await verifyPassword(account.passwordHash, password));
    if (!allowed || !fits) return fail(account, allowed, 'WRONG_PASSWORD', refused());
    if (account.hasTotp && asksCode) {
      if (!code) {
        await throttle.forgiven(attempt);
        throw codeNeeded();
      }
      if (!(await totp.take(account.id, code))) return fail(account, true, 'WRONG_CODE', codeRefused());
    }
    await throttle.succeeded(attempt);
    return account;
  }

  const methodOf = ({ credential }: Actor) => {
    if (credential.kind !== 'session') throw forbidden([]);
    return credential.method;
  };
  const byProvider = (): KomekError =>
    new KomekError('CONFLICT', 'Prove it by the provider that opened this session.', {
      reason: 'PROVE_BY_PROVIDER',
    });

  return {
    forNewPassword(actor, { password, code }) {
      const { credential, proof } = actor;
      const hasShownOne =
        credential.kind === 'session' &&
        credential.duty === 'NEW_PASSWORD' &&
        credential.secondFactor &&
        proof.until >= now();
      return checked(actor, { password: password ?? '', code }, !hasShownOne);
    },
    async bySession(actor, { password, code }) {
      // His password may be a temporary one that somebody else gave him.
      if (methodOf(actor) === 'PROVIDER' || password === null) throw byProvider();
      return checked(actor, { password, code }, true);
    },
    async byEither(actor, { password, code }) {
      if (methodOf(actor) === 'PASSWORD') return checked(actor, { password: password ?? '', code }, true);
      if (actor.proof.until < now()) throw byProvider();
      return checked(actor, { password: null, code }, true);
    },
  };
}
