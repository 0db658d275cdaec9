import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { PeopleDocument } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';

/** The executors whose cases the reader may ask for, by name; empty for those who may read no users. */
export function useExecutorNames(enabled: boolean): ReadonlyMap<string, string> {
  const { ask } = useDataProvider<KomekDataProvider>();
  const { data } = useQuery({
    queryKey: ['people', 'executors'],
    queryFn: async () => {
      const { users } = await ask(PeopleDocument, {
        filter: { role: 'EXECUTOR' },
        sort: { field: 'NAME', direction: 'ASC' },
        first: 100,
      });
      return new Map(users.nodes.map(({ id, shortName }) => [id, shortName]));
    },
    staleTime: 300_000,
    enabled,
  });
  return data ?? NOBODY;
}

const NOBODY: ReadonlyMap<string, string> = new Map();
