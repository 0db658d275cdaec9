import type { AssignmentLineFragment } from '../generated/graphql.ts';

/** What the bell shows. */
export interface FeedState {
  /** Not yet acknowledged, the newest first. */
  readonly open: readonly AssignmentLineFragment[];
  readonly online: boolean;
}

/** One executor's assignments on this page: no double, none lost, whatever order the sources come in. */
export interface AssignmentFeed {
  readonly state: () => FeedState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The last cursor that was seen; a stream resumes after it. */
  readonly last: () => number | null;
  /** Takes the server's whole list of open assignments; answers those that were not known. */
  readonly load: (open: readonly AssignmentLineFragment[]) => AssignmentLineFragment[];
  /** Takes one event; answers whether it is new to this page. */
  readonly receive: (assignment: AssignmentLineFragment) => boolean;
  readonly acknowledged: (cursor: number) => void;
  readonly setOnline: (online: boolean) => void;
}

/** Makes an empty feed. */
export function makeAssignmentFeed(): AssignmentFeed {
  const open = new Map<number, AssignmentLineFragment>();
  const listeners = new Set<() => void>();
  let last: number | null = null;
  let state: FeedState = { open: [], online: true };

  const publish = (online = state.online): void => {
    state = { open: [...open.values()].sort((one, other) => other.cursor - one.cursor), online };
    for (const listener of listeners) listener();
  };
  const take = (assignment: AssignmentLineFragment): boolean => {
    const fresh = last === null || assignment.cursor > last;
    if (fresh) last = assignment.cursor;
    if (assignment.acknowledgedAt === null) open.set(assignment.cursor, assignment);
    else open.delete(assignment.cursor);
    return fresh && assignment.acknowledgedAt === null;
  };

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    last: () => last,
    load(list) {
      const still = new Set(list.map(({ cursor }) => cursor));
      for (const cursor of [...open.keys()]) if (!still.has(cursor)) open.delete(cursor);
      const fresh = [...list].sort((one, other) => one.cursor - other.cursor).filter(take);
      publish();
      return fresh;
    },
    receive(assignment) {
      const fresh = take(assignment);
      publish();
      return fresh;
    },
    acknowledged(cursor) {
      if (open.delete(cursor)) publish();
    },
    setOnline(online) {
      if (online !== state.online) publish(online);
    },
  };
}
