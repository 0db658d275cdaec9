import type { IncomingMessage } from 'node:http';

/** Reads the body of a request; null when it is larger than it may be, and then the rest is left unread. */
export type ReadBody = () => Promise<Buffer | null>;

/** Reads at most `most` bytes of what comes in at a socket; rejects when the client breaks off. */
export const incomingBody =
  (incoming: IncomingMessage, most: number): ReadBody =>
  () =>
    new Promise((resolve, reject) => {
      if (Number(incoming.headers['content-length'] ?? 0) > most) {
        resolve(null);
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      const take = (part: Buffer): void => {
        parts.push(part);
        size += part.length;
        if (size <= most) return;
        incoming.off('data', take).pause();
        resolve(null);
      };
      incoming.on('data', take);
      incoming.once('end', () => resolve(parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts)));
      incoming.once('error', reject);
    });

/** Reads at most `most` bytes of the body that a request itself has. */
export const ownBody =
  (request: Request, most: number): ReadBody =>
  async () => {
    if (Number(request.headers.get('content-length') ?? 0) > most) return null;
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of request.body ?? []) {
      parts.push(part);
      size += part.length;
      if (size > most) return null;
    }
    return Buffer.concat(parts);
  };
