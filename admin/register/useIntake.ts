import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const MINUTE = 60_000;

/** Tells the server that the form was opened (action A1 runs from here) and knows whether the office is working now. */
export function useIntake(formId: string) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data: intake } = useQuery({
    queryKey: ['intake', formId],
    queryFn: () => dataProvider.openIntake(),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { data: clock } = useQuery({
    queryKey: ['serverTime'],
    queryFn: () => dataProvider.serverTime(),
    refetchInterval: MINUTE,
  });
  return { intakeId: intake?.id ?? null, clock: clock ?? null };
}
