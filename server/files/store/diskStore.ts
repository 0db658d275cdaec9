import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedKey, type FileStore } from './fileStore.ts';

/** Files in a folder, two levels deep; the folder is made when it is missing, readable by its owner only. */
export function diskStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (key: string): string => join(folder, checkedKey(key).slice(0, 2), key.slice(2, 4), key);
  const incomingPath = (key: string): string => join(incoming, checkedKey(key));

  return {
    async put(key, bytes, size) {
      const [path, unfinished] = [pathOf(key), incomingPath(key)];
      await mkdir(incoming, { recursive: true, mode: 0o700 });
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await writeAll(file, bytes, size);
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await rename(unfinished, path);
        // The name itself must survive a loss of power, in every folder that may be new.
        await Promise.all([dirname(path), dirname(dirname(path)), folder].map(syncFolder));
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },

    async get(key) {
      const file = await open(pathOf(key), 'r');
      return file.createReadStream({ highWaterMark: 256 * 1024 });
    },

    async delete(key) {
      await rm(incomingPath(key), { force: true });
      await rm(pathOf(key), { force: true });
    },
  };
}

async function writeAll(file: FileHandle, bytes: AsyncIterable<Uint8Array>, size: number): Promise<void> {
  try {
    let written = 0;
    for await (const part of bytes) {
      await file.appendFile(part);
      written += part.byteLength;
    }
    if (written !== size) throw new Error(`${written} bytes came of ${size}.`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
