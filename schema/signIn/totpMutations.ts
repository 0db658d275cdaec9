import { hasRole, isPublic } from '../access/directives.ts';
import { requireProof, requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Actor, Context, PasswordProof } from '../context.ts';
import { forbidden, KomekError, notFound, unauthenticated } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { inTransaction } from '../transaction.ts';
import { ViewerType } from '../users/queries.ts';
import { UserType } from '../users/User.ts';
import { knownId } from '../validation.ts';
import { forgetBrowsers } from './forgetBrowsers.ts';

const NewTotpType = builder
  .objectRef<{ readonly secret: string; readonly uri: string }>('NewTotp')
  .implement({
    description: 'A secret for codes that is not in force yet.',
    fields: (t) => ({
      secret: t.exposeString('secret', { description: 'Base32, to be typed into a program for codes.' }),
      uri: t.exposeString('uri', { description: 'The same as an `otpauth:` address, for a QR code.' }),
    }),
  });

/** Whoever must set up codes has no role yet, so these fields look at the session themselves; a temporary password comes first. */
function signedIn({ actor }: Context): Actor {
  if (!actor) throw unauthenticated();
  if (actor.credential.kind !== 'session' || actor.credential.duty === 'NEW_PASSWORD') throw forbidden([]);
  return actor;
}

const proofOf = (given: { password?: string | null | undefined; code: string }): PasswordProof => ({
  password: given.password ?? null,
  code: given.code,
});

const PASSWORD = 'The password; needed where the session was opened by one.';

builder.mutationFields((t) => ({
  startTotp: t.field({
    type: NewTotpType,
    description: 'Makes a secret for codes of a telephone; `enableTotp` puts it in force.',
    directives: isPublic,
    resolve: (_root, _args, context) => context.auth.totp.start(signedIn(context)),
  }),
  enableTotp: t.stringList({
    description:
      'Puts the secret of `startTotp` in force and ends the other sessions; answers recovery codes, told this once.',
    directives: isPublic,
    args: {
      password: t.arg.string({ description: PASSWORD }),
      code: t.arg.string({ required: true, description: 'The first code of the secret.' }),
    },
    resolve: async (_root, args, context) => [
      ...(await context.auth.totp.enable(signedIn(context), proofOf(args))),
    ],
  }),
  renewRecoveryCodes: t.stringList({
    description: 'Makes new recovery codes, told this once, instead of the old ones.',
    directives: isPublic,
    args: {
      password: t.arg.string({ description: PASSWORD }),
      code: t.arg.string({ required: true, description: 'A code.' }),
    },
    resolve: async (_root, args, context) => [
      ...(await context.auth.totp.renewRecoveryCodes(signedIn(context), proofOf(args))),
    ],
  }),
  disableTotp: t.field({
    type: ViewerType,
    description: 'Takes the codes away and ends the other sessions.',
    directives: isPublic,
    args: {
      password: t.arg.string({ description: PASSWORD }),
      code: t.arg.string({ required: true, description: 'A code.' }),
    },
    resolve: async (_root, args, context) => {
      const actor = signedIn(context);
      await context.auth.totp.disable(actor, proofOf(args));
      return actor;
    },
  }),
  resetTotp: t.prismaField({
    type: UserType,
    description:
      'Takes the codes of somebody else away who has lost his telephone, and ends his sessions: PROOF_NEEDED.',
    directives: hasRole('ADMIN'),
    args: { userId: t.arg.id({ required: true, description: 'Whose.' }) },
    resolve: async (query, _root, { userId }, context) => {
      const id = knownId(userId);
      await resetTotp(context, id);
      return context.db.user.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));

/** Throws NOT_FOUND, PROOF_NEEDED, and CONFLICT (OWN_TOTP): an administrator's own open session must not be enough to lose his codes. */
async function resetTotp(context: Context, userId: string): Promise<void> {
  const actor = requireRole(context.actor, ['ADMIN']);
  if (userId === actor.id) {
    throw new KomekError('CONFLICT', 'Another administrator must do this.', { reason: 'OWN_TOTP' });
  }
  requireProof(actor, context.now());
  await inTransaction(context.db, async (tx) => {
    if ((await tx.user.count({ where: { id: userId } })) === 0) throw notFound();
    await tx.recoveryCode.deleteMany({ where: { userId } });
    const { count } = await tx.totp.deleteMany({ where: { userId } });
    if (count === 0) return;
    const at = context.now();
    await forgetBrowsers(tx, userId);
    await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: at } });
    await record(tx, actor, at, { action: 'TOTP_RESET', subjectId: userId });
    await signal(tx, { topic: 'session', userId });
  });
}
