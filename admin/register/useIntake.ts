import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { DraftContent } from './draft/draft.ts';

const MINUTE = 60_000;

/**
 * Tells the server that the form was opened (action A1 runs from here; a restored form keeps its own) and knows whether
 * the office is working now.
 */
export function useIntake(formId: string, restored: DraftContent['intake']) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const queryKey = ['intake', formId];
  const { data: intake } = useQuery<DraftContent['intake']>({
    queryKey,
    queryFn: async () => {
      const { id, openedAt } = await dataProvider.openIntake();
      return { id, openedAt };
    },
    ...(restored ? { initialData: restored } : {}),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { data: clock } = useQuery({
    queryKey: ['serverTime'],
    queryFn: () => dataProvider.serverTime(),
    refetchInterval: MINUTE,
  });
  return {
    intake: intake ?? null,
    clock: clock ?? null,
    /** Opens another intake: the one before has been used. */
    renew: () => queryClient.refetchQueries({ queryKey }),
  };
}
