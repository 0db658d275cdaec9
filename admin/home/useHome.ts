import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useDataProvider } from 'react-admin';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { Operation } from '../providers/operation.ts';
import { INBOX_KEY } from '../work/useInbox.ts';

/** How often the counts are asked for; the lines only when one of them changed, for each showing is logged (I-37). */
const PULSE = 30_000;

/** How often everything is asked for anew all the same: one case may have come while another went. */
const ANEW = 300_000;

interface HomeQuery<Data, Variables> {
  readonly name: string;
  readonly document: Operation<Data, Variables>;
  readonly variables: Variables;
  /** Counts alone: when they change, the whole is asked for anew. */
  readonly pulse: Operation<unknown, { [key: string]: never }>;
}

/** All that a home shows, in one request; whatever makes the queues stale makes it stale too. */
export function useHome<Data, Variables extends Record<string, unknown>>({
  name,
  document,
  variables,
  pulse,
}: HomeQuery<Data, Variables>) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: [...INBOX_KEY, 'home', name, variables],
    queryFn: () => dataProvider.ask(document, variables),
    placeholderData: keepPreviousData,
    refetchInterval: ANEW,
    refetchOnWindowFocus: false,
  });
  const { data: beat } = useQuery({
    queryKey: ['pulse', name, dataUpdatedAt],
    queryFn: async () => JSON.stringify(await dataProvider.ask(pulse, {})),
    enabled: dataUpdatedAt > 0,
    refetchInterval: PULSE,
    gcTime: 0,
  });
  const first = useRef({ of: 0, beat: '' });
  useEffect(() => {
    if (beat === undefined) return;
    if (first.current.of !== dataUpdatedAt) first.current = { of: dataUpdatedAt, beat };
    else if (first.current.beat !== beat) void refetch();
  }, [beat, dataUpdatedAt, refetch]);
  return { data, error };
}
