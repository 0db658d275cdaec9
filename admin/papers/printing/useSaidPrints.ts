import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { INBOX_KEY } from '../../work/useInbox.ts';

/** Where the journals of one's office are kept. */
export const JOURNALS_KEY = ['journals'];

/** Makes everything anew that tells of prints: the logs, and the receipts to print. */
export function useSaidPrints(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => {
    for (const queryKey of [['cases'], INBOX_KEY, JOURNALS_KEY, ['paperPage']])
      void queryClient.invalidateQueries({ queryKey });
  }, [queryClient]);
}
