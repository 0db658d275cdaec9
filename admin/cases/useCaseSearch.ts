import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

const KEY = ['caseSearch'];

/** The text searched for; kept in memory until sign-out, so that coming back from a case finds the list as it was. */
export function useCaseSearch(): [string, (search: string) => void] {
  const queryClient = useQueryClient();
  const [search, setSearch] = useState(() => queryClient.getQueryData<string>(KEY) ?? '');
  return [
    search,
    (next) => {
      queryClient.setQueryData(KEY, next);
      setSearch(next);
    },
  ];
}
