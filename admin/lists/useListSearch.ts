import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

const keyOf = (resource: string) => ['searchText', resource];

/** The text that a list is searched for: in memory until sign-out, so that it gets into no address and no storage (I-42). */
export function useListSearch(resource: string): [string, (search: string) => void] {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: keyOf(resource),
    queryFn: () => '',
    enabled: false,
    initialData: '',
    gcTime: Number.POSITIVE_INFINITY,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set = useCallback(
    (search: string) => queryClient.setQueryData(keyOf(resource), search),
    [queryClient, resource],
  );
  return [data, set];
}
