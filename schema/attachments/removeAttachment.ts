import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { record } from '../audit/record.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError, notFound } from '../errors.ts';
import { knownId, parseInput, requiredText } from '../validation.ts';
import { changeAttachments, changing } from './changeAttachments.ts';

const removal = z.object({ id: z.string(), reason: requiredText(500) });

type Selected = Pick<Prisma.AttachmentFindUniqueOrThrowArgs, 'select' | 'include'>;

/**
 * Removes an attachment: its row stays with who, when and why, its bytes are erased later. Throws NOT_FOUND,
 * TRANSITION_REFUSED, and CONFLICT (ATTACHMENT_REMOVED) when somebody was faster.
 */
export async function removeAttachment(context: Context, actor: Actor, rawInput: unknown, query: object) {
  const { id: rawId, reason } = parseInput(removal, rawInput);
  const id = knownId(rawId);
  return changing(context.db, async (tx) => {
    const now = context.now();
    const found = await tx.attachment.findFirst({
      where: { id, case: casesReadableBy(actor, 'WORKS') },
      select: { caseId: true, type: true, size: true, eventSeq: true },
    });
    if (!found) throw notFound();
    const { caseId, type, size } = found;
    const which = found.eventSeq === null ? 'FILES' : 'PROOFS';
    const { applicantId } = await changeAttachments(tx, actor, caseId, which);
    const { count } = await tx.attachment.updateMany({
      where: { id, removedAt: null },
      data: { removedAt: now, removedById: actor.id, removalReason: reason },
    });
    if (count === 0) {
      throw new KomekError('CONFLICT', 'This attachment has been removed already.', {
        reason: 'ATTACHMENT_REMOVED',
      });
    }
    await record(tx, actor, now, {
      action: 'ATTACHMENT_REMOVED',
      caseId,
      applicantId,
      details: { attachmentId: id, type, size },
    });
    return tx.attachment.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}
