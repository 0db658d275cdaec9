import { createHash } from 'node:crypto';

/** Canonical JSON: sorted keys, no spaces, so that the same value is always the same text. Throws TypeError for what is not plain JSON. */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(',')}]`;
  if (typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value))) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError('Only plain JSON has a content hash.');
}

/**
 * SHA-256, 64 hex digits, over canonical JSON (sorted keys, no spaces): what a head signs and what shows later that
 * nothing changed (I-20). A jsonb round trip keeps it. Throws TypeError for what is not plain JSON.
 */
export function contentHash(paper: unknown): string {
  return createHash('sha256').update(canonical(paper), 'utf8').digest('hex');
}
