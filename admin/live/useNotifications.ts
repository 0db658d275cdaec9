import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDataProvider, useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { type NotificationLineFragment, NotificationsDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { eventStream } from './eventStream.ts';
import { type Connection, keepOpen } from './keepOpen.ts';
import { type FeedState, makeNotificationFeed } from './notificationFeed.ts';
import { joinTabs } from './tabs.ts';

type Message =
  | {
      readonly kind: 'list';
      readonly open: readonly NotificationLineFragment[];
      readonly asked: number | null;
    }
  | { readonly kind: 'event'; readonly row: NotificationLineFragment }
  | { readonly kind: 'acknowledged'; readonly cursor: number; readonly andBefore: boolean }
  | { readonly kind: 'online'; readonly online: boolean };

/** Events that come together are told together. */
const TOGETHER = 200;

interface Notifications extends FeedState {
  readonly acknowledge: (cursor: number) => Promise<void>;
  /** Everything that is shown now; what comes meanwhile stays. */
  readonly acknowledgeAll: () => Promise<void>;
}

/** The official's notifications, live: one stream for all tabs, resumed after the last cursor that was seen. */
export function useNotifications(
  userId: string,
  onFresh: (fresh: readonly NotificationLineFragment[]) => void,
): Notifications {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const notify = useNotify();
  const feed = useMemo(makeNotificationFeed, []);
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const [tellTabs, setTellTabs] = useState<((message: Message) => void) | null>(null);
  // The stream must not be opened anew when a page draws itself again.
  const announce = useFreshAnnouncer(onFresh);
  const refused = useRef(logoutIfAccessDenied);
  refused.current = logoutIfAccessDenied;

  useEffect(() => {
    const arrived = (fresh: readonly NotificationLineFragment[]): void => {
      if (fresh.length === 0) return;
      announce(fresh);
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    };
    let first = true;
    const takeList = (open: readonly NotificationLineFragment[], asked: number | null): void => {
      const fresh = feed.load(open, asked);
      // What waited before the page was opened is no news.
      if (!first) arrived(fresh);
      first = false;
    };
    const load = async (): Promise<Message> => {
      const asked = feed.last();
      const open = await dataProvider.unacknowledgedNotifications();
      takeList(open, asked);
      return { kind: 'list', open, asked };
    };
    const setOnline = (online: boolean): void => {
      feed.setOnline(online);
      tabs?.tell({ kind: 'online', online });
    };
    const connect = async ({ signal, onLife }: Connection): Promise<void> => {
      // The stream resumes after the last cursor, so what came while it was broken reaches the other tabs as this list.
      const list = await load();
      tabs?.tell(list);
      const after = feed.last();
      for await (const { notifications: row } of eventStream(
        NotificationsDocument,
        after === null ? {} : { after },
        { signal, onLife },
      )) {
        if (feed.receive(row)) arrived([row]);
        tabs?.tell({ kind: 'event', row });
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
      if (message.kind === 'list') takeList(message.open, message.asked);
      else if (message.kind === 'acknowledged') feed.acknowledged(message.cursor, message.andBefore);
      else if (message.kind === 'online') feed.setOnline(message.online);
      else if (feed.receive(message.row)) arrived([message.row]);
    };
    let tabs: ReturnType<typeof joinTabs<Message>> | null = null;
    tabs = joinTabs<Message>(`komek-notifications-${userId}`, lead, onMessage);
    setTellTabs(() => tabs.tell);
    // A tab that does not lead starts with the list, too.
    load().catch(() => undefined);
    return tabs.leave;
  }, [announce, dataProvider, feed, queryClient, userId]);

  const acknowledging = async (work: Promise<void>, cursor: number, andBefore: boolean): Promise<void> => {
    try {
      await work;
      feed.acknowledged(cursor, andBefore);
      tellTabs?.({ kind: 'acknowledged', cursor, andBefore });
    } catch (error) {
      notify(error instanceof Error ? error.message : '', { type: 'error' });
    }
  };
  return {
    ...state,
    acknowledge: (cursor) => acknowledging(dataProvider.acknowledgeNotification(cursor), cursor, false),
    acknowledgeAll: async () => {
      const [newest] = state.open;
      if (newest)
        await acknowledging(dataProvider.acknowledgeNotifications(newest.cursor), newest.cursor, true);
    },
  };
}

/** Collects what comes within a moment and tells it once. */
function useFreshAnnouncer(onFresh: (fresh: readonly NotificationLineFragment[]) => void) {
  const tell = useRef(onFresh);
  tell.current = onFresh;
  return useMemo(() => {
    let waiting: NotificationLineFragment[] = [];
    return (fresh: readonly NotificationLineFragment[]) => {
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
