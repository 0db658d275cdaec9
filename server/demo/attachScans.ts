import { createHash, randomUUID } from 'node:crypto';
import type { AttachmentType, DocumentKind, PrismaClient } from '../../prisma/client.ts';
import { attachFile } from '../../schema/attachments/attachFile.ts';
import type { Actor } from '../../schema/context.ts';
import { USUAL_LIMITS } from '../fileConfiguration.ts';
import type { FileStore } from '../files/store/fileStore.ts';
import { demoPdf, demoPng } from './scans.ts';

interface Scan {
  readonly kind: DocumentKind;
  readonly fileName: string;
  readonly type: AttachmentType;
  readonly bytes: Buffer;
}

const SCANS: readonly Scan[] = [
  { kind: 'APPLICATION_FORM', fileName: 'Өтініш.pdf', type: 'PDF', bytes: demoPdf(18) },
  { kind: 'RESIDENCE_PROOF', fileName: 'Тіркелген жері, 1-бет.png', type: 'PNG', bytes: demoPng(620, 877) },
];

interface NewScans {
  readonly db: PrismaClient;
  readonly store: FileStore;
  readonly by: Actor;
  readonly caseId: string;
  readonly at: Date;
  /** One or two. */
  readonly count: number;
}

/** Gives a new case a scanned page or two, by the product's own door; one that has them already keeps those. */
export async function attachScans({ db, store, by, caseId, at, count }: NewScans): Promise<void> {
  const { version, attachments, documents } = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      version: true,
      attachments: { select: { id: true } },
      documents: { select: { id: true, kind: true } },
    },
  });
  if (version > 1) return;
  const context = { db, now: () => at, attachmentLimits: USUAL_LIMITS };
  for (const { kind, fileName, type, bytes } of SCANS.slice(attachments.length, count)) {
    const storageKey = randomUUID();
    const size = bytes.length;
    await store.put(storageKey, inOnePart(bytes), size);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { id: uploadId } = await db.upload.create({
      data: { userId: by.id, type, size, sha256, storageKey, at },
      select: { id: true },
    });
    const documentId = documents.find((line) => line.kind === kind)?.id ?? null;
    await attachFile(context, by, { caseId, documentId, fileName, uploadId }, { select: { id: true } });
  }
}

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
