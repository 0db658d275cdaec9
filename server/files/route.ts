import type { PrismaClient } from '../../prisma/client.ts';
import type { Actor } from '../../schema/context.ts';
import type { Log } from '../log.ts';

/** A request of somebody who is signed in; `id` is the key in the address, empty where the address has none. */
export interface FileRequest {
  readonly request: Request;
  readonly id: string;
  readonly actor: Actor;
  readonly db: PrismaClient;
  /** Where long tables are read; a copy of `db` that may be some seconds behind. */
  readonly tables: PrismaClient;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * One address beside the API, for bytes that GraphQL does not carry. It answers only a signed-in caller of the same
 * origin; a KomekError that it throws becomes the same JSON as the API's errors.
 */
export interface FileRoute {
  readonly method: 'GET' | 'POST';
  /** Such as `/files/exports/`; what follows in the address is the key. */
  readonly prefix: string;
  /** The root fields that promise such files: a token with a list of operations fetches only what one of these on it does. */
  readonly promisedBy?: readonly string[];
  readonly answer: (asked: FileRequest) => Promise<Response>;
}
