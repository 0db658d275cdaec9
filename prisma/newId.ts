import { randomFillSync } from 'node:crypto';

/** Fetched for many keys at once: each fetch costs more than a key. */
const random = Buffer.alloc(8 * 512);
let used = random.length;

let last = 0;
/** Counts the keys of one millisecond. */
let count = 0;

/** A key as Prisma's `uuid(7)` makes them, for statements of our own: later ones sort later, so they lie together. */
export function newId(): string {
  if (used === random.length) {
    randomFillSync(random);
    used = 0;
  }
  const bytes = Buffer.alloc(16);
  used += random.copy(bytes, 8, used, used + 8);
  const now = Math.max(Date.now(), last);
  count = now === last ? count + 1 : 0;
  // Whoever makes more in a millisecond than can be counted borrows from the next.
  last = count > 0xfff ? now + 1 : now;
  count &= 0xfff;
  bytes.writeUIntBE(last, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
