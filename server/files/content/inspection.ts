import { createHash } from 'node:crypto';
import type { AttachmentType } from '../../../prisma/client.ts';
import { HEAD_BYTES, TAIL_BYTES, tellType } from './tellType.ts';

/** A file that passes by: counted, hashed, and looked at. */
export interface Inspection {
  /** Takes the next bytes; answers how many have come. */
  take(bytes: Uint8Array): number;
  /** What it was, once all has come: its kind (null: none that is allowed) and its SHA-256, hex. */
  finish(): Promise<{ readonly type: AttachmentType | null; readonly sha256: string }>;
}

/** Begins to look at a file of about `size` bytes; keeps its beginning and its end only. */
export function startInspection(size: number): Inspection {
  const hash = createHash('sha256');
  const head = Buffer.alloc(Math.min(size, HEAD_BYTES));
  let tail = Buffer.alloc(0);
  let come = 0;
  return {
    take(bytes) {
      hash.update(bytes);
      if (come < head.length) head.set(bytes.subarray(0, head.length - come), come);
      tail = Buffer.concat([tail, bytes.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
      come += bytes.byteLength;
      return come;
    },
    finish: async () => ({
      type: await tellType(head.subarray(0, come), tail),
      sha256: hash.digest('hex'),
    }),
  };
}
