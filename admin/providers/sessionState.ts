/** Whether the session in which the pages were opened still lasts. */
export interface SessionState {
  readonly isEnded: () => boolean;
  /** How often the session was taken up again; what ended with it begins anew when this changes. */
  readonly turn: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly end: () => void;
  /** Somebody has signed in. */
  readonly begin: () => void;
  /** The pages are left: the end of the session is nobody's concern any more. */
  readonly leave: () => void;
}

/** Makes the state of a session that lasts. */
export function makeSessionState(): SessionState {
  const listeners = new Set<() => void>();
  let ended = false;
  let turn = 0;
  const change = (next: boolean): void => {
    if (next === ended) return;
    ended = next;
    for (const listener of listeners) listener();
  };
  return {
    isEnded: () => ended,
    turn: () => turn,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => change(true),
    begin() {
      if (ended) turn += 1;
      change(false);
    },
    leave: () => change(false),
  };
}
