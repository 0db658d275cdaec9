import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { Events, Signal } from '../schema/context.ts';
import { describeError, type Log } from './log.ts';
import { Mailboxes } from './mailboxes.ts';

/** The channel of `pg_notify` that every transition writes to, and every server process listens on. */
export const CHANNEL = 'komek';

/** The live side of one server process. */
export interface Live extends Events {
  /** Whether the listening connection is up. */
  readonly listening: boolean;
  /** Ends every subscription and the connection. */
  stop(): Promise<void>;
}

const signal: z.ZodType<Signal> = z.union([
  z.object({ topic: z.literal('feed'), recipientId: z.string(), cursor: z.number() }),
  z.object({ topic: z.literal('case'), caseId: z.string(), version: z.number() }),
  z.object({ topic: z.literal('session'), userId: z.string() }),
]);

/** The signal in a notification's payload, or null for one that is not ours. */
export function readSignal(payload: string | undefined): Signal | null {
  try {
    const read = signal.safeParse(JSON.parse(payload ?? ''));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Milliseconds between proofs that the listening connection still answers. */
const HEARTBEAT = 15_000;
const FIRST_RETRY = 200;
const LONGEST_RETRY = 5_000;

/**
 * Listens on one connection of its own (`connectionString`); resolves when it listens. A broken connection is opened
 * again with growing pauses, and then every subscriber gets `{ topic: 'resync' }`: signals may have been missed, so
 * read the tables again.
 */
export async function createLive(connectionString: string, log: Log): Promise<Live> {
  const mailboxes = new Mailboxes();
  const stopping = new AbortController();
  let client: pg.Client | null = null;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      connectionString,
      application_name: 'komek live',
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    // Without a listener a broken connection would end the process.
    next.on('error', () => {});
    next.on('notification', ({ payload }) => {
      const read = readSignal(payload);
      if (read) mailboxes.deliver(read);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${CHANNEL}`);
      return next;
    } catch (error) {
      await next.end().catch(() => {});
      throw error;
    }
  }

  async function reconnect(): Promise<pg.Client | null> {
    for (let pause = FIRST_RETRY; !stopping.signal.aborted; pause = Math.min(pause * 2, LONGEST_RETRY)) {
      try {
        return await connect();
      } catch (error) {
        log.warn({ error: describeError(error), pause }, 'live: cannot listen yet');
        await delay(pause, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    return null;
  }

  async function keepListening(first: pg.Client): Promise<void> {
    client = first;
    while (client !== null) {
      await untilBroken(client, stopping.signal);
      const broken: pg.Client = client;
      client = null;
      broken.end().catch(() => {});
      if (stopping.signal.aborted) return;
      log.warn('live: the listening connection broke');
      client = await reconnect();
      if (client !== null) {
        log.info('live: listening again');
        mailboxes.deliver({ topic: 'resync' });
      }
    }
  }

  const loop = keepListening(await connect());
  return {
    get listening() {
      return client !== null;
    },
    subscribe: (wants, abort) => mailboxes.open(wants, abort),
    async stop() {
      mailboxes.closeAll();
      stopping.abort();
      await loop;
    },
  };
}

/** Resolves when the connection ends or stops answering, or when the server stops. */
function untilBroken(client: pg.Client, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const heartbeat = setInterval(() => void client.query('SELECT 1').catch(done), HEARTBEAT);
    function done(): void {
      clearInterval(heartbeat);
      stop.removeEventListener('abort', done);
      resolve();
    }
    client.once('end', done);
    client.once('error', done);
    stop.addEventListener('abort', done, { once: true });
    if (stop.aborted) done();
  });
}
