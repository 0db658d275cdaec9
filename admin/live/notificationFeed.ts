import type { NotificationLineFragment } from '../generated/graphql.ts';

/** What the bell shows. */
export interface FeedState {
  /** Neither acknowledged nor settled, the newest first. */
  readonly open: readonly NotificationLineFragment[];
  readonly online: boolean;
}

/** One official's notifications on this page: no double, none lost, whatever order the sources come in. */
export interface NotificationFeed {
  readonly state: () => FeedState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The last cursor that was seen; a stream resumes after it. */
  readonly last: () => number | null;
  /**
   * Takes the server's whole list of open rows, asked for when `asked` was the last cursor; answers those that were not
   * known. What came by the stream since then stays.
   */
  readonly load: (
    open: readonly NotificationLineFragment[],
    asked: number | null,
  ) => NotificationLineFragment[];
  /** Takes one event; answers whether it is new to this page. */
  readonly receive: (row: NotificationLineFragment) => boolean;
  /** Takes out one row, or all up to a cursor. */
  readonly acknowledged: (cursor: number, andBefore?: boolean) => void;
  readonly setOnline: (online: boolean) => void;
}

/** Whether the row still asks for attention: nobody has acknowledged it and its time limit still runs. */
const isOpen = ({ acknowledgedAt, settledAt }: NotificationLineFragment): boolean =>
  acknowledgedAt === null && settledAt === null;

/** Makes an empty feed. */
export function makeNotificationFeed(): NotificationFeed {
  const open = new Map<number, NotificationLineFragment>();
  /** A list that was on its way while a row was acknowledged or settled must not bring it back. */
  const done = new Set<number>();
  const listeners = new Set<() => void>();
  let last: number | null = null;
  let state: FeedState = { open: [], online: true };

  const publish = (online = state.online): void => {
    state = { open: [...open.values()].sort((one, other) => other.cursor - one.cursor), online };
    for (const listener of listeners) listener();
  };
  const take = (row: NotificationLineFragment): boolean => {
    const fresh = last === null || row.cursor > last;
    if (fresh) last = row.cursor;
    if (!isOpen(row)) done.add(row.cursor);
    if (done.has(row.cursor)) open.delete(row.cursor);
    else open.set(row.cursor, row);
    return fresh && isOpen(row);
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => last,
    load(list, asked) {
      const still = new Set(list.map(({ cursor }) => cursor));
      for (const cursor of [...open.keys()]) {
        if (!still.has(cursor) && cursor <= (asked ?? 0)) open.delete(cursor);
      }
      const fresh = [...list].sort((one, other) => one.cursor - other.cursor).filter(take);
      publish();
      return fresh;
    },
    receive(row) {
      const fresh = take(row);
      publish();
      return fresh;
    },
    acknowledged(cursor, andBefore = false) {
      const rows = andBefore ? [...open.keys()].filter((known) => known <= cursor) : [cursor];
      for (const row of rows) {
        open.delete(row);
        done.add(row);
      }
      publish();
    },
    setOnline(online) {
      if (online !== state.online) publish(online);
    },
  };
}
