import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { Prisma, type PrismaClient } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { placeSelect } from '../access/reader.ts';
import { type Refusal, refuse } from '../cases/workflow/refusals.ts';
import type { Actor } from '../context.ts';
import { KomekError, notFound } from '../errors.ts';
import { signal } from '../notifications/outbox.ts';
import { inTransaction } from '../transaction.ts';
import { attachmentRefusal, proofRefusal } from './attachmentRefusal.ts';

/** What the database says when the files of a signed case are to change. */
const FROZEN = 'KM041';

/** Runs a change of attachments in one transaction; what the database itself refuses is the refusal that it means. */
export async function changing<Result>(
  db: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(db, work);
  } catch (error) {
    throw isFrozen(error) ? refused(refuse('ATTACHMENTS_CLOSED', { status: 'SIGNED' })) : error;
  }
}

function isFrozen(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const inner = error.meta?.driverAdapterError;
  return isDriverAdapterError(inner) && inner.cause.kind === 'postgres' && inner.cause.code === FROZEN;
}

const refused = (refusal: Refusal): KomekError =>
  new KomekError('TRANSITION_REFUSED', `The attachments may not be changed: ${refusal.code}.`, { refusal });

/**
 * Locks the case until the transaction ends and answers it when the actor may change its files now, or the proofs of its
 * delivery; open pages hear of it after the commit. Throws NOT_FOUND, alike for a missing and for another office's case, or TRANSITION_REFUSED.
 */
export async function changeAttachments(
  tx: Prisma.TransactionClient,
  actor: Actor,
  caseId: string,
  which: 'FILES' | 'PROOFS',
) {
  // Whoever signs at this moment goes first or waits: no file slips in beside the signature.
  await tx.$executeRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR NO KEY UPDATE`;
  const found = await tx.case.findFirst({
    where: { AND: [{ id: caseId }, casesReadableBy(actor, 'WORKS')] },
    select: { ...placeSelect, status: true, version: true, noticeAtAkim: true },
  });
  if (!found) throw notFound();
  const refusal = which === 'FILES' ? attachmentRefusal(actor, found) : proofRefusal(actor, found);
  if (refusal) throw refused(refusal);
  await signal(tx, { topic: 'case', caseId, version: found.version });
  return found;
}
