import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { record } from '../audit/record.ts';
import { DELIVERY_STEPS } from '../cases/workflow/transitions.ts';
import type { Actor, Context } from '../context.ts';
import { validationFailed } from '../errors.ts';
import { parseInput, recordId } from '../validation.ts';
import { changeAttachments, changing } from './changeAttachments.ts';
import { cleanFileName } from './fileName.ts';

/** How long an upload waits to be attached, in hours. */
export const UPLOAD_HOURS = 24;

/** Uploads that may still be attached at this moment; `where` for the rows of the table. */
export const attachableAt = (now: Date) =>
  ({
    at: { gt: new Date(now.getTime() - UPLOAD_HOURS * 3_600_000) },
    sha256: { not: null },
  }) satisfies Prisma.UploadWhereInput;

const newAttachment = z.object({
  caseId: recordId,
  documentId: recordId.nullish(),
  provesEvent: z.int().min(1).nullish(),
  fileName: z.string().min(1).max(2000),
  uploadId: recordId,
});

type Selected = Pick<Prisma.AttachmentFindUniqueOrThrowArgs, 'select' | 'include'>;

/**
 * Makes an upload of the actor's own an attachment of a case, in one transaction with the log entry and the signal.
 * Throws NOT_FOUND, TRANSITION_REFUSED (ATTACHMENTS_CLOSED and others) and VALIDATION_FAILED (UPLOAD_GONE,
 * TOO_MANY_FILES, DOCUMENT_OF_OTHER_CASE, NOT_A_DELIVERY).
 */
export async function attachFile(
  context: Pick<Context, 'db' | 'now' | 'attachmentLimits'>,
  actor: Actor,
  rawInput: unknown,
  query: object,
) {
  const input = parseInput(newAttachment, rawInput);
  const { caseId, fileName, uploadId } = input;
  const [documentId, eventSeq] = [input.documentId ?? null, input.provesEvent ?? null];
  return changing(context.db, async (tx) => {
    const now = context.now();
    const { applicantId } = await changeAttachments(
      tx,
      actor,
      caseId,
      eventSeq === null ? 'FILES' : 'PROOFS',
    );
    if (eventSeq !== null) await checkProves(tx, caseId, eventSeq, documentId);
    if (documentId && (await tx.caseDocument.count({ where: { id: documentId, caseId } })) === 0) {
      throw validationFailed([{ path: 'documentId', code: 'DOCUMENT_OF_OTHER_CASE' }]);
    }
    const { maxFiles } = context.attachmentLimits;
    if ((await tx.attachment.count({ where: { caseId, removedAt: null } })) >= maxFiles) {
      throw validationFailed([{ path: 'uploadId', code: 'TOO_MANY_FILES', params: { max: maxFiles } }]);
    }
    const { type, size, sha256, storageKey } = await takeUpload(tx, actor, uploadId, now);
    const { id } = await tx.attachment.create({
      data: {
        caseId,
        documentId,
        eventSeq,
        fileName: cleanFileName(fileName, type),
        type,
        size,
        sha256,
        storageKey,
        addedById: actor.id,
        addedAt: now,
      },
      select: { id: true },
    });
    await record(tx, actor, now, {
      action: 'ATTACHMENT_ADDED',
      caseId,
      applicantId,
      details: { attachmentId: id, type, size },
    });
    return tx.attachment.findUniqueOrThrow({ ...(query as Selected), where: { id } });
  });
}

/** A proof is of one step of the delivery, and of no document that was handed in. */
async function checkProves(
  tx: Prisma.TransactionClient,
  caseId: string,
  seq: number,
  documentId: string | null,
): Promise<void> {
  const event = await tx.caseEvent.findUnique({
    where: { caseId_seq: { caseId, seq } },
    select: { transition: true },
  });
  const proven = event && DELIVERY_STEPS.some((name) => name === event.transition);
  if (!proven || documentId !== null)
    throw validationFailed([{ path: 'provesEvent', code: 'NOT_A_DELIVERY' }]);
}

/** The upload leaves its table with its row, so that it becomes one attachment only. */
async function takeUpload(tx: Prisma.TransactionClient, actor: Actor, id: string, now: Date) {
  const where = { id, userId: actor.id, ...attachableAt(now) };
  const upload = await tx.upload.findFirst({ where });
  const taken = upload === null ? 0 : (await tx.upload.deleteMany({ where })).count;
  if (!upload || taken !== 1 || upload.type === null || upload.sha256 === null) {
    throw validationFailed([{ path: 'uploadId', code: 'UPLOAD_GONE' }]);
  }
  return { ...upload, type: upload.type, sha256: upload.sha256 };
}
