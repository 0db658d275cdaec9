import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { AttachmentType } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { casesReadableBy } from '../../schema/access/caseScope.ts';
import { ATTACHMENTS_PATH } from '../../schema/attachments/attachmentUrl.ts';
import { record } from '../../schema/audit/record.ts';
import { notFound } from '../../schema/errors.ts';
import { contentDisposition } from './contentDisposition.ts';
import type { FileRequest, FileRoute } from './route.ts';
import type { FileStore } from './store/fileStore.ts';

const MEDIA_TYPES: Record<AttachmentType, string> = {
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  PNG: 'image/png',
};

/**
 * `GET /files/attachments/:id`: the bytes, for those who work the case; NOT_FOUND alike for a missing, a removed and
 * another office's. The view is logged before the first byte leaves (I-37); bytes whose hash is not the one that was
 * taken down at the upload never arrive whole.
 */
export function attachmentRoute(store: FileStore): FileRoute {
  async function answer({ id, actor, db, now, log }: FileRequest): Promise<Response> {
    const found = await db.attachment.findFirst({
      where: { id, removedAt: null, case: casesReadableBy(actor, 'WORKS') },
      select: {
        storageKey: true,
        sha256: true,
        size: true,
        type: true,
        fileName: true,
        caseId: true,
        case: { select: { applicantId: true } },
      },
    });
    if (!found) throw notFound();
    const { storageKey, sha256, size, type, fileName, caseId } = found;
    const onDamage = (): void =>
      log.error({ attachmentId: id }, 'the bytes of an attachment are not those that were taken in');
    const bytes = verified(await store.get(storageKey), { sha256, size }, onDamage);
    const body = await begun(bytes);
    try {
      await record(asApplication(db), actor, now(), {
        action: 'ATTACHMENT_VIEWED',
        caseId,
        applicantId: found.case.applicantId,
        details: { attachmentId: id },
      });
    } catch (error) {
      await bytes.return(undefined);
      throw error;
    }
    return new Response(Readable.toWeb(Readable.from(body, { objectMode: false })) as ReadableStream, {
      headers: {
        'content-type': MEDIA_TYPES[type],
        'content-length': String(size),
        'content-disposition': contentDisposition(fileName),
      },
    });
  }
  return { method: 'GET', prefix: ATTACHMENTS_PATH, answer };
}

/** The same bytes with the first of them already read: a store that fails, or a small file that was changed, says so now. */
async function begun(bytes: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await bytes.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* bytes;
  })();
}

/** The last part waits until the hash is known to be right, so that changed bytes end as a broken download. */
async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  { sha256, size }: { readonly sha256: string; readonly size: number },
  onDamage: () => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let waiting: Uint8Array | null = null;
  let seen = 0;
  for await (const part of bytes) {
    hash.update(part);
    seen += part.byteLength;
    if (waiting) yield waiting;
    waiting = part;
  }
  if (seen !== size || hash.digest('hex') !== sha256) {
    onDamage();
    throw new Error('The file was changed in its store.');
  }
  if (waiting) yield waiting;
}
