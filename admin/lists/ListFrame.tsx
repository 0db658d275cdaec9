import { type ReactNode, useLayoutEffect, useState } from 'react';
import { ListBase } from 'react-admin';
import { Navigate, useLocation, useNavigationType } from 'react-router-dom';
import { cleanAddress, numberInAddress } from './listAddress.ts';
import type { ListDefinition } from './listDefinition.ts';
import { useListSearch } from './useListSearch.ts';

/** Says in a link's state that the searched text belongs to it. */
export const KEEP_SEARCH = { keepSearch: true } as const;

interface ListFrameProps {
  readonly definition: ListDefinition;
  readonly children: ReactNode;
}

/**
 * A list in step with its address. A link that narrows the list opens it without the text searched for before, so that a
 * count and its list agree; what the address says wrongly is put right.
 */
export function ListFrame({ definition, children }: ListFrameProps) {
  const { resource, defaultSort } = definition;
  const { search: address, state } = useLocation();
  const arrival = useNavigationType();
  const [search, setSearch] = useListSearch(resource);
  const narrowing = new URLSearchParams(address).has('filter') && !state?.keepSearch;
  const [ready, setReady] = useState(() => arrival === 'POP' || !narrowing || search === '');
  const number = numberInAddress(address);

  useLayoutEffect(() => {
    if (number !== null) setSearch(number);
    else if (!ready) setSearch('');
    setReady(true);
  }, [number, ready, setSearch]);

  const clean = cleanAddress(address, definition);
  if (clean !== null) return <Navigate to={{ search: clean }} state={state} replace />;
  if (!ready) return null;
  return (
    <ListBase
      resource={resource}
      sort={defaultSort}
      perPage={25}
      exporter={false}
      {...(search ? { filter: { search } } : {})}
    >
      {children}
    </ListBase>
  );
}
