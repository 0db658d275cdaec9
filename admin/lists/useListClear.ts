import { useListContext } from 'react-admin';
import { useListSearch } from './useListSearch.ts';

/** Whether the list around is narrowed by anything, and how all of it is taken away. */
export function useListClear(resource: string): { readonly narrowed: boolean; readonly clear: () => void } {
  const { filterValues, setFilters } = useListContext();
  const [search, setSearch] = useListSearch(resource);
  return {
    narrowed: search !== '' || Object.keys(filterValues).length > 0,
    clear: () => {
      setSearch('');
      setFilters({});
    },
  };
}
