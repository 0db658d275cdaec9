import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A file of a backup: its path in it, its size, and SHA-256 of its bytes. */
export interface KeptFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** SHA-256 of a file's bytes, hex. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Every file below a folder; none where there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Copies a file, making its folder. */
export async function copyInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  await copyFile(source, target);
}

/** The list of all files below a folder of a backup. */
export async function listKept(folder: string): Promise<KeptFile[]> {
  const files = (await filesBelow(folder)).sort();
  const kept: KeptFile[] = [];
  for (const file of files)
    kept.push({ path: relative(folder, file), size: (await stat(file)).size, sha256: await hashFile(file) });
  return kept;
}
