/** Whether a call waits for its caller to prove once more that it is he. */
export interface ProofState {
  readonly isAsked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Asks him; answers whether he did. Whoever asks meanwhile waits for the same answer. */
  readonly ask: () => Promise<boolean>;
  readonly answer: (isProven: boolean) => void;
}

/** Makes the state of a page in which nothing waits. */
export function makeProofState(): ProofState {
  const listeners = new Set<() => void>();
  let waiting: { readonly answered: Promise<boolean>; readonly answer: (isProven: boolean) => void } | null =
    null;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    isAsked: () => waiting !== null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask() {
      if (!waiting) {
        let answer: (isProven: boolean) => void = () => undefined;
        const answered = new Promise<boolean>((resolve) => {
          answer = resolve;
        });
        waiting = { answered, answer };
        tell();
      }
      return waiting.answered;
    },
    answer(isProven) {
      const asked = waiting;
      waiting = null;
      tell();
      asked?.answer(isProven);
    },
  };
}
