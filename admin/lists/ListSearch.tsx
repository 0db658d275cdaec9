import { useListContext } from 'react-admin';
import { SearchField } from '../shared/SearchField.tsx';
import { useListSearch } from './useListSearch.ts';

interface ListSearchProps {
  readonly label: string;
  readonly hint?: string;
}

/** The search of the list around it; what is typed stays in memory (I-42) and begins at the first page. */
export function ListSearch({ label, hint }: ListSearchProps) {
  const { resource, page, setPage } = useListContext();
  const [search, setSearch] = useListSearch(resource);
  return (
    <SearchField
      label={label}
      {...(hint ? { hint } : {})}
      value={search}
      onChange={(text) => {
        if (page > 1) setPage(1);
        setSearch(text);
      }}
    />
  );
}
