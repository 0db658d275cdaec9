import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import {
  type ListName,
  RemoveViewDocument,
  SavedViewsDocument,
  SaveViewDocument,
} from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import type { ViewState } from './viewState.ts';

/** One's own kept views of a list, and how to keep, replace (under the same name) and remove one. */
export function useSavedViews(list: ListName, enabled: boolean) {
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const queryKey = ['savedViews', list];
  const views = useQuery({
    queryKey,
    queryFn: async () => (await ask(SavedViewsDocument, { list })).savedViews,
    staleTime: 60_000,
    enabled,
  });
  const onSettled = () => queryClient.invalidateQueries({ queryKey });
  const save = useMutation({
    mutationFn: async ({ name, state }: { name: string; state: ViewState }) =>
      (await ask(SaveViewDocument, { input: { list, name, state } })).saveView,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => ask(RemoveViewDocument, { id }),
    onSettled,
  });
  return { views, save, remove };
}
