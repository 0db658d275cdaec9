import { ANY_ROLE } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { credentialsManagedBy } from '../access/peopleScope.ts';
import { record } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { inTransaction } from '../transaction.ts';

/** Revokes a token with its streams, once; throws NOT_FOUND for one that is not the caller's to revoke. */
export async function revokeToken(context: Context, id: string): Promise<void> {
  const actor = requireRole(context.actor, ANY_ROLE);
  await inTransaction(context.db, async (tx) => {
    const token = await tx.apiToken.findFirst({
      where: { AND: [{ id }, credentialsManagedBy(actor)] },
      select: { userId: true },
    });
    if (!token) throw notFound();
    const at = context.now();
    const { count } = await tx.apiToken.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: at, revokedById: actor.id },
    });
    if (count === 0) return;
    const { userId } = token;
    await record(tx, actor, at, {
      action: 'API_TOKEN_REVOKED',
      subjectId: userId,
      details: { apiTokenId: id, own: userId === actor.id },
    });
    await signal(tx, { topic: 'session', userId });
  });
}
