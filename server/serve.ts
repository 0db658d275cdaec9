import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import type { PrismaClient } from '../prisma/client.ts';
import type { OutsideHeads } from '../schema/audit/outsideHeads.ts';
import type { Pseudonyms } from '../schema/context.ts';
import type { PaperWorks } from '../schema/papers/works.ts';
import { createApp } from './app.ts';
import type { Pages } from './backOffice.ts';
import type { Configuration } from './configuration.ts';
import type { Files } from './files/routes.ts';
import { createHealth } from './health.ts';
import { createHttpServer } from './http.ts';
import type { HttpTimes } from './httpTimes.ts';
import { createLive } from './live.ts';
import type { Log } from './log.ts';
import type { KnownDocuments } from './operations/knownDocuments.ts';
import type { Reads } from './reads.ts';
import type { SecretBox } from './totp/secretBox.ts';

/** What one server process is made of. */
export interface ServeOptions {
  readonly config: Configuration;
  readonly log: Log;
  readonly schema: GraphQLSchema;
  readonly database: { readonly db: PrismaClient; readonly appUrl: string; readonly reads?: Reads };
  /** The back office; given the HTTP server, because Vite's hot reload shares its socket. */
  readonly pages: (server: Server) => Pages | Promise<Pages>;
  /** What makes and seals papers. */
  readonly papers: PaperWorks;
  /** What stands for people whom a reader may not know. */
  readonly pseudonyms: Pseudonyms;
  /** The heads of sealed history outside the database. */
  readonly historyHeads: OutsideHeads;
  /** What keeps the secrets of codes. */
  readonly secretBox: SecretBox;
  readonly now?: () => Date;
  /** What is run without an API token; unless told nothing in production, and anything elsewhere. */
  readonly documents?: KnownDocuments;
  /** Where attachments are kept; without it none can be handed in or fetched. */
  readonly files?: Files;
  /** How long connections may take; those of the product unless a test has less time. */
  readonly times?: HttpTimes;
}

/** A server that listens. */
export interface RunningServer {
  /** Where people reach it, such as http://localhost:8080. */
  readonly url: string;
  /**
   * Not ready from now on; served is for DRAIN_SECONDS more, until whoever balances has seen it. Then streams end,
   * requests in flight have `grace` milliseconds (10 seconds) to finish, then their connections are cut. Calling it
   * again gives the same end.
   */
  stop(grace?: number): Promise<void>;
}

/** Starts to serve; rejects when the port is taken or the database cannot be listened to. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { config, log, schema, database, papers, pseudonyms, historyHeads, secretBox } = options;
  const live = await createLive(database.appUrl, log);
  const health = createHealth(database.db, log);
  const app = createApp({
    schema,
    db: database.db,
    events: live,
    config,
    log,
    papers,
    pseudonyms,
    historyHeads,
    onStorageFull: health.storageFull,
    secretBox,
    ...(database.reads ? { reads: database.reads } : {}),
    ...(options.now ? { now: options.now } : {}),
    ...(options.documents ? { documents: options.documents } : {}),
    ...(options.files ? { files: options.files } : {}),
  });
  let stopped: Promise<void> | undefined;
  let pages: Pages = (_, response) => response.writeHead(503).end();
  const server = createHttpServer({
    app,
    pages: (request, response) => pages(request, response),
    readiness: async () => (stopped === undefined ? health.readiness() : 'not ready'),
    log,
    trustProxy: config.trustProxy,
    secure: config.cookieSecure,
    maxConnections: config.maxConnections,
    ...(options.times ? { times: options.times } : {}),
  });

  async function close(grace: number): Promise<void> {
    await delay(config.drainSeconds * 1000);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    app.endStreams();
    const cut = setTimeout(() => {
      log.warn('requests did not finish in time; their connections are cut');
      server.closeAllConnections();
    }, grace);
    // A connection whose stream or request has just ended would be kept for the next one.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    await closed;
    clearInterval(sweep);
    clearTimeout(cut);
    await app.dispose();
    await live.stop();
  }

  try {
    pages = await options.pages(server);
    await listen(server, config);
  } catch (error) {
    await live.stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const host = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host) ? 'localhost' : config.host;
  return {
    url: `http://${host}:${port}`,
    stop(grace = 10_000) {
      stopped ??= close(grace);
      return stopped;
    },
  };
}

function listen(server: Server, { host, port }: Configuration): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
