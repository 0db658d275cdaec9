import type { HistoryBlock } from '../../prisma/client.ts';
import type { Seal, SealProver } from '../papers/sealer.ts';
import { partsOf, sha256 } from './hashes.ts';
import type { HistoryRow, RowKind } from './readHistory.ts';

/**
 * What a block says of itself, as it also stands outside the database: numbers in order, hashes in hex. `hash` covers the
 * rest, and the seal covers the hash.
 */
export interface Head {
  readonly block: number;
  readonly previous: string;
  readonly after: number;
  readonly upTo: number;
  readonly rows: number;
  readonly leaves: string;
  readonly sealedAt: string;
  readonly hash: string;
  readonly seal: Seal;
}

/** Of a row: what it is, its number, and the hash that it had when it was sealed. */
export interface Leaf {
  readonly kind: RowKind;
  readonly number: number;
  readonly hash: Buffer;
}

const LEAF_BYTES = 41;
const KINDS: readonly RowKind[] = ['EVENT', 'ENTRY'];

/** The leaves of rows, 41 bytes each; of a step the hash that its chain goes on from. */
export function packLeaves(rows: readonly HistoryRow[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rows.length * LEAF_BYTES);
  const view = new DataView(bytes.buffer);
  rows.forEach(({ kind, number, hash, chain }, index) => {
    const at = index * LEAF_BYTES;
    view.setUint8(at, KINDS.indexOf(kind));
    view.setBigUint64(at + 1, BigInt(number));
    bytes.set(chain?.stored ?? hash, at + 9);
  });
  return bytes;
}

/** The leaves of a block, in order; null where the bytes are none. */
export function unpackLeaves(bytes: Uint8Array): Leaf[] | null {
  if (bytes.length % LEAF_BYTES !== 0) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const leaves: Leaf[] = [];
  for (let at = 0; at < buffer.length; at += LEAF_BYTES) {
    const kind = KINDS[buffer.readUInt8(at)];
    if (kind === undefined) return null;
    const number = Number(buffer.readBigUInt64BE(at + 1));
    leaves.push({ kind, number, hash: buffer.subarray(at + 9, at + LEAF_BYTES) });
  }
  return leaves;
}

/** The hash of what a head says of its block. */
export const headHash = ({
  block,
  previous,
  after,
  upTo,
  rows,
  leaves,
  sealedAt,
}: Omit<Head, 'hash' | 'seal'>) =>
  sha256(partsOf(['block', block, previous, after, upTo, rows, leaves, sealedAt])).toString('hex');

/** Whether a head is whole: its hash is of what it says, and the seal is of that hash. */
export async function isSealed(sealer: SealProver, head: Head): Promise<boolean> {
  return headHash(head) === head.hash && (await sealer.proves(Buffer.from(head.hash, 'hex'), head.seal));
}

/** The head of a block as it stands in the database; the hash of its leaves is made from them. */
export const headOf = (block: HistoryBlock): Head => ({
  block: block.number,
  previous: hex(block.prevHash),
  after: Number(block.after),
  upTo: Number(block.upTo),
  rows: block.rows,
  leaves: hex(sha256(block.leaves)),
  sealedAt: block.sealedAt.toISOString(),
  hash: hex(block.hash),
  seal: { method: block.sealMethod, keyId: block.sealKeyId, value: block.sealValue },
});

/** Whether two heads say the same of a block; the seal proves the hash, and the hash the rest. */
export const sameHead = (one: Head, other: Head): boolean =>
  one.block === other.block && one.hash === other.hash;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
