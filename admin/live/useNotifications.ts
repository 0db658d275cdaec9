import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useDataProvider, useLogoutIfAccessDenied, useNotify } from 'react-admin';
import { useSessionTurn } from '../auth/useSession.ts';
import { type NotificationLineFragment, NotificationsDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { connection } from '../providers/providers.ts';
import { INBOX_KEY } from '../work/useInbox.ts';
import { crowding } from './crowding.ts';
import { eventStream } from './eventStream.ts';
import { type Connection, keepOpen, type StreamState } from './keepOpen.ts';
import { type FeedState, makeNotificationFeed } from './notificationFeed.ts';
import { TOLD_ALOUD } from './notificationWords.ts';
import { joinTabs } from './tabs.ts';
import { makeTeller } from './teller.ts';

interface ListMessage {
  readonly kind: 'list';
  readonly open: readonly NotificationLineFragment[];
  readonly asked: number | null;
  /** The connection was lost for so long that what is new came while nobody could be told. */
  readonly away: boolean;
}

type Message =
  | ListMessage
  | { readonly kind: 'event'; readonly row: NotificationLineFragment }
  | { readonly kind: 'told'; readonly upTo: number }
  | { readonly kind: 'acknowledged'; readonly cursor: number; readonly andBefore: boolean }
  | { readonly kind: 'stream'; readonly stream: StreamState };

/** By this name the stream of the feed is told of as refused. */
const STREAM = 'notifications';

/** By then a tab knows whether it leads. */
const UNLED = 200;

/** A break longer than this is an absence, and so is a silence like that of a computer asleep. */
const BREAK = 3000;
const SLEEP = 30_000;

interface Notifications extends FeedState {
  readonly acknowledge: (cursor: number) => Promise<void>;
  /** Everything that is shown now; what comes meanwhile stays. */
  readonly acknowledgeAll: () => Promise<void>;
}

/** What the page does with news. */
interface Telling {
  /** Shows them on the page; `away`: they came while nobody looked. */
  readonly show: (rows: readonly NotificationLineFragment[], away: boolean) => void;
  /** No tab of the browser is in view. */
  readonly callOutside: (rows: readonly NotificationLineFragment[]) => void;
}

/** The official's notifications, live: one stream for all tabs, resumed after the last cursor that was seen. */
export function useNotifications(userId: string, telling: Telling): Notifications {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const notify = useNotify();
  const feed = useMemo(makeNotificationFeed, []);
  const state = useSyncExternalStore(feed.subscribe, feed.state);
  const [tellTabs, setTellTabs] = useState<((message: Message) => void) | null>(null);
  // The stream must not be opened anew when a page draws itself again.
  const latest = useRef({ telling, logoutIfAccessDenied });
  latest.current = { telling, logoutIfAccessDenied };
  const listed = useRef(false);
  const turn = useSessionTurn();

  // A session that was taken up again needs a new stream.
  useEffect(() => {
    let leads = false;
    let lastLife = Date.now();
    let brokenAt: number | null = null;
    const wasAway = (): boolean =>
      Date.now() - (brokenAt ?? Date.now()) > BREAK || Date.now() - lastLife > SLEEP;
    const teller = makeTeller<NotificationLineFragment>({
      isVisible: () => !document.hidden,
      isLeader: () => leads,
      isOpen: ({ cursor }) => feed.state().open.some((row) => row.cursor === cursor),
      show: (rows, away) => latest.current.telling.show(rows, away),
      callOutside: (rows) => latest.current.telling.callOutside(rows),
      told: (upTo) => tabs?.tell({ kind: 'told', upTo }),
    });
    const arrived = (fresh: readonly NotificationLineFragment[], away = false): void => {
      if (fresh.length === 0) return;
      teller.take(
        fresh.filter(({ kind }) => TOLD_ALOUD.includes(kind)),
        away,
      );
      void queryClient.invalidateQueries({ queryKey: INBOX_KEY });
      void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    };
    const takeList = ({ open, asked, away }: ListMessage): void => {
      const fresh = feed.load(open, asked);
      // What waited before the page was opened is no news.
      if (listed.current) arrived(fresh, away);
      listed.current = true;
    };
    const load = async (away: boolean): Promise<Message> => {
      const asked = feed.last();
      const list = {
        kind: 'list',
        open: await dataProvider.unacknowledgedNotifications(),
        asked,
        away,
      } as const;
      takeList(list);
      return list;
    };
    const heardOfStream = (stream: StreamState): void => {
      const online = stream !== 'broken';
      feed.setOnline(online);
      crowding.tell(STREAM, stream === 'crowded');
      if (online) connection.answered();
      else connection.lost();
    };
    const connect = async (stream: Connection): Promise<void> => {
      const { signal } = stream;
      const onLife = (): void => {
        lastLife = Date.now();
        brokenAt = null;
        stream.onLife();
      };
      // The stream resumes after the last cursor, so what came while it was broken reaches the other tabs as this list.
      const list = await load(wasAway());
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
    const lead = (alone: boolean): (() => void) => {
      leads = true;
      lastLife = Date.now();
      return keepOpen({
        connect,
        onState: (stream) => {
          if (stream === 'broken') brokenAt ??= Date.now();
          // The list that each try begins with is read here and now, only later than by the stream.
          else if (stream === 'crowded') lastLife = Date.now();
          heardOfStream(stream);
          tabs?.tell({ kind: 'stream', stream });
        },
        onRefused: (error) => void latest.current.logoutIfAccessDenied(error).catch(() => undefined),
        onlyInView: alone,
      });
    };
    const onMessage = (message: Message): void => {
      if (message.kind === 'list') takeList(message);
      else if (message.kind === 'acknowledged') feed.acknowledged(message.cursor, message.andBefore);
      else if (message.kind === 'stream') heardOfStream(message.stream);
      else if (message.kind === 'told') teller.heard(message.upTo);
      else if (feed.receive(message.row)) arrived([message.row]);
    };
    const onVisible = (): void => {
      if (!document.hidden) teller.seen();
    };
    document.addEventListener('visibilitychange', onVisible);
    let tabs: ReturnType<typeof joinTabs<Message>> | null = null;
    tabs = joinTabs<Message>(`komek-notifications-${userId}`, lead, onMessage);
    setTellTabs(() => tabs.tell);
    // A tab that does not lead starts with the list, too; the one that does asks for it itself.
    const unled = setTimeout(() => {
      if (!leads) load(turn > 0).catch(() => undefined);
    }, UNLED);
    return () => {
      clearTimeout(unled);
      document.removeEventListener('visibilitychange', onVisible);
      teller.stop();
      tabs.leave();
      crowding.tell(STREAM, false);
    };
  }, [dataProvider, feed, queryClient, userId, turn]);

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
