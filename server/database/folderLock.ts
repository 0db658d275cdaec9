import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { linkWhole } from '../wholeFile.ts';
import { processIdentity } from './processIdentity.ts';

/** Another Komek server works in the data folder. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
}

interface Holder {
  readonly pid: number;
  readonly born: string | null;
  readonly host: string;
}

const readLock = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** A holder on this host is judged by its process; one elsewhere (a container that shares the folder) by its heartbeat. */
async function holderLives(file: string, text: string, beatMs: number): Promise<boolean> {
  let holder: Holder;
  try {
    holder = JSON.parse(text) as Holder;
  } catch {
    return false;
  }
  if (holder.host === hostname()) {
    const born = await processIdentity(holder.pid);
    return born !== null && born === holder.born;
  }
  const beatAt = async () => (await stat(file).catch(() => null))?.mtimeMs;
  const before = await beatAt();
  await sleep(3 * beatMs);
  return before !== (await beatAt());
}

/** Longest wait for somebody else who is just taking a dead holder's lock away, in milliseconds and looks. */
const PATIENCE = { pause: 20, looks: 250 };

/**
 * Takes a dead holder's lock away, if it is still that one. Only whoever holds the guard removes a lock, so nobody
 * removes the lock of him who was quicker.
 */
async function clearStale(
  file: string,
  found: string,
  own: string,
  text: string,
  beatMs: number,
): Promise<void> {
  const guard = `${file}.guard`;
  if (await linkWhole(own, guard, text)) {
    try {
      if ((await readLock(file)) === found) await rm(file, { force: true });
    } finally {
      await rm(guard, { force: true });
    }
    return;
  }
  const guarding = await readLock(guard);
  // Whoever died with the guard in his hand does not keep it.
  if (guarding !== null && !(await holderLives(guard, guarding, beatMs))) await rm(guard, { force: true });
  await sleep(PATIENCE.pause);
}

/**
 * Takes the data folder for this process until the answered function is called; the lock of a process that died is
 * taken over. `beatMs` is how often the holder shows that it lives. Throws {@link FolderInUseError} while another has it.
 */
export async function lockFolder(folder: string, beatMs = 3_000): Promise<() => Promise<void>> {
  const file = join(folder, 'lock');
  const own = join(folder, `lock.${process.pid}.${Math.random().toString(36).slice(2)}`);
  const holder: Holder = { pid: process.pid, born: await processIdentity(process.pid), host: hostname() };
  const text = `${JSON.stringify(holder)}\n`;
  await writeFile(own, text, { mode: 0o600 });
  try {
    for (let look = 0; look < PATIENCE.looks; look += 1) {
      if (await linkWhole(own, file, text)) return holdLock(file, text, beatMs);
      const found = await readLock(file);
      if (found === null) continue;
      if (await holderLives(file, found, beatMs)) break;
      await clearStale(file, found, own, text, beatMs);
    }
  } finally {
    await rm(own, { force: true });
  }
  throw new FolderInUseError(
    `Another Komek server already works in ${folder}. Stop it first, or start this one with another data folder ` +
      '(KOMEK_DATA_DIR) or with a DATABASE_URL: any number of servers share one database server.',
  );
}

function holdLock(file: string, text: string, beatMs: number): () => Promise<void> {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, beatMs);
  beat.unref();
  return async () => {
    clearInterval(beat);
    if ((await readLock(file)) === text) await rm(file, { force: true });
  };
}
