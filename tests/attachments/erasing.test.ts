import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from '../../server/files/store/fileStore.ts';
import { eraseFiles } from '../../server/jobs/eraseFiles.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { keptLog } from '../support/tinyApp.ts';
import { attached, createFilesWorld, type FilesWorld, fetchFile, remove, uploaded } from './filesWorld.ts';
import { pdf } from './samples.ts';

let files: FilesWorld;
let people: Staff;
const { log, text } = keptLog();

beforeAll(async () => {
  files = await createFilesWorld();
  people = await staff(files.world);
});
afterAll(() => files.close());

const HOUR = 3_600_000;
const hoursLater = (hours: number): Date => new Date(files.world.clock.getTime() + hours * HOUR);
const erase = (hours: number, store: FileStore = files.store, signal?: AbortSignal) =>
  eraseFiles({ db: files.world.db, store, now: hoursLater(hours), log, ...(signal ? { signal } : {}) });
const rowOf = (id: string) => files.world.db.attachment.findUniqueOrThrow({ where: { id } });
const isKept = async (key: string): Promise<boolean> =>
  (await files.kept()).some((path) => path.endsWith(key));

describe('erasing files', () => {
  it('takes the bytes of an attachment a day after its removal and keeps its row; a kept one stays', async () => {
    const caseId = await caseIn(files.world, people, 'AWAITING_SIGNATURE');
    const removed = await attached(files.app, people.executor, caseId, pdf());
    const stays = await attached(files.app, people.executor, caseId, pdf());
    await remove(files.app, people.executor, removed.id);
    await next(files.world, people, caseId, 'signNotice');
    expect(await erase(23)).toEqual({ attachments: 0, uploads: 0, failed: 0 });
    const { storageKey } = await rowOf(removed.id);
    expect(await isKept(storageKey)).toBe(true);
    expect(await erase(25)).toEqual({ attachments: 1, uploads: 0, failed: 0 });
    expect(await isKept(storageKey)).toBe(false);
    expect(await rowOf(removed.id)).toMatchObject({
      erasedAt: hoursLater(25),
      removalReason: 'Қате тіркелген',
    });
    expect(await erase(26)).toEqual({ attachments: 0, uploads: 0, failed: 0 });
    expect((await rowOf(removed.id)).erasedAt).toEqual(hoursLater(25));
    const response = await fetchFile(files.app, people.head, stays.url);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf())).toBe(true);
  });

  it('takes uploads that nobody attached, complete or not, only when they can be attached no more', async () => {
    const id = await uploaded(files.app, people.clerk, pdf());
    const half = await files.world.db.upload.create({
      data: {
        userId: people.clerk.id,
        size: 10,
        storageKey: '3b0f1f0e-0000-4000-8000-000000000001',
        at: files.world.clock,
      },
    });
    const { storageKey } = await files.world.db.upload.findUniqueOrThrow({ where: { id } });
    expect(await erase(24.5)).toEqual({ attachments: 0, uploads: 0, failed: 0 });
    expect(await erase(25.5)).toEqual({ attachments: 0, uploads: 2, failed: 0 });
    expect(await isKept(storageKey)).toBe(false);
    expect(await files.world.db.upload.count({ where: { id: { in: [id, half.id] } } })).toBe(0);
  });

  it('tries a file that could not be erased again, and is not kept from the others by it', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      const { id } = await attached(files.app, people.clerk, caseId, pdf());
      await remove(files.app, people.clerk, id);
      ids.push(id);
    }
    const stuck = (await rowOf(ids[0] ?? '')).storageKey;
    const failing: FileStore = {
      ...files.store,
      async delete(key) {
        if (key === stuck) throw new Error('busy');
        await files.store.delete(key);
      },
    };
    expect(await erase(25, failing)).toEqual({ attachments: 2, uploads: 0, failed: 1 });
    expect((await rowOf(ids[0] ?? '')).erasedAt).toBeNull();
    expect(text()).toContain('a file was not erased; the next round tries again');
    expect(text()).not.toContain(stuck);
    expect(await erase(26)).toEqual({ attachments: 1, uploads: 0, failed: 0 });
  });

  it('goes on after a process that was killed between the bytes and the row, beside another one', async () => {
    const caseId = await caseIn(files.world, people, 'REGISTERED');
    const { id } = await attached(files.app, people.clerk, caseId, pdf());
    await remove(files.app, people.clerk, id);
    await files.store.delete((await rowOf(id)).storageKey);
    const rounds = await Promise.all([erase(25), erase(25), erase(25)]);
    expect(rounds.reduce((sum, { attachments }) => sum + attachments, 0)).toBe(1);
    expect(rounds.every(({ failed }) => failed === 0)).toBe(true);
  });

  it('ends early when the server stops, and leaves the rest for the next round', async () => {
    await uploaded(files.app, people.clerk, pdf());
    const stopping = new AbortController();
    stopping.abort();
    expect(await erase(30, files.store, stopping.signal)).toEqual({ attachments: 0, uploads: 0, failed: 0 });
    expect(await erase(30)).toEqual({ attachments: 0, uploads: 1, failed: 0 });
  });
});
