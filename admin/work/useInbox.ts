import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** The key of the queues' counts; whatever changes a case makes it stale. */
export const INBOX_KEY = ['inbox'];

const REFRESH = 30_000;

/** The queues of one's roles; counted anew every half minute while the page is in view. */
export function useInbox() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({ queryKey: INBOX_KEY, queryFn: () => dataProvider.inbox(), refetchInterval: REFRESH });
}
