import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useDataProvider, useListContext } from 'react-admin';

const FRESH = 30_000;
const IDLE_AFTER = 400;

/** Fetches a page of the list around before it is asked for; the next one by itself as soon as nothing else is under way. */
export function usePagePrefetch(): (page: number) => void {
  const queryClient = useQueryClient();
  const dataProvider = useDataProvider();
  const { resource, page, perPage, total, sort, filterValues, filter, isFetching } = useListContext();
  const asked = JSON.stringify([sort, filterValues, filter, perPage]);

  const prefetch = useCallback(
    (next: number) => {
      const [sort, filterValues, filter, perPage] = JSON.parse(asked);
      const params = { pagination: { page: next, perPage }, sort, filter: { ...filterValues, ...filter } };
      void queryClient.prefetchQuery({
        // The key under which react-admin's list looks for its page.
        queryKey: [resource, 'getList', { ...params, meta: undefined }],
        queryFn: async ({ signal }) => {
          const { data, total } = await dataProvider.getList(resource, { ...params, signal });
          return { data, total, pageInfo: undefined, meta: undefined };
        },
        staleTime: FRESH,
      });
    },
    [queryClient, dataProvider, resource, asked],
  );

  useEffect(() => {
    if (isFetching || total === undefined || page * perPage >= total) return;
    const timer = setTimeout(() => prefetch(page + 1), IDLE_AFTER);
    return () => clearTimeout(timer);
  }, [prefetch, isFetching, total, page, perPage]);

  return prefetch;
}
