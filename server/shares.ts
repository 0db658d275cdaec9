import { KomekError } from '../schema/errors.ts';

/** What one user may have of one server process at once. */
export interface ShareLimits {
  /** Open streams; more are refused. */
  readonly streams: number;
  /** Operations that run; more of them wait. */
  readonly operations: number;
  /** Files that are sent or fetched, from the first byte to the last; more of them wait. */
  readonly files: number;
}

/**
 * Enough for six tabs of two browsers without locks, each with its feed and a case; for a home's queries two at a time; and
 * for as many files as a browser asks of one server at once.
 */
export const USUAL_SHARES: ShareLimits = { streams: 20, operations: 4, files: 6 };

/** So many operations of one user may wait, and so long in milliseconds: whoever asks faster than that is told to slow down. */
const WAITING = 40;
const PATIENCE = 10_000;
/** Seconds after which one who was refused may ask again: some of what runs is done by then. */
const RETRY_AFTER = 5;

/** The shares of all users in one server process: what one asks too much of takes nothing from the others. */
export interface Shares {
  /** Takes one of a user's places for streams and answers how it is given back; throws TOO_MANY_STREAMS. */
  openStream(userId: string): () => void;
  /**
   * Resolves when it is the turn of one more operation of a user among his own, to what ends it. Rejects with RATE_LIMITED
   * when too many of his wait, its turn does not come in time, or `left` aborts before.
   */
  enter(userId: string, left: AbortSignal): Promise<() => void>;
  /** Runs an operation of a user once it may {@link Shares.enter}. */
  run<Result>(userId: string, left: AbortSignal, work: () => Result | Promise<Result>): Promise<Result>;
}

/** What one user has open; kept only while there is something. */
interface Share {
  streams: number;
  running: number;
  /** Each is called when its turn has come. */
  readonly waiting: Set<() => void>;
}

const busy = (): KomekError =>
  new KomekError('RATE_LIMITED', 'Too much is being asked under this account at once; try again later.', {
    retryAfterSeconds: RETRY_AFTER,
  });

/** Counts what is under way for each who shows a session or a token, before it is asked whose it is. */
export interface Door {
  /** Lets one more request of who shows `secret` in and answers how it leaves; throws RATE_LIMITED when too many are in. */
  enter(secret: string, byProgram: boolean): () => void;
}

/** So many requests of one program may be in beyond those that run: what it sends more is refused without a statement. */
const PROGRAM_WAITING = 10;

/** A {@link Door} behind which the shares of users lie: who floods it costs neither the database nor the others anything. */
export function createDoor({ operations }: Pick<ShareLimits, 'operations'>): Door {
  const inside = new Map<string, number>();
  return {
    enter(secret, byProgram) {
      const count = inside.get(secret) ?? 0;
      if (count >= operations + (byProgram ? PROGRAM_WAITING : WAITING)) throw busy();
      inside.set(secret, count + 1);
      return () => {
        const left = (inside.get(secret) ?? 1) - 1;
        if (left > 0) inside.set(secret, left);
        else inside.delete(secret);
      };
    },
  };
}

/** {@link Shares} in the memory of this process; the limits of programs and of open questions are in the database. */
export function createShares(limits: Omit<ShareLimits, 'files'>, patience = PATIENCE): Shares {
  const shares = new Map<string, Share>();
  const shareOf = (userId: string): Share => {
    const share = shares.get(userId) ?? { streams: 0, running: 0, waiting: new Set() };
    shares.set(userId, share);
    return share;
  };
  const forget = (userId: string, { streams, running, waiting }: Share): void => {
    if (streams + running + waiting.size === 0) shares.delete(userId);
  };

  /** Resolves when it is the turn of one more operation. */
  function turn(share: Share, left: AbortSignal): Promise<void> {
    if (share.running < limits.operations) {
      share.running += 1;
      return Promise.resolve();
    }
    if (share.waiting.size >= WAITING) return Promise.reject(busy());
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        share.waiting.delete(go);
        clearTimeout(late);
        left.removeEventListener('abort', giveUp);
      };
      const go = (): void => {
        settle();
        share.running += 1;
        resolve();
      };
      const giveUp = (): void => {
        settle();
        reject(busy());
      };
      const late = setTimeout(giveUp, patience);
      late.unref();
      left.addEventListener('abort', giveUp, { once: true });
      share.waiting.add(go);
    });
  }

  function leave(userId: string, share: Share): void {
    share.running -= 1;
    const [next] = share.waiting;
    next?.();
    forget(userId, share);
  }

  return {
    async enter(userId, left) {
      const share = shareOf(userId);
      await turn(share, left);
      let inside = true;
      return () => {
        if (inside) leave(userId, share);
        inside = false;
      };
    },
    openStream(userId) {
      const share = shareOf(userId);
      if (share.streams >= limits.streams)
        throw new KomekError('TOO_MANY_STREAMS', 'Too many streams of this account are open.', {
          maximum: limits.streams,
        });
      share.streams += 1;
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        share.streams -= 1;
        forget(userId, share);
      };
    },
    async run(userId, left, work) {
      const share = shareOf(userId);
      await turn(share, left);
      try {
        return await work();
      } finally {
        leave(userId, share);
      }
    },
  };
}
