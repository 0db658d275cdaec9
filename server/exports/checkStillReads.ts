import type { PrismaClient } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { rightsInSession, rightsSelect } from '../../schema/access/rights.ts';
import type { Actor } from '../../schema/context.ts';
import { localDay } from '../../schema/deadlines/zone.ts';
import { unauthenticated } from '../../schema/errors.ts';
import { createApiTokens } from '../apiTokens.ts';

type Rights = Pick<Actor, 'roles' | 'officeId' | 'overseenOfficeIds'>;

/**
 * Throws UNAUTHENTICATED when the actor's session or token, account or rights are no longer what they were when a long
 * answer began: the rest of it is then not his to read (I-41).
 */
export async function checkStillReads(db: PrismaClient, actor: Actor, now: Date): Promise<void> {
  const told = ({ roles, officeId, overseenOfficeIds }: Rights): string =>
    JSON.stringify([[...roles].sort(), officeId, [...overseenOfficeIds].sort()]);
  const rights = await rightsNow(asApplication(db), actor, now);
  if (!rights || told(rights) !== told(actor)) throw unauthenticated();
}

async function rightsNow(
  db: PrismaClient,
  { credential: { kind, id } }: Actor,
  now: Date,
): Promise<Rights | null> {
  if (kind === 'token') return createApiTokens(db, () => now).read(id);
  // Not by its idleness: while the answer is on its way nothing else need be asked.
  const session = await db.session.findFirst({
    where: { id, endedAt: null, expiresAt: { gt: now }, user: { active: true } },
    select: { method: true, secondFactor: true, user: { select: rightsSelect(localDay(now)) } },
  });
  // A second factor is not lost during an answer.
  return session && rightsInSession(session.user, session, []);
}
