/** Whether the server answers, as far as this page knows. */
export interface Connection {
  /** Since when nothing answers, in milliseconds; null while the server answers. */
  readonly lostSince: () => number | null;
  readonly subscribe: (listener: () => void) => () => void;
  readonly answered: () => void;
  readonly lost: () => void;
}

/** Makes the state of a connection that stands. */
export function makeConnection(now: () => number = Date.now): Connection {
  const listeners = new Set<() => void>();
  let since: number | null = null;
  const change = (next: number | null): void => {
    if ((next === null) === (since === null)) return;
    since = next;
    for (const listener of listeners) listener();
  };
  return {
    lostSince: () => since,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answered: () => change(null),
    lost: () => change(now()),
  };
}
