import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../schema/context.ts';
import { readConfiguration } from '../../server/configuration.ts';
import type { HttpTimes } from '../../server/httpTimes.ts';
import { type RunningServer, serve } from '../../server/serve.ts';
import { graphqlRequest } from '../load/connection.ts';
import { freePort } from '../load/processes.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { plainWorks } from '../support/plainPress.ts';
import { someSecretBox } from '../support/someSecretBox.ts';
import { keptLog } from '../support/tinyApp.ts';

/** So short that a test may wait for each; in the order of the product's. */
const TIMES: HttpTimes = { headers: 300, request: 600, upload: 5_000, idle: 400, silence: 800, look: 50 };
/** Bytes of one event, so that a few of them are more than any buffer between two processes. */
const EVENT = 200_000;
const CONNECTIONS = 12;
/** Milliseconds: less than the shortest of the product's times, so that it was the test's that cut. */
const PRODUCT = 9_000;

const kept = keptLog();
let database: TestDatabase;
let server: RunningServer;
/** How many events of `flood` were made since the test began. */
let made = 0;
/** Whether the large answer has been made. */
let answered = false;

/** A subscription that never has to wait for its next event, and one that always has. */
function floodSchema(): GraphQLSchema {
  const schema = buildSchema(
    'type Query { hello: String!, big: String! } type Subscription { flood: String!, quiet: String! }',
  );
  const field = (type: 'getQueryType' | 'getSubscriptionType', name: string) =>
    schema[type]()?.getFields()[name] as object;
  Object.assign(field('getQueryType', 'hello'), { resolve: () => 'salem' });
  Object.assign(field('getQueryType', 'big'), {
    resolve: () => {
      answered = true;
      return 'x'.repeat(20_000_000);
    },
  });
  Object.assign(field('getSubscriptionType', 'flood'), {
    resolve: (value: unknown) => value,
    subscribe: async function* () {
      for (;;) {
        made += 1;
        yield 'x'.repeat(EVENT);
      }
    },
  });
  Object.assign(field('getSubscriptionType', 'quiet'), {
    subscribe: (_source: unknown, _args: unknown, { events, abort }: Context) =>
      events.subscribe(() => false, abort),
  });
  return schema;
}

beforeAll(async () => {
  database = await testDatabase();
  server = await serve({
    config: {
      ...readConfiguration({ PORT: String(await freePort()) }),
      maxConnections: CONNECTIONS,
    },
    log: kept.log,
    papers: plainWorks,
    pseudonyms: { of: () => '' },
    historyHeads: { read: async () => [] },
    secretBox: someSecretBox,
    schema: floodSchema(),
    database: { db: database.db, appUrl: database.url },
    pages: () => (_, response) => response.writeHead(404).end(),
    times: TIMES,
  });
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

/** A connection by hand, what came over it so far, and how many milliseconds it lived. */
interface Raw {
  readonly socket: Socket;
  readonly text: () => string;
  readonly closed: Promise<number>;
}

async function open(): Promise<Raw> {
  const began = performance.now();
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk) => {
    text = `${text}${chunk.toString('latin1')}`.slice(-2_000);
  });
  socket.on('error', () => {});
  const closed = new Promise<number>((resolve) =>
    socket.once('close', () => resolve(performance.now() - began)),
  );
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, text: () => text, closed };
}

/** Sends a byte now and then for as long as the server takes them. */
async function drip({ socket }: Raw, bytes: string): Promise<void> {
  for (const byte of bytes) {
    if (socket.destroyed) return;
    socket.write(byte);
    await delay(40);
  }
}

const HEAD =
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: 60\r\n';

describe('a connection that takes its time', () => {
  it('is cut when it says nothing at all', async () => {
    const idle = await open();
    expect(await idle.closed).toBeLessThan(PRODUCT);
    expect(idle.text()).toMatch(/^HTTP\/1.1 408/);
  });

  it('is cut when its head drips in', async () => {
    const slow = await open();
    void drip(slow, `${HEAD}${'x-more: 1\r\n'.repeat(20)}`);
    expect(await slow.closed).toBeLessThan(PRODUCT);
    expect(slow.text()).toMatch(/^HTTP\/1.1 408/);
  });

  it('is cut when its body drips in, although bytes move', async () => {
    const slow = await open();
    slow.socket.write(`${HEAD}\r\n`);
    const before = kept.lines().length;
    void drip(slow, `{"query":"{ hello }"}${' '.repeat(39)}`);
    const lived = await slow.closed;
    expect(lived).toBeGreaterThan(500);
    expect(lived).toBeLessThan(PRODUCT);
    // The server is done with it, too, and keeps nothing of it.
    await delay(100);
    expect(kept.lines().slice(before)).toEqual([
      expect.objectContaining({ msg: 'answered', operation: null, codes: ['BAD_REQUEST'] }),
    ]);
  });

  it('is cut when it asks nothing more after its answer', async () => {
    const asked = await open();
    asked.socket.write(graphqlRequest('{ hello }', {}));
    await expect.poll(asked.text, { timeout: PRODUCT }).toContain('salem');
    // Node adds a second to what it tells the client.
    expect(await asked.closed).toBeLessThan(PRODUCT);
  });

  it('is cut when it never takes its answer', async () => {
    const deaf = await open();
    deaf.socket.pause();
    deaf.socket.write(graphqlRequest('{ big }', {}));
    await expect.poll(() => answered, { timeout: PRODUCT }).toBe(true);
    const began = performance.now();
    // Node gives one silence more to whom some bytes went; and a paused socket sees its end only once it reads on.
    await delay(2 * TIMES.silence + 1_500);
    deaf.socket.resume();
    await deaf.closed;
    expect(performance.now() - began).toBeLessThan(PRODUCT);
    expect(deaf.socket.bytesRead).toBeLessThan(20_000_000);
  });

  it('has only what fits the buffers waiting when it never reads its stream', async () => {
    made = 0;
    const deaf = await open();
    deaf.socket.pause();
    deaf.socket.write(graphqlRequest('subscription { flood }', {}, { accept: 'text/event-stream' }));
    await expect.poll(() => made, { timeout: PRODUCT }).toBeGreaterThan(0);
    for (let before = 0; before < made; await delay(600)) before = made;
    // What the kernel keeps for both ends is several megabytes; what the server makes beside it, a few events.
    expect(made * EVENT).toBeLessThan(12_000_000);
    deaf.socket.destroy();
  });

  it('is not let in while as many are open as may be, and is as soon as one has gone', async () => {
    const subscribing = async (): Promise<Raw> => {
      const one = await open();
      one.socket.write(graphqlRequest('subscription { quiet }', {}, { accept: 'text/event-stream' }));
      return one;
    };
    const others = await Promise.all(Array.from({ length: CONNECTIONS }, subscribing));
    await expect
      .poll(() => others.every(({ text }) => text().includes('200 OK')), { timeout: PRODUCT })
      .toBe(true);
    const more = await open();
    await more.closed;
    expect(more.text()).toBe('');
    expect(others.some(({ socket }) => socket.destroyed)).toBe(false);
    for (const { socket } of others) socket.destroy();
    await Promise.all(others.map(({ closed }) => closed));
    await delay(50);
    const next = await open();
    next.socket.write(graphqlRequest('{ hello }', {}));
    await expect.poll(next.text, { timeout: PRODUCT }).toContain('salem');
    next.socket.destroy();
  });
});
