import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../../server/http.ts';
import { createLog } from '../../server/log.ts';
import { createWorld, type World } from '../support/world.ts';
import { madeToken } from '../tokens/newToken.ts';

/** What the specification leaves open, and Komek does not do: it answers nothing to GET. */
const BY_GET = ['5A70', 'D6D5', '6A70'];

/**
 * What the specification wants answered with 200 to who accepts application/json alone, by SHOULD. A token's answer without
 * data never is, for a program may look at nothing but the status.
 */
const NEVER_200_TO_TOKENS = ['572B', 'FDE2', '7B9B'];

let world: World;
let server: Server;
let url: string;
beforeAll(async () => {
  world = await createWorld();
  server = createHttpServer({
    app: world.app,
    pages: (_request, response) => void response.writeHead(404).end(),
    readiness: async () => 'ready',
    log: createLog('silent'),
    trustProxy: 0,
    secure: false,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

/** Runs all audits; those that did not pass, by how badly. */
async function audited(fetchFn: typeof fetch): Promise<{ count: number; found: Record<string, string[]> }> {
  const results = await Promise.all(serverAudits({ url, fetchFn }).map((audit) => audit.fn()));
  const found: Record<string, string[]> = {};
  for (const { status, id } of results) if (status !== 'ok') found[status] = [...(found[status] ?? []), id];
  return { count: results.length, found };
}

describe('GraphQL over HTTP, as graphql-http audits it', () => {
  it('is kept without an error or a warning; only GET, which may be served, is not', async () => {
    expect(await audited(fetch)).toEqual({ count: 61, found: { notice: BY_GET } });
  });

  it('is kept for API tokens too, but that they are told of every failure by the status', async () => {
    const { secret } = await madeToken(world, await world.person('AKS', ['ANALYST']));
    const asProgram: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('authorization', `Bearer ${secret}`);
      return fetch(input, { ...init, headers });
    };
    expect(await audited(asProgram)).toEqual({
      count: 61,
      found: { notice: BY_GET, warn: NEVER_200_TO_TOKENS },
    });
  });
});
