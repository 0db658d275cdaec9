import type { ListName } from '../generated/graphql.ts';

/** The page lengths that every list offers; the API cuts nothing off below 100. */
export const PAGE_LENGTHS = [25, 50, 100] as const;

/** How a list is ordered. */
export interface ListSort {
  readonly field: string;
  readonly order: 'ASC' | 'DESC';
}

/** What a list is, apart from its rows: what its address, its kept views and its columns may say. */
export interface ListDefinition<Code extends string = string, Filter extends object = object> {
  readonly resource: string;
  readonly path: string;
  /** Under which name its views are kept. */
  readonly name: ListName;
  readonly readFilter: (value: unknown) => Filter;
  readonly sorts: readonly string[];
  readonly defaultSort: ListSort;
  /** All columns, in their usual order; the first always stands and stands first, for it is the link. */
  readonly columns: readonly [Code, ...Code[]];
  /** The columns of somebody who has chosen none. */
  readonly standardColumns: readonly Code[];
}

/** The sort when the list has it. */
export function readSort(
  definition: Pick<ListDefinition, 'sorts'>,
  field: unknown,
  order: unknown,
): ListSort | null {
  const known = definition.sorts.find((sort) => sort === field);
  return known !== undefined && (order === 'ASC' || order === 'DESC') ? { field: known, order } : null;
}

/** The page length when the list offers it. */
export const readPageLength = (value: unknown): number | null =>
  PAGE_LENGTHS.find((length) => length === Number(value)) ?? null;
