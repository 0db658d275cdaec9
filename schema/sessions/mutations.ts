import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { credentialsManagedBy } from '../access/peopleScope.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { inTransaction } from '../transaction.ts';
import { knownId } from '../validation.ts';
import { SessionType } from './Session.ts';

builder.mutationFields((t) => ({
  endSession: t.prismaField({
    type: SessionType,
    description: "Ends a session: ADMIN anybody's, others their own.",
    directives: hasRole(...ANY_ROLE),
    args: { id: t.arg.id({ required: true, description: 'Which.' }) },
    resolve: async (query, _root, { id }, context) => {
      await endSession(context, knownId(id));
      return context.db.session.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  endSessions: t.int({
    description: 'Ends all sessions of a user but the one that asks; answers how many were open.',
    directives: hasRole(...ANY_ROLE),
    args: { userId: t.arg.id({ description: "Whose: ADMIN anybody's; the caller's own when missing." }) },
    resolve: (_root, { userId }, context) => endSessions(context, userId ?? null),
  }),
}));

/** Ends a session with its streams, once, and signs out where it is the caller's own; throws NOT_FOUND for others'. */
async function endSession(context: Context, id: string): Promise<void> {
  const actor = requireRole(context.actor, ANY_ROLE);
  await inTransaction(context.db, async (tx) => {
    const session = await tx.session.findFirst({
      where: { AND: [{ id }, credentialsManagedBy(actor)] },
      select: { userId: true },
    });
    if (!session) throw notFound();
    const at = context.now();
    const { count } = await tx.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: at } });
    if (count === 0) return;
    const details = { own: id === actor.credential.id };
    await record(tx, actor, at, { action: 'SESSION_ENDED', subjectId: session.userId, details });
    await signal(tx, { topic: 'session', userId: session.userId });
  });
  // Its row says already that it has ended; what is left is the cookie.
  if (id === actor.credential.id) await context.auth.signOut();
}

async function endSessions(context: Context, asked: string | null): Promise<number> {
  const actor = requireRole(context.actor, ANY_ROLE);
  const userId = asked === null ? actor.id : knownId(asked);
  if (userId !== actor.id && !actor.roles.includes('ADMIN')) throw notFound();
  return inTransaction(context.db, async (tx) => {
    const at = context.now();
    const others = { AND: [context.auth.openSessions(), { userId, id: { not: actor.credential.id } }] };
    const { count } = await tx.session.updateMany({ where: others, data: { endedAt: at } });
    if (count === 0) return 0;
    const details = { own: userId === actor.id, count };
    await record(tx, actor, at, { action: 'SESSIONS_ENDED', subjectId: userId, details });
    await signal(tx, { topic: 'session', userId });
    return count;
  });
}
