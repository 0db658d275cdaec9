import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { App } from './app.ts';
import type { Pages } from './backOffice.ts';
import { incomingBody } from './body.ts';
import { FILES_PATH } from './files/answerFile.ts';
import { GRAPHQL_PATH, MAX_BODY_BYTES } from './gate.ts';
import type { Readiness } from './health.ts';
import { type HttpTimes, limitConnections, USUAL_CONNECTIONS, USUAL_TIMES } from './httpTimes.ts';
import { describeError, type Log } from './log.ts';
import { clientAddress, pathOf, sendResponse, toApiRequest, toRequest } from './nodeAdapter.ts';
import { isProviderPath } from './oidc/providerRoutes.ts';
import { DATA_HEADERS } from './securityHeaders.ts';

/** What the HTTP server answers with. */
export interface HttpOptions {
  readonly app: App;
  readonly pages: Pages;
  /** Whether to send work here now; must not throw. */
  readonly readiness: () => Promise<Readiness>;
  readonly log: Log;
  readonly trustProxy: number;
  /** The address is https, so browsers are told to keep to it. */
  readonly secure: boolean;
  /** Connections that may be open at once; as many as usual unless told. */
  readonly maxConnections?: number;
  /** Unless a test has less time. */
  readonly times?: HttpTimes;
}

/** The HTTP server, not yet listening: /graphql, /files/, /live, /ready, and the back office for the rest. */
export function createHttpServer(options: HttpOptions): Server {
  const { app, pages, readiness, log, trustProxy, secure, times = USUAL_TIMES } = options;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (secure) response.setHeader('strict-transport-security', 'max-age=31536000');
    const path = pathOf(request).split('?', 1)[0] ?? '/';
    const isFile = path.startsWith(FILES_PATH);
    if (isFile) cutWhenIdle(request, response, times.request);
    else cutWhenLate(request, times.request);
    if (path === GRAPHQL_PATH) {
      const peer = {
        address: clientAddress(request, trustProxy),
        body: incomingBody(request, MAX_BODY_BYTES),
      };
      await sendResponse(await app.fetch(toApiRequest(request, response), peer), response);
    } else if (isFile || isProviderPath(path)) {
      const address = clientAddress(request, trustProxy);
      await sendResponse(await app.fetch(toRequest(request, response), { address }), response);
    } else if (path === '/live') {
      probe(response, 'ready');
    } else if (path === '/ready') {
      probe(response, await readiness());
    } else {
      pages(request, response);
    }
  }

  const server = createServer({ connectionsCheckingInterval: times.look }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.error({ error: describeError(error) }, 'failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  limitConnections(server, times, options.maxConnections ?? USUAL_CONNECTIONS);
  return server;
}

function cutWhenLate(request: IncomingMessage, time: number): void {
  const late = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, time);
  request.once('close', () => clearTimeout(late));
}

/** A file on its way from a village may take its time, if only it moves. */
function cutWhenIdle(request: IncomingMessage, response: ServerResponse, time: number): void {
  let seen = -1;
  const look = setInterval(() => {
    const { bytesRead } = request.socket;
    if (request.complete) clearInterval(look);
    else if (bytesRead === seen) request.destroy();
    seen = bytesRead;
  }, time);
  request.once('close', () => clearInterval(look));
  // Whoever was refused need not send the rest.
  response.once('finish', () => cutWhenLate(request, time));
}

/** Who can only read still serves: all processes share the disk, and nobody would be left. */
const WORDS: Readonly<Record<Readiness, string>> = {
  ready: 'ok\n',
  'read only': 'ok, but read only: the disk is full\n',
  'not ready': 'not ready\n',
};

function probe(response: ServerResponse, readiness: Readiness): void {
  const status = readiness === 'not ready' ? 503 : 200;
  response.writeHead(status, {
    ...DATA_HEADERS,
    'content-type': 'text/plain',
    'cache-control': 'no-store',
  });
  response.end(WORDS[readiness]);
}
