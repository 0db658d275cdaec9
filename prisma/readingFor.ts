import type { PrismaClient } from './generated/client/client.ts';
import { type Connection, shareConnections } from './prepared.ts';
import { type DatabaseReader, readerNow, readingAs } from './readerConnections.ts';

interface PrismaRequest {
  readonly protocolQuery: unknown;
}

/** What Prisma keeps to itself and this file must know; looked at again with each version of Prisma. */
interface Loader {
  readonly options: {
    batchBy(request: PrismaRequest): string | undefined;
    batchLoader(requests: PrismaRequest[]): Promise<unknown>;
    singleLoader(request: PrismaRequest): Promise<unknown>;
  };
}

/**
 * Keeps apart what Prisma would put together: lookups by key that different readers ask for at once are one statement
 * otherwise, and so all of it read in the name of one of them.
 */
export function keepReadersApart(db: PrismaClient): void {
  const { dataloader } = Reflect.get(db, '_requestHandler') as { readonly dataloader: Loader };
  const { batchBy, batchLoader, singleLoader } = dataloader.options;
  const readers = new WeakMap<PrismaRequest, DatabaseReader | null>();
  const readerOf = (request: PrismaRequest | undefined): DatabaseReader | null =>
    (request && readers.get(request)) ?? null;
  Object.assign(dataloader.options, {
    batchBy(request) {
      const reader = readerNow();
      readers.set(request, reader);
      const batch = batchBy(request);
      return batch && reader ? `${reader.role} ${reader.scope} ${batch}` : batch;
    },
    batchLoader: (requests) => readingAs(readerOf(requests[0]), () => batchLoader(requests)),
    singleLoader: (request) => readingAs(readerOf(request), () => singleLoader(request)),
  } satisfies Loader['options']);
}

const applications = new WeakMap<object, PrismaClient>();
const known = new WeakMap<PrismaClient, Map<string, PrismaClient>>();

/** So many readers are remembered for each client; making one anew costs less than a statement. */
const MOST_KNOWN = 500;

/** A client whose statements read in the name of `reader`, over the same connections; the same for the same reader. */
export function readingFor(db: PrismaClient, reader: DatabaseReader): PrismaClient {
  const views = known.get(db) ?? new Map<string, PrismaClient>();
  known.set(db, views);
  const key = `${reader.role} ${reader.scope}`;
  const view = views.get(key) ?? viewOf(db, reader);
  // The one that was asked for longest ago goes first.
  views.delete(key);
  views.set(key, view);
  for (const oldest of views.keys()) {
    if (views.size <= MOST_KNOWN) break;
    views.delete(oldest);
  }
  return view;
}

function viewOf(db: PrismaClient, reader: DatabaseReader): PrismaClient {
  const view = db.$extends({
    // Prisma asks when it is awaited, so it is awaited here.
    query: { $allOperations: ({ args, query }) => readingAs(reader, async () => await query(args)) },
  }) as unknown as PrismaClient;
  applications.set(view, db);
  shareConnections(view, db, (work) => readingAs(reader, work));
  return view;
}

/**
 * The client that the application itself works with, of one that reads for somebody: for what is changed, and for what
 * nobody may see as rows. Whoever takes it says with each statement which rows it is about.
 */
export function asApplication(db: PrismaClient): PrismaClient;
export function asApplication(db: Connection): Connection;
export function asApplication(db: Connection): Connection {
  return applications.get(db) ?? db;
}
