import type { Role } from '../../prisma/client.ts';
import type { Actor, TotpControl } from '../../schema/context.ts';
import { forbidden, KomekError } from '../../schema/errors.ts';
import type { Note } from '../signIn/note.ts';
import { codeRefused, type Proving } from '../signIn/proving.ts';
import type { Sessions } from '../signIn/sessions.ts';
import type { Throttle } from '../signIn/throttle.ts';
import type { TotpStore } from './totp.ts';

/** What {@link createTotpControl} works with. */
export interface TotpControlOptions {
  readonly totp: TotpStore;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly proving: Proving;
  readonly note: Note;
  readonly strongRoles: readonly Role[];
}

/** The {@link TotpControl} of one request. */
export function createTotpControl(options: TotpControlOptions): TotpControl {
  const { totp, sessions, throttle, proving, note, strongRoles } = options;
  return {
    async start(actor) {
      if (actor.credential.kind !== 'session') throw forbidden([]);
      return totp.start(actor.id, actor.login);
    },

    async enable(actor, { password, code }) {
      // There is no code in force yet: the one that is given is of the new secret.
      const account = await proving.byEither(actor, { password, code: null });
      const attempt = { ownerId: actor.id };
      const allowed = await throttle.allows(attempt);
      const codes = allowed ? await totp.enable(actor.id, code ?? '') : null;
      if (codes === null) throw codeRefused();
      await throttle.succeeded(attempt);
      await sessions.strengthen(actor.credential.id);
      await sessions.endAll(actor.id, actor.credential.id);
      await note('TOTP_ENABLED', account);
      return codes;
    },

    async renewRecoveryCodes(actor, proof) {
      const account = await proven(actor, proof);
      const codes = await totp.renewRecoveryCodes(actor.id);
      await note('RECOVERY_CODES_MADE', account);
      return codes;
    },

    async disable(actor, proof) {
      if (actor.roles.some((role) => strongRoles.includes(role))) {
        throw new KomekError('CONFLICT', 'One of your roles demands codes.', { reason: 'TOTP_REQUIRED' });
      }
      const account = await proven(actor, proof);
      await totp.remove(actor.id);
      await sessions.endAll(actor.id, actor.credential.id);
      await note('TOTP_DISABLED', account);
    },
  };

  /** The proof of somebody who has codes: one of them is part of it. */
  async function proven(actor: Actor, proof: Parameters<TotpControl['disable']>[1]) {
    const account = await proving.byEither(actor, proof);
    if (!account.hasTotp) throw new KomekError('CONFLICT', 'There are no codes.', { reason: 'TOTP_OFF' });
    return account;
  }
}
