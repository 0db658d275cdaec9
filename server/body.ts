import type { IncomingMessage } from 'node:http';
import { KomekError } from '../schema/errors.ts';

/** Reads the body of a request; null when it is larger than it may be, and then the rest is left unread. */
export type ReadBody = () => Promise<Buffer | null>;

/** The least room that is made when a second part comes. */
const ROOM = 1024;

/**
 * Puts together what comes in parts, without keeping the parts: a client that sends byte by byte would have a hundred
 * times its body kept. `add` says whether it is still no more than `most` bytes.
 */
class Gathered {
  readonly #most: number;
  #bytes: Buffer = Buffer.alloc(0);
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(part: Uint8Array): boolean {
    const size = this.#size + part.length;
    if (size > this.#most) return false;
    if (this.#size === 0) {
      // Nearly every body is one part, which is taken as it is.
      this.#bytes = Buffer.from(part.buffer, part.byteOffset, part.length);
    } else {
      if (size > this.#bytes.length) {
        const wider = Buffer.alloc(Math.max(2 * size, ROOM));
        this.#bytes.copy(wider, 0, 0, this.#size);
        this.#bytes = wider;
      }
      this.#bytes.set(part, this.#size);
    }
    this.#size = size;
    return true;
  }

  whole(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }
}

/** Reads at most `most` bytes of what comes in at a socket; rejects when the client breaks off or is cut. */
export const incomingBody =
  (incoming: IncomingMessage, most: number): ReadBody =>
  () =>
    new Promise((resolve, reject) => {
      if (Number(incoming.headers['content-length'] ?? 0) > most) {
        resolve(null);
        return;
      }
      const gathered = new Gathered(most);
      const take = (part: Buffer): void => {
        if (gathered.add(part)) return;
        incoming.off('data', take).pause();
        resolve(null);
      };
      incoming.on('data', take);
      incoming.once('end', () => resolve(gathered.whole()));
      incoming.once('error', reject);
      // A request that is cut without an error only closes, and whoever waits for its body would wait for ever.
      incoming.once('close', () => {
        if (!incoming.readableEnded)
          reject(new KomekError('BAD_REQUEST', 'The request ended before its body did.'));
      });
    });

/** Reads at most `most` bytes of the body that a request itself has. */
export const ownBody =
  (request: Request, most: number): ReadBody =>
  async () => {
    if (Number(request.headers.get('content-length') ?? 0) > most) return null;
    const gathered = new Gathered(most);
    for await (const part of request.body ?? []) if (!gathered.add(part)) return null;
    return gathered.whole();
  };
