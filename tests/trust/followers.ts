import { setTimeout as delay } from 'node:timers/promises';
import { NotificationsDocument } from '../../admin/generated/graphql.ts';
import { signedInAs } from '../load/komekServer.ts';
import { eventStream } from '../support/eventStream.ts';
import type { Address, Official } from './asking.ts';

/** What an executor's page was shown, over as many streams as it took. */
export interface Follower {
  /** Cursors in the order in which they came. */
  readonly shown: number[];
  readonly caseIds: string[];
  readonly streams: number;
  /** What the events said that brought an error instead of a row. */
  readonly failed: readonly string[];
  /** Resolves when a stream has ended by itself for the first time. */
  readonly ended: Promise<void>;
  /** Breaks the stream that is open. */
  cut(): void;
  stop(): Promise<void>;
}

interface Event {
  readonly data?: {
    readonly notifications?: {
      cursor: number;
      kind: string;
      settledAt: string | null;
      case: { id: string };
    } | null;
  } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Follows somebody's feed as the back office does: after each break a new stream, after the last cursor that came. */
export function follow(address: Address, who: Official): Follower {
  const shown: number[] = [];
  const caseIds: string[] = [];
  let streams = 0;
  const failed: string[] = [];
  let stopped = false;
  let leaving = new AbortController();
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  async function hold(): Promise<void> {
    leaving = new AbortController();
    const response = await fetch(`${address()}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...signedInAs(who.token),
      },
      body: JSON.stringify({ query: NotificationsDocument.text, variables: { after: shown.at(-1) ?? 0 } }),
      signal: leaving.signal,
    });
    if (!response.ok) return;
    streams += 1;
    const stream = eventStream(response);
    for (let event = await stream.next(); event !== null; event = await stream.next()) {
      const { data, errors } = event as Event;
      const row = data?.notifications;
      if (!row) {
        const [error] = errors ?? [];
        failed.push(
          error ? `${error.extensions?.code}: ${error.message}` : JSON.stringify(event).slice(0, 200),
        );
        return;
      }
      // A row that is settled comes once more, so that the screen drops it.
      if (row.settledAt !== null && shown.includes(row.cursor)) continue;
      shown.push(row.cursor);
      if (row.kind === 'ASSIGNED') caseIds.push(row.case.id);
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await hold().catch(() => {});
      if (streams > 0) end();
      await delay(20);
    }
  }
  const running = run();
  return {
    shown,
    caseIds,
    get streams() {
      return streams;
    },
    failed,
    ended,
    cut: () => leaving.abort(),
    async stop() {
      stopped = true;
      leaving.abort();
      await running;
    },
  };
}

/** Of what was written to somebody's feed: what never came, and what came more than once or out of order. */
export function compareShown(
  written: readonly number[],
  shown: readonly number[],
): { readonly lost: number; readonly twice: number; readonly outOfOrder: number } {
  const seen = new Set(shown);
  return {
    lost: written.filter((cursor) => !seen.has(cursor)).length,
    twice: shown.length - seen.size,
    outOfOrder: shown.filter((cursor, index) => index > 0 && cursor <= (shown[index - 1] ?? 0)).length,
  };
}
