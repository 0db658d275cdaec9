import type { CaseFilter, CaseSortField, SortDirection } from '../generated/graphql.ts';

interface Order {
  readonly field: CaseSortField;
  readonly order: SortDirection;
}

/** The address of the list of cases narrowed and sorted so; codes and keys only, never a name (I-42). */
export const caseListLink = (filter: Omit<CaseFilter, 'search' | 'ids'>, sort?: Order): string => {
  const order = sort ? { sort: sort.field, order: sort.order } : {};
  return `/cases?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1', ...order })}`;
};
