/** Which streams of this page the server refused because its user has as many open as he may. */
export interface Crowding {
  readonly isCrowded: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Told by a stream of how it stands, and once it is wanted no more. */
  readonly tell: (stream: string, isRefused: boolean) => void;
}

/** Makes the state of a page none of whose streams was refused. */
export function makeCrowding(): Crowding {
  const refused = new Set<string>();
  const listeners = new Set<() => void>();
  return {
    isCrowded: () => refused.size > 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(stream, isRefused) {
      const before = refused.size;
      if (isRefused) refused.add(stream);
      else refused.delete(stream);
      if (refused.size !== before) for (const listener of listeners) listener();
    },
  };
}

/** Of this page. */
export const crowding = makeCrowding();
