import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useToday } from './useNow.ts';

/** At the offices' midnight the working days that are left have changed: what shows cases asks for them anew. */
export function useFreshDay(): void {
  const queryClient = useQueryClient();
  const today = useToday();
  const shown = useRef(today);
  useEffect(() => {
    if (shown.current === today) return;
    shown.current = today;
    void queryClient.invalidateQueries({ queryKey: ['cases'] });
  }, [queryClient, today]);
}
