import type { Server } from 'node:http';

/** How long a connection may take for what, in milliseconds, and what it may hold: all that Node leaves open or sets long. */
export interface HttpTimes {
  /** The head of a request, from the first moment of the connection or of its next request. */
  readonly headers: number;
  /** The whole of a request; a file may take longer as long as it moves. */
  readonly request: number;
  /** The whole of a file. */
  readonly upload: number;
  /** Waiting for the next request. */
  readonly idle: number;
  /** Nothing moved in either direction: whoever takes nothing of his answer is cut. A stream gives a sign of life every 12 s. */
  readonly silence: number;
  /** Between two looks for connections that are late. */
  readonly look: number;
}

/** Those of the product; a statement of the database may take 30 s, which is no silence. */
export const USUAL_TIMES: HttpTimes = {
  headers: 10_000,
  request: 30_000,
  upload: 10 * 60_000,
  idle: 30_000,
  silence: 90_000,
  look: 2_000,
};

/** Connections of one process at once: 2,000 streams have been measured, and each takes some kilobytes. */
export const USUAL_CONNECTIONS = 5000;

/** The most headers of a request. */
const MOST_HEADERS = 100;

/** Puts the times on a server that was made with `connectionsCheckingInterval: times.look`; one connection more is closed at once. */
export function limitConnections(server: Server, times: HttpTimes, connections: number): void {
  server.headersTimeout = times.headers;
  server.requestTimeout = times.upload;
  server.keepAliveTimeout = times.idle;
  server.timeout = times.silence;
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = connections;
}
