import { useMutation, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { serverNow } from '../deadlines/serverClock.ts';
import { HistoryHeadDocument, VerifyAuditDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

const REFRESH = 60_000;
const RECENT = 30 * 24 * 3_600_000;

/** How far back a proof goes. */
export type Reach = 'recent' | 'whole';

/** The last sealed block; read anew every minute. */
export function useHistoryHead() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useQuery({
    queryKey: ['historyHead'],
    queryFn: async () => (await dataProvider.ask(HistoryHeadDocument, {})).historyHead ?? null,
    refetchInterval: REFRESH,
  });
}

/** Proves the history when it is told to: it takes a while and is logged, so never by itself. */
export function useProof() {
  const dataProvider = useDataProvider<KomekDataProvider>();
  return useMutation({
    mutationFn: async (reach: Reach) => {
      const since = reach === 'recent' ? new Date(serverNow() - RECENT).toISOString() : null;
      return (await dataProvider.ask(VerifyAuditDocument, { since })).verifyAudit;
    },
  });
}
