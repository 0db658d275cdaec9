import type { PrismaClient } from '../../prisma/client.ts';
import { rightsOf, rightsSelect } from '../../schema/access/rights.ts';
import type { Actor } from '../../schema/context.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { unauthenticated } from '../../schema/errors.ts';

/**
 * Throws UNAUTHENTICATED when the actor's session, account or rights are no longer what they were when a long answer
 * began: the rest of it is then not his to read (I-41).
 */
export async function checkStillReads(db: PrismaClient, actor: Actor, now: Date): Promise<void> {
  const session = await db.session.findFirst({
    where: { id: actor.credential.id, endedAt: null, expiresAt: { gt: now }, user: { active: true } },
    select: { user: { select: rightsSelect(localDay(now)) } },
  });
  const told = ({ roles, officeId, overseenOfficeIds }: Omit<Rights, 'acting'>): string =>
    JSON.stringify([[...roles].sort(), officeId, [...overseenOfficeIds].sort()]);
  if (!session || told(rightsOf(session.user)) !== told(actor)) throw unauthenticated();
}

type Rights = ReturnType<typeof rightsOf>;
