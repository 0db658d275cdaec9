import { setTimeout as delay } from 'node:timers/promises';
import type { App } from '../../server/app.ts';
import { eventStream } from './eventStream.ts';
import { type Answer, type Caller, type Person, request } from './world.ts';

/** One event of a stream, and when it arrived (`performance.now()`). */
export interface Received {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: Answer['errors'];
  readonly at: number;
}

/** An open subscription as the back office holds it. */
export interface Subscription {
  readonly status: number;
  readonly received: readonly Received[];
  /** Resolves when the server has ended the stream, or it was cut. */
  readonly ended: Promise<void>;
  /** The next event that was not taken yet; throws when none comes `within` milliseconds or the stream ends. */
  next(within?: number): Promise<Received>;
  /** Leaves as a broken line does: at once, and what is on its way is lost. */
  cut(): void;
}

/** Subscribes over server-sent events, without a socket. */
export async function subscribe(
  app: App,
  who: Caller | null,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<Subscription> {
  const leaving = new AbortController();
  const response = await app.fetch(request(who, document, variables, 'text/event-stream', leaving.signal));
  const stream = eventStream(response);
  const received: Received[] = [];
  let taken = 0;
  let over = false;
  let wake = (): void => {};

  async function pump(): Promise<void> {
    for (let event = await stream.next(); event !== null && !over; event = await stream.next()) {
      received.push({ ...event, at: performance.now() });
      wake();
    }
    over = true;
    wake();
  }
  const ended = pump();

  return {
    status: response.status,
    received,
    ended,
    async next(within = 5_000) {
      const late = delay(within, 'late' as const, { ref: false });
      for (;;) {
        const event = received[taken];
        if (event) {
          taken += 1;
          return event;
        }
        if (over) throw new Error('The stream has ended.');
        const woken = new Promise<'woken'>((resolve) => {
          wake = () => resolve('woken');
        });
        if ((await Promise.race([woken, late])) === 'late') throw new Error(`No event within ${within} ms.`);
      }
    },
    cut() {
      over = true;
      leaving.abort();
      void stream.cancel().catch(() => {});
      wake();
    },
  };
}

/** A row of an executor's feed as it came over the stream. */
export interface FeedRow {
  readonly cursor: number;
  readonly kind: string;
  readonly acknowledgedAt: string | null;
  readonly case: { readonly id: string; readonly number: string; readonly status: string };
}

const ASSIGNMENTS = `subscription Feed($after: Int) { assignments(after: $after) {
  cursor kind acknowledgedAt case { id number status } } }`;

/** Subscribes to somebody's assignments; without `after`, to what he has not acknowledged. */
export const assignmentsOf = (
  app: App,
  who: Caller | null,
  after: number | null = null,
): Promise<Subscription> => subscribe(app, who, ASSIGNMENTS, { after });

/** The row that an event of {@link assignmentsOf} brought; throws for an event with errors. */
export function rowOf({ data, errors }: Received): FeedRow {
  const row = data?.assignments as FeedRow | null | undefined;
  if (errors || !row) throw new Error(`An event without its row: ${JSON.stringify(errors)}`);
  return row;
}

/** A client that takes up a feed again after its last cursor whenever its stream was cut or ended. */
export interface Follower {
  readonly rows: readonly FeedRow[];
  /** How many streams it has opened. */
  readonly connections: number;
  /** Cuts the stream that is open or being opened, as soon as there is one. */
  cut(): Promise<void>;
  /** Waits until so many rows have come. */
  reached(count: number, within: number): Promise<void>;
  stop(): Promise<void>;
}

/** Follows somebody's assignments from the beginning; each new stream goes to the next of the servers. */
export function follow(servers: readonly App[], who: Person, pause: () => number = () => 5): Follower {
  const rows: FeedRow[] = [];
  let connections = 0;
  let stopped = false;
  let cutNow: (() => void) | undefined;
  let failure: unknown;

  async function hold(app: App): Promise<void> {
    let current: Subscription | undefined;
    let isCut = false;
    cutNow = () => {
      cutNow = undefined;
      isCut = true;
      current?.cut();
    };
    current = await assignmentsOf(app, who, rows.at(-1)?.cursor ?? 0);
    // A cut may come while the stream is still being opened.
    if (isCut) current.cut();
    while (!isCut) {
      const event = await current.next(60_000).catch(() => null);
      if (!event || isCut) return;
      rows.push(rowOf(event));
    }
  }
  async function run(): Promise<void> {
    while (!stopped) {
      const app = servers[connections % servers.length];
      if (!app) throw new Error('There is no server to follow.');
      connections += 1;
      await hold(app);
      cutNow = undefined;
      await delay(pause());
    }
  }
  const running = run().catch((error: unknown) => {
    failure = error;
  });

  return {
    rows,
    get connections() {
      return connections;
    },
    async cut() {
      while (!cutNow && !failure) await delay(1);
      cutNow?.();
    },
    async reached(count, within) {
      for (const end = performance.now() + within; rows.length < count; await delay(5)) {
        if (failure) throw failure;
        if (performance.now() > end)
          throw new Error(`${rows.length} of ${count} rows came within ${within} ms.`);
      }
    },
    async stop() {
      stopped = true;
      cutNow?.();
      await running;
      if (failure) throw failure;
    },
  };
}
