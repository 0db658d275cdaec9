import { readColumns } from './columns.ts';
import { addressOf, sameContent } from './listAddress.ts';
import { type ListDefinition, type ListSort, readPageLength, readSort } from './listDefinition.ts';

/** A list as it is arranged; what was searched for is no part of it. */
export interface ViewState {
  readonly filter: object;
  readonly sort: ListSort;
  readonly columns: readonly string[];
  readonly perPage: number;
}

/** Reads a kept view; what the list no longer knows is left out, so that an old view still opens. */
export function readViewState(value: unknown, definition: ListDefinition): ViewState {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const sort = (given.sort ?? {}) as Record<string, unknown>;
  return {
    filter: definition.readFilter(given.filter),
    sort: readSort(definition, sort.field, sort.order) ?? definition.defaultSort,
    columns: readColumns(given.columns, definition),
    perPage: readPageLength(given.perPage) ?? 25,
  };
}

/** The address that shows a view's filter, order and page length. */
export const viewAddress = (path: string, { filter, sort, perPage }: ViewState): string =>
  `${path}${addressOf({ filter, sort, perPage })}`;

/** Whether the two arrange the list alike. */
export const sameView = (one: ViewState, other: ViewState): boolean => sameContent(one, other);
