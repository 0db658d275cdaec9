import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDataProvider, useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { type AssignmentLineFragment, AssignmentsDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { type FeedState, makeAssignmentFeed } from './assignmentFeed.ts';
import { eventStream } from './eventStream.ts';
import { type Connection, keepOpen } from './keepOpen.ts';
import { joinTabs } from './tabs.ts';

type Message =
  | { readonly kind: 'list'; readonly open: readonly AssignmentLineFragment[] }
  | { readonly kind: 'event'; readonly assignment: AssignmentLineFragment }
  | { readonly kind: 'acknowledged'; readonly cursor: number }
  | { readonly kind: 'online'; readonly online: boolean };

/** Events that come together are told together. */
const TOGETHER = 200;

interface Assignments extends FeedState {
  readonly acknowledge: (cursor: number) => Promise<void>;
}

/** The executor's assignments, live: one stream for all tabs, resumed after the last cursor that was seen. */
export function useAssignments(
  userId: string,
  onFresh: (fresh: readonly AssignmentLineFragment[]) => void,
): Assignments {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const notify = useNotify();
  const feed = useMemo(makeAssignmentFeed, []);
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const [tellTabs, setTellTabs] = useState<((message: Message) => void) | null>(null);
  // The stream must not be opened anew when a page draws itself again.
  const announce = useFreshAnnouncer(onFresh);
  const refused = useRef(logoutIfAccessDenied);
  refused.current = logoutIfAccessDenied;

  useEffect(() => {
    const arrived = (fresh: readonly AssignmentLineFragment[]): void => {
      if (fresh.length === 0) return;
      announce(fresh);
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    };
    let first = true;
    const takeList = (open: readonly AssignmentLineFragment[]): void => {
      const fresh = feed.load(open);
      // What waited before the page was opened is no news.
      if (!first) arrived(fresh);
      first = false;
    };
    const load = async (): Promise<readonly AssignmentLineFragment[]> => {
      const open = await dataProvider.unacknowledgedAssignments();
      takeList(open);
      return open;
    };
    const setOnline = (online: boolean): void => {
      feed.setOnline(online);
      tabs?.tell({ kind: 'online', online });
    };
    const connect = async ({ signal, onLife }: Connection): Promise<void> => {
      // The stream resumes after the last cursor, so what came while it was broken reaches the other tabs as this list.
      tabs?.tell({ kind: 'list', open: await load() });
      const after = feed.last();
      for await (const { assignments: assignment } of eventStream(
        AssignmentsDocument,
        after === null ? {} : { after },
        { signal, onLife },
      )) {
        if (feed.receive(assignment)) arrived([assignment]);
        tabs?.tell({ kind: 'event', assignment });
      }
    };
    const lead = (alone: boolean): (() => void) =>
      keepOpen({
        connect,
        onState: (stream) => setOnline(stream === 'open'),
        onRefused: (error) => void refused.current(error).catch(() => undefined),
        onlyInView: alone,
      });
    const onMessage = (message: Message): void => {
      if (message.kind === 'list') takeList(message.open);
      else if (message.kind === 'acknowledged') feed.acknowledged(message.cursor);
      else if (message.kind === 'online') feed.setOnline(message.online);
      else if (feed.receive(message.assignment)) arrived([message.assignment]);
    };
    let tabs: ReturnType<typeof joinTabs<Message>> | null = null;
    tabs = joinTabs<Message>(`komek-assignments-${userId}`, lead, onMessage);
    setTellTabs(() => tabs.tell);
    // A tab that does not lead starts with the list, too.
    load().catch(() => undefined);
    return tabs.leave;
  }, [announce, dataProvider, feed, queryClient, userId]);

  const acknowledge = async (cursor: number): Promise<void> => {
    try {
      await dataProvider.acknowledgeAssignment(cursor);
      feed.acknowledged(cursor);
      tellTabs?.({ kind: 'acknowledged', cursor });
    } catch (error) {
      notify(error instanceof Error ? error.message : '', { type: 'error' });
    }
  };
  return { ...state, acknowledge };
}

/** Collects what comes within a moment and tells it once. */
function useFreshAnnouncer(onFresh: (fresh: readonly AssignmentLineFragment[]) => void) {
  const tell = useRef(onFresh);
  tell.current = onFresh;
  return useMemo(() => {
    let waiting: AssignmentLineFragment[] = [];
    return (fresh: readonly AssignmentLineFragment[]) => {
      if (waiting.length === 0) {
        setTimeout(() => {
          tell.current(waiting);
          waiting = [];
        }, TOGETHER);
      }
      waiting.push(...fresh);
    };
  }, []);
}
