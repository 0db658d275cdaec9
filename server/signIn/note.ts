import type { AuditAction, PrismaClient } from '../../prisma/client.ts';
import type { Account } from './accounts.ts';

/** Writes what happened around a sign-in into the access log; whoever failed is named as its subject only. */
export type Note = (
  action: AuditAction,
  who: Account | null,
  details?: Readonly<Record<string, string>>,
) => Promise<void>;

/** A {@link Note} in the database. */
export const createNote =
  (db: PrismaClient, now: () => Date): Note =>
  async (action, who, details) => {
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
  };
