import type { Actor, Events } from '../schema/context.ts';
import type { Credentials } from './credentials.ts';

/** Longest time between two looks at the session or token of an open stream, in case a signal was missed. */
const LOOK_AGAIN = 30_000;

/** Aborts `stream` when the session or token of `actor` ends, by a signal or by its time; returns when the stream is over. */
export async function watchCredential(
  actor: Actor,
  stream: AbortController,
  from: { readonly events: Events; readonly credentials: Credentials; readonly now: () => Date },
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    if (stream.signal.aborted) return;
    const end = await from.credentials.endsAt(actor.credential);
    if (end === null) {
      stream.abort();
      return;
    }
    const left = Math.max(0, end.getTime() - from.now().getTime());
    clearTimeout(timer);
    timer = setTimeout(() => void lookOrEnd(), Math.min(left + 1, LOOK_AGAIN));
    timer.unref();
  };
  // What cannot be looked up counts as ended.
  const lookOrEnd = (): Promise<void> => look().catch(() => stream.abort());
  const signals = from.events.subscribe(
    (signal) => signal.topic === 'session' && signal.userId === actor.id,
    stream.signal,
  );
  await lookOrEnd();
  for await (const _ of signals) await lookOrEnd();
  clearTimeout(timer);
}

/**
 * Passes values on until `abort`, however long the source would take for its next one; `prepare` may change each
 * value before it leaves, and `done` hears of the end once.
 */
export function endingWith<T>(
  source: AsyncIterable<T>,
  abort: AbortSignal,
  prepare: (value: T) => Promise<T>,
  done: () => void,
): AsyncIterableIterator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let over = false;
  const end = (): IteratorResult<T> => {
    if (!over) {
      over = true;
      abort.removeEventListener('abort', onAbort);
      done();
      // Not awaited: a generator that is waiting answers `return` only after its own abort.
      iterator.return?.()?.catch(() => {});
    }
    return { done: true, value: undefined };
  };
  const waiting = new Set<() => void>();
  const onAbort = (): void => {
    for (const wake of waiting) wake();
    end();
  };
  if (abort.aborted) onAbort();
  else abort.addEventListener('abort', onAbort, { once: true });
  const nextOrAbort = (): Promise<IteratorResult<T> | 'aborted'> =>
    new Promise((resolve, reject) => {
      const wake = (): void => resolve('aborted');
      waiting.add(wake);
      iterator
        .next()
        .then(resolve, reject)
        .finally(() => waiting.delete(wake));
    });
  return {
    async next() {
      const result = over ? 'aborted' : await nextOrAbort();
      if (result === 'aborted' || result.done) return end();
      return { done: false, value: await prepare(result.value) };
    },
    async return() {
      return end();
    },
    async throw() {
      return end();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Each value changed on its way; ending it ends the source at once, which a generator that waits would not. */
export function mapStream<T>(source: AsyncIterable<T>, change: (value: T) => T): AsyncIterableIterator<T> {
  const iterator = source[Symbol.asyncIterator]();
  return {
    async next() {
      const result = await iterator.next();
      return result.done ? result : { done: false, value: change(result.value) };
    },
    async return() {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
