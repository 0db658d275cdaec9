import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useToday } from '../deadlines/useNow.ts';
import { authProvider, connection } from '../providers/providers.ts';

/** Away longer than this, and the rights may have changed. */
const AWAY = 5 * 60_000;

/**
 * Asks anew who is signed in and what he may do: at the offices' midnight, when acting rights begin and end; when the
 * reader comes back after some minutes; and when the connection is back.
 */
export function useFreshViewer(): void {
  const queryClient = useQueryClient();
  const today = useToday();
  const shownDay = useRef(today);

  const refresh = useCallback(async () => {
    const same = await authProvider.refresh().catch(() => null);
    // Somebody else has signed in by another tab: nothing of this page is his.
    if (same === false) window.location.reload();
    else if (same) await queryClient.invalidateQueries({ queryKey: ['auth'] });
  }, [queryClient]);

  useEffect(() => {
    if (shownDay.current === today) return;
    shownDay.current = today;
    void refresh();
  }, [today, refresh]);

  useEffect(() => {
    let left = Date.now();
    const onVisibility = (): void => {
      if (document.hidden) left = Date.now();
      else if (Date.now() - left > AWAY) void refresh();
    };
    const stopWatching = connection.subscribe(() => {
      if (connection.lostSince() === null) void refresh();
    });
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      stopWatching();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [refresh]);
}
