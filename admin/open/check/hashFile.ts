import { sha256 } from '@noble/hashes/sha2.js';

const CHUNK = 1024 * 1024;

/**
 * SHA-256 of a file, hex, read piece by piece in the browser: works for large files, and on plain `http://` addresses,
 * where browsers have no hashing of their own. `tell` is given the share that is read, 0 to 1.
 */
export async function hashFile(file: Blob, tell: (share: number) => void = () => {}): Promise<string> {
  const hash = sha256.create();
  for (let from = 0; from < file.size; from += CHUNK) {
    hash.update(new Uint8Array(await file.slice(from, from + CHUNK).arrayBuffer()));
    tell(Math.min(1, (from + CHUNK) / file.size));
  }
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
