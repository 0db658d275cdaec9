import { problemOf } from '../providers/problem.ts';

/** What the loop needs to know of the browser. */
export interface Surroundings {
  readonly isHidden: () => boolean;
  /** Calls back when the page comes into view or goes out of it, and when the network returns. */
  readonly onChange: (listener: () => void) => () => void;
  readonly now: () => number;
}

/** How a connection reports on itself. */
export interface Connection {
  readonly signal: AbortSignal;
  readonly onLife: () => void;
}

/** How a connection stands; `crowded`: the server answers, but its user has as many open as one may have. */
export type StreamState = 'open' | 'broken' | 'crowded';

interface KeepOpenOptions {
  /** Lives as long as the connection; returns when the server closed it, throws when it broke. */
  readonly connect: (connection: Connection) => Promise<void>;
  /** Told how the connection stands. */
  readonly onState?: (state: StreamState) => void;
  /** Told when the server says that there is nothing to connect to: the loop has ended. */
  readonly onRefused: (error: unknown) => void;
  /** Browsers give a page few connections, so a page out of view gives its own back. */
  readonly onlyInView: boolean;
  readonly surroundings?: Surroundings;
}

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 20_000;
/** The server gives a sign of life every 12 seconds. */
const SILENCE = 30_000;
/** A stream is refused on the stream itself: one that was refused before counts as open when it has lasted so long. */
const SETTLING = 1000;
const FINAL = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST', 'VALIDATION_FAILED'];

const browser: Surroundings = {
  isHidden: () => document.hidden,
  onChange(listener) {
    document.addEventListener('visibilitychange', listener);
    window.addEventListener('online', listener);
    return () => {
      document.removeEventListener('visibilitychange', listener);
      window.removeEventListener('online', listener);
    };
  },
  now: () => Date.now(),
};

/** The pause before the next try: doubled each time, with a little chance so that not all browsers come back at once. */
export function pauseAfter(failures: number, chance: number): number {
  return Math.min(FIRST_PAUSE * 2 ** failures, LONGEST_PAUSE) * (0.75 + chance / 2);
}

/** Keeps a connection open over breaks, sleep and silence until the answer is called. */
export function keepOpen(options: KeepOpenOptions): () => void {
  const { connect, onState, onRefused, onlyInView, surroundings = browser } = options;
  let stopped = false;
  let failures = 0;
  let lastLife = 0;
  let crowded = false;
  let current: AbortController | null = null;
  let wake: () => void = () => {};

  const unwanted = (): boolean => onlyInView && surroundings.isHidden();
  const isSilent = (): boolean => surroundings.now() - lastLife > SILENCE;
  const check = (): void => {
    if (current && (unwanted() || isSilent())) current.abort();
    if (!surroundings.isHidden()) failures = 0;
    wake();
  };
  const watch = setInterval(() => {
    if (current && isSilent()) current.abort();
  }, SILENCE / 3);
  const stopListening = surroundings.onChange(check);

  const pause = (ms: number | null): Promise<void> =>
    new Promise((resolve) => {
      const timer = ms === null ? null : setTimeout(resolve, ms);
      wake = () => {
        if (timer !== null) clearTimeout(timer);
        resolve();
      };
    });

  const attempt = async (): Promise<void> => {
    current = new AbortController();
    lastLife = surroundings.now();
    let settling: ReturnType<typeof setTimeout> | undefined;
    const opened = (): void => {
      crowded = false;
      failures = 0;
      onState?.('open');
    };
    const onLife = (): void => {
      lastLife = surroundings.now();
      if (crowded) settling ??= setTimeout(opened, SETTLING);
      else opened();
    };
    try {
      await connect({ signal: current.signal, onLife });
    } catch (error) {
      const { code } = problemOf(error);
      crowded = code === 'TOO_MANY_STREAMS';
      if (!stopped && FINAL.includes(code)) {
        stopped = true;
        onRefused(error);
      }
    } finally {
      clearTimeout(settling);
      current = null;
    }
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      if (unwanted()) {
        await pause(null);
        continue;
      }
      await attempt();
      if (stopped) break;
      if (!unwanted()) onState?.(crowded ? 'crowded' : 'broken');
      await pause(pauseAfter(failures++, Math.random()));
    }
    clearInterval(watch);
    stopListening();
  };
  void loop();

  return () => {
    stopped = true;
    current?.abort();
    wake();
  };
}
