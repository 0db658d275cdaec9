import type { AuditAction, Prisma } from '../../prisma/client.ts';
import type { Actor } from '../context.ts';

/** What one entry of the access log says besides who, where and when; `details` hold no personal data (I-37, I-42). */
export interface Audited {
  readonly action: AuditAction;
  readonly caseId?: string;
  readonly applicantId?: string;
  readonly subjectId?: string;
  readonly details?: Prisma.InputJsonObject;
}

/** What an entry says of the token through which its actor asked; nothing when it was he himself at a browser. */
export const tokenNote = (
  { credential }: Actor,
  details: Prisma.InputJsonObject = {},
): Pick<Audited, 'details'> =>
  credential.kind === 'token' ? { details: { ...details, tokenId: credential.id } } : {};

/** Writes an entry of the access log inside the transaction of what it records. */
export async function record(
  tx: Prisma.TransactionClient,
  actor: Actor,
  at: Date,
  entry: Audited,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      ...entry,
      at,
      actorId: actor.id,
      actorRoles: [...actor.roles],
      officeId: actor.officeId,
      ...tokenNote(actor, entry.details),
    },
    select: { id: true },
  });
}
