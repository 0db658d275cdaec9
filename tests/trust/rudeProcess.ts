import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Rude, RudeCounts } from './rude.ts';

const counts: RudeCounts = { opened: 0, closedByServer: 0, streamsRefused: 0, costly: 0, costlyRefused: 0 };
/** Streams that stand now; the server answers each with a first sign of life. */
const streams = new Set<Socket>();

/** Opens a connection, and the next as soon as the server has closed it. */
async function keep(
  port: number,
  pause: number,
  use: (socket: Socket) => Promise<void> | void,
): Promise<never> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.once('connect', () => {
      counts.opened += 1;
      void use(socket);
    });
    await closed;
    counts.closedByServer += 1;
    streams.delete(socket);
    await delay(pause);
  }
}

/** Sends a byte each second. */
async function drip(socket: Socket, text: string): Promise<void> {
  for (const byte of text) {
    if (socket.destroyed) return;
    socket.write(byte);
    await delay(1_000);
  }
}

const HEAD =
  'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: 90000\r\n';

function start({ port, slow, streams: asked, costly }: Rude): void {
  for (let index = 0; index < slow; index += 1) {
    const way = index % 3;
    void keep(port, 500, (socket) => {
      if (way === 1) return drip(socket, HEAD.repeat(10));
      if (way === 2) {
        socket.write(`${HEAD}\r\n`);
        return drip(socket, ' '.repeat(1_000));
      }
    });
  }
  for (let index = 0; index < asked.count; index += 1) {
    // A page tries again after so long, too.
    void keep(port, 10_000, (socket) => {
      socket.on('data', (chunk) => {
        if (chunk.includes('TOO_MANY_STREAMS')) counts.streamsRefused += 1;
        else if (chunk.includes('event-stream')) streams.add(socket);
        if (chunk.includes('TOO_MANY_STREAMS')) streams.delete(socket);
      });
      socket.write(asked.request);
      // One in four never reads what it asked for.
      if (index % 4 === 3) setTimeout(() => socket.pause(), 1_000);
    });
  }
  let next = 0;
  const { requests, perSecond } = costly;
  setInterval(() => {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    let first = '';
    socket.on('data', (chunk) => {
      if (first === '') first = chunk.toString('latin1', 0, 12);
    });
    socket.once('close', () => {
      if (first === 'HTTP/1.1 200') counts.costly += 1;
      if (first === 'HTTP/1.1 429') counts.costlyRefused += 1;
    });
    socket.write(requests[next++ % requests.length] ?? '');
  }, 1000 / perSecond);
}

process.on('message', (message: Rude | 'counts') => {
  if (message === 'counts') void tell();
  else start(message);
});

/** Whoever does not read does not see that his stream has ended, either: all read before they are counted. */
async function tell(): Promise<void> {
  for (const socket of streams) socket.resume();
  await delay(1_000);
  process.send?.({ ...counts, streamsOpen: streams.size });
}

process.stdout.write('ready\n');
