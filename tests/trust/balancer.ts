import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from './asking.ts';
import { atEnd } from './ends.ts';

const LOOK_EVERY = 200;

interface Backend {
  readonly port: number;
  readonly agent: Agent;
  up: boolean;
}

/** What a proxy in front of several servers does: round robin among those whose `/ready` says yes, on kept connections. */
export interface Balancer {
  readonly address: Address;
  /** How many requests each server was given, by its port. */
  readonly given: ReadonlyMap<number, number>;
}

/** Whether a server says that it is ready; null: it was too slow to say, which says nothing. */
async function isReady(port: number): Promise<boolean | null> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch (error) {
    return error instanceof DOMException ? null : false;
  }
}

/** Starts a {@link Balancer} over these ports; it ends with the section. */
export async function balance(ports: readonly number[]): Promise<Balancer> {
  const backends = ports.map((port): Backend => ({ port, agent: new Agent({ keepAlive: true }), up: false }));
  const given = new Map<number, number>(ports.map((port) => [port, 0]));
  const look = async (): Promise<void> => {
    await Promise.all(
      backends.map(async (backend) => {
        backend.up = (await isReady(backend.port)) ?? backend.up;
      }),
    );
  };
  await look();
  const looking = setInterval(() => void look(), LOOK_EVERY);
  let turn = 0;

  function send(
    incoming: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    left: readonly Backend[],
  ): void {
    turn += 1;
    const backend = left[turn % left.length];
    if (!backend) {
      response.writeHead(502).end();
      return;
    }
    given.set(backend.port, (given.get(backend.port) ?? 0) + 1);
    const { method, url, headers } = incoming;
    const outgoing = request(
      { host: '127.0.0.1', port: backend.port, agent: backend.agent, method, path: url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.once('error', () => response.destroy());
      },
    );
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      if (response.headersSent) response.destroy();
      // Only what certainly did not arrive may go to another one: a command must not be sent twice by a proxy.
      else if (error.code === 'ECONNREFUSED')
        send(
          incoming,
          body,
          response,
          left.filter((one) => one !== backend),
        );
      else response.writeHead(502).end();
    });
    response.once('close', () => outgoing.destroy());
    outgoing.end(body);
  }

  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.once('end', () =>
      send(
        incoming,
        Buffer.concat(parts),
        response,
        backends.filter(({ up }) => up),
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  atEnd(async () => {
    clearInterval(looking);
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    for (const { agent } of backends) agent.destroy();
  });
  return { address: () => `http://127.0.0.1:${port}`, given };
}
