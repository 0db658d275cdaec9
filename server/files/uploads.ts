import { randomUUID } from 'node:crypto';
import type { AttachmentType, Prisma, PrismaClient } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { attachableAt } from '../../schema/attachments/attachFile.ts';
import type { Actor } from '../../schema/context.ts';
import { validationFailed } from '../../schema/errors.ts';
import { inTransaction } from '../../schema/transaction.ts';

/** What one person's uploads may come to while they wait to be attached. */
export interface OpenUploads {
  readonly count: number;
  readonly bytes: number;
}

/** A place for a file that is about to come. */
export interface ReservedUpload {
  readonly id: string;
  readonly storageKey: string;
}

/**
 * Makes the row of a file of `size` bytes before its first byte is kept. Throws VALIDATION_FAILED (`file`:
 * TOO_MANY_UPLOADS) when the actor's open uploads, this one included, would be more than `most`.
 */
export async function reserveUpload(
  db: PrismaClient,
  actor: Actor,
  size: number,
  now: Date,
  most: OpenUploads,
): Promise<ReservedUpload> {
  return inTransaction(db, async (tx) => {
    // Two at once of one person queue here, so that the second counts the first.
    await tx.$executeRaw`SELECT 1 FROM app_user WHERE id = ${actor.id}::uuid FOR NO KEY UPDATE`;
    const open = await tx.upload.aggregate({
      where: openOf(actor, now),
      _count: true,
      _sum: { size: true },
    });
    if (open._count >= most.count || (open._sum.size ?? 0) + size > most.bytes) {
      throw validationFailed([{ path: 'file', code: 'TOO_MANY_UPLOADS', params: { max: most.count } }]);
    }
    return tx.upload.create({
      data: { userId: actor.id, size, storageKey: randomUUID(), at: now },
      select: { id: true, storageKey: true },
    });
  });
}

function openOf(actor: Actor, now: Date): Prisma.UploadWhereInput {
  return { userId: actor.id, at: attachableAt(now).at };
}

/** Says what an upload is, now that all of it is kept. */
export async function completeUpload(
  db: PrismaClient,
  { id }: ReservedUpload,
  known: { readonly type: AttachmentType; readonly sha256: string },
): Promise<void> {
  await asApplication(db).upload.update({ where: { id }, data: known, select: { id: true } });
}
