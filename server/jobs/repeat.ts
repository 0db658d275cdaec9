import { setTimeout as delay } from 'node:timers/promises';

/** Work that goes on until it is stopped. */
export interface Repeated {
  /** No new round begins; resolves when the one that runs has ended. */
  stop(): Promise<void>;
}

/** What is repeated and how. */
export interface RepeatOptions {
  /** Milliseconds from the end of one round to the beginning of the next. */
  readonly pause: number;
  /** One round; the signal tells it to come to an end early. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** A round that failed; the next one comes all the same. */
  readonly onError: (error: unknown) => void;
}

/** Begins at once and goes on round by round, never two at the same time. */
export function repeat({ pause, work, onError }: RepeatOptions): Repeated {
  const ending = new AbortController();
  const { signal } = ending;
  async function rounds(): Promise<void> {
    while (!signal.aborted) {
      await work(signal).catch(onError);
      await delay(pause, undefined, { signal }).catch(() => {});
    }
  }
  const running = rounds();
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}
