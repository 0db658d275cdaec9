import type { PrismaClient } from '../../prisma/client.ts';
import { UPLOAD_HOURS } from '../../schema/attachments/attachFile.ts';
import type { FileStore } from '../files/store/fileStore.ts';
import { describeError, type Log } from '../log.ts';

/** What the job works with; `signal` ends it early. */
export interface EraseOptions {
  readonly db: PrismaClient;
  readonly store: FileStore;
  readonly now: Date;
  readonly log: Log;
  readonly signal?: AbortSignal;
}

/** How many files were erased, and how many could not be: the next round tries those again. */
export interface Erased {
  readonly attachments: number;
  readonly uploads: number;
  readonly failed: number;
}

const HOUR = 3_600_000;
const KEPT_HOURS = 24;
const BATCH = 200;

interface Row {
  readonly id: string;
  readonly storageKey: string;
}

/**
 * Erases the bytes of attachments that were removed, and of uploads that were not attached, more than a day ago. The
 * bytes go before the row says so: whatever stops in between is done again, and a file is never forgotten.
 */
export async function eraseFiles({ db, store, now, log, signal }: EraseOptions): Promise<Erased> {
  const removedBefore = { removedAt: { lt: new Date(now.getTime() - KEPT_HOURS * HOUR) }, erasedAt: null };
  // An hour after the last moment at which it could be attached: the clocks of two servers may differ.
  const uploadedBefore = { at: { lt: new Date(now.getTime() - (UPLOAD_HOURS + 1) * HOUR) } };
  const select = { id: true, storageKey: true } as const;
  let failed = 0;

  async function eraseAll(
    read: (after: { readonly gt?: string }) => Promise<Row[]>,
    done: (id: string) => Promise<{ readonly count: number }>,
  ): Promise<number> {
    let erased = 0;
    let last: Row | undefined;
    do {
      const rows: Row[] = await read(last ? { gt: last.id } : {});
      for (const { id, storageKey } of rows) {
        if (signal?.aborted) return erased;
        try {
          await store.delete(storageKey);
          erased += (await done(id)).count;
        } catch (error) {
          failed += 1;
          log.warn({ error: describeError(error) }, 'a file was not erased; the next round tries again');
        }
      }
      last = rows.at(-1);
    } while (last);
    return erased;
  }

  const attachments = await eraseAll(
    (id) =>
      db.attachment.findMany({
        where: { ...removedBefore, id },
        select,
        orderBy: { id: 'asc' },
        take: BATCH,
      }),
    (id) => db.attachment.updateMany({ where: { id, erasedAt: null }, data: { erasedAt: now } }),
  );
  const uploads = await eraseAll(
    (id) =>
      db.upload.findMany({ where: { ...uploadedBefore, id }, select, orderBy: { id: 'asc' }, take: BATCH }),
    (id) => db.upload.deleteMany({ where: { id, ...uploadedBefore } }),
  );
  return { attachments, uploads, failed };
}
