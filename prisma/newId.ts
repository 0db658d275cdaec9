import { randomBytes } from 'node:crypto';

let last = 0;
/** Counts the keys of one millisecond. */
let count = 0;

/** A key as Prisma's `uuid(7)` makes them, for statements of our own: later ones sort later, so they lie together. */
export function newId(): string {
  const bytes = randomBytes(16);
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
