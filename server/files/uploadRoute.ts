import type { AttachmentType } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { requireRole } from '../../schema/access/enforce.ts';
import { ATTACHERS } from '../../schema/attachments/attachmentRefusal.ts';
import type { AttachmentLimits } from '../../schema/context.ts';
import { KomekError, validationFailed } from '../../schema/errors.ts';
import { describeError } from '../log.ts';
import { startInspection } from './content/inspection.ts';
import type { FileRequest, FileRoute } from './route.ts';
import type { FileStore } from './store/fileStore.ts';
import { completeUpload, reserveUpload } from './uploads.ts';

/** How many files of the largest size one person's waiting uploads may come to. */
const LARGE_FILES = 10;

const KINDS: readonly AttachmentType[] = ['PDF', 'JPEG', 'PNG'];

/**
 * `POST /files/uploads`: takes in one file, sent as it is, and keeps it until it is attached. Its size is checked
 * before and while it comes, its kind by its content; of a file that is refused or breaks off nothing is kept.
 */
export function uploadRoute(store: FileStore, limits: AttachmentLimits): FileRoute {
  const most = { count: limits.maxFiles * 2, bytes: limits.maxBytes * LARGE_FILES };

  async function answer(asked: FileRequest): Promise<Response> {
    const { request, db, now, log } = asked;
    const actor = requireRole(asked.actor, ATTACHERS);
    const size = announcedSize(request, limits.maxBytes);
    const upload = await reserveUpload(db, actor, size, now(), most);
    try {
      const known = await keep(upload.storageKey, request, size);
      await completeUpload(db, upload, known);
      return Response.json({ id: upload.id, size, ...known }, { status: 201 });
    } catch (error) {
      try {
        await store.delete(upload.storageKey);
        await asApplication(db).upload.delete({ where: { id: upload.id }, select: { id: true } });
      } catch (left) {
        // The row stands as long as the bytes may, so whatever is left is erased with old uploads.
        log.warn({ error: describeError(left) }, 'an upload that broke off was not cleared away at once');
      }
      throw error;
    }
  }

  async function keep(key: string, request: Request, size: number) {
    const inspection = startInspection(size);
    let found: { readonly type: AttachmentType; readonly sha256: string } | null = null;
    let refusal: unknown = null;
    async function* inspected(): AsyncGenerator<Uint8Array> {
      try {
        let come = 0;
        // Cancelling the body would cut the connection on which the refusal is to be told.
        for await (const part of request.body?.values({ preventCancel: true }) ?? []) {
          come = inspection.take(part);
          if (come > size) throw brokenOff();
          yield part;
        }
        if (come !== size) throw brokenOff();
        const { type, sha256 } = await inspection.finish();
        if (type === null) throw fileProblem('FILE_KIND_NOT_ALLOWED', { types: KINDS });
        found = { type, sha256 };
      } catch (error) {
        refusal = error;
        throw error;
      }
    }
    try {
      await store.put(key, inspected(), size);
    } catch (error) {
      // A store wraps what its source throws in words of its own.
      throw refusal ?? error;
    }
    if (found === null) throw brokenOff();
    return found as { readonly type: AttachmentType; readonly sha256: string };
  }

  return { method: 'POST', prefix: '/files/uploads', answer };
}

const fileProblem = (code: string, params: Readonly<Record<string, unknown>> = {}): KomekError =>
  validationFailed([{ path: 'file', code, params }]);

const brokenOff = (): KomekError =>
  new KomekError('BAD_REQUEST', 'The file is not as long as content-length says.');

function announcedSize(request: Request, max: number): number {
  const announced = request.headers.get('content-length') ?? '';
  if (!/^\d{1,12}$/.test(announced)) {
    throw new KomekError('BAD_REQUEST', 'Say with content-length how many bytes come.');
  }
  const size = Number(announced);
  if (size === 0) throw fileProblem('FILE_EMPTY');
  if (size > max) {
    throw fileProblem('FILE_TOO_LARGE', { max, megabytes: Math.floor(max / 1_048_576) });
  }
  return size;
}
