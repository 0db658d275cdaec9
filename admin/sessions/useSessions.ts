import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { EndOtherSessionsDocument, EndSessionDocument, SessionsDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const KEY = ['sessions'];
const REFRESH = 30_000;

/** How many sessions a page shows. */
export const PAGE_LENGTH = 25;

/** A page of the open sessions, the last seen first; read anew every half minute. */
export function useSessions(own: boolean, page: number) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: [...KEY, own, page],
    queryFn: async () => {
      const asked = { own, first: PAGE_LENGTH, offset: (page - 1) * PAGE_LENGTH };
      return (await dataProvider.ask(SessionsDocument, asked)).sessions;
    },
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH,
  });
}

/** Ends a session and reads the list anew; answers whether it was the one of this browser. */
export function useEndSession(): (id: string) => Promise<boolean> {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  return async (id) => {
    const { endSession } = await dataProvider.ask(EndSessionDocument, { id });
    if (!endSession.current) await queryClient.invalidateQueries({ queryKey: KEY });
    return endSession.current;
  };
}

/** Ends all of one's own sessions but that of this browser, and reads the list anew; answers how many there were. */
export function useEndOthers(): () => Promise<number> {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  return async () => {
    const { endSessions } = await dataProvider.ask(EndOtherSessionsDocument, {});
    await queryClient.invalidateQueries({ queryKey: KEY });
    return endSessions;
  };
}
