import type { GetListParams } from 'react-admin';
import type { Operation } from './operation.ts';

/** What ra-data-graphql needs for one call. */
export interface Call {
  readonly query: Operation<unknown, never>;
  readonly variables: Record<string, unknown>;
  readonly parseResponse: (response: { readonly data?: unknown }) => unknown;
}

/** One place of the table resource × method: turns react-admin's parameters into a {@link Call}. */
export type Cell<Params> = (params: Params) => Call;

/** Joins a document with the way in (parameters to variables) and the way out (data to react-admin's answer). */
export function cell<Params, Data, Variables extends Record<string, unknown>>(
  query: Operation<Data, Variables>,
  variables: (params: Params) => Variables,
  parse: (data: Data, params: Params) => unknown,
): Cell<Params> {
  return (params) => ({
    query,
    variables: variables(params),
    parseResponse: (response) => parse(response.data as Data, params),
  });
}

/** Page number and length as the API counts: how many, after how many. */
export function pageOf({ pagination }: Partial<GetListParams>): { first: number; offset: number } {
  const { page, perPage } = pagination ?? { page: 1, perPage: 25 };
  return { first: perPage, offset: (page - 1) * perPage };
}

/** The sort when the list can be sorted by that field, else nothing and the server's own order. */
export function sortOf<Field extends string>(
  { sort }: Partial<GetListParams>,
  fields: readonly Field[],
): { field: Field; direction: 'ASC' | 'DESC' } | null {
  const field = fields.find((known) => known === sort?.field);
  return field && sort ? { field, direction: sort.order } : null;
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The filled-in values under the named keys; everything else that a form or an address may carry stays behind. */
export function pick<Input extends object>(
  values: object,
  keys: readonly (keyof Input & string)[],
): Partial<Input> {
  const given = values as Record<string, unknown>;
  return Object.fromEntries(
    keys.filter((key) => !isBlank(given[key])).map((key) => [key, given[key]]),
  ) as Partial<Input>;
}

/** The values under the named keys that differ from the previous record; an emptied one becomes null. */
export function changesOf<Input extends object>(
  { data, previousData }: { data: object; previousData?: object | undefined },
  keys: readonly (keyof Input & string)[],
): Partial<Input> {
  const next = data as Record<string, unknown>;
  const before = (previousData ?? {}) as Record<string, unknown>;
  const differs = (key: string): boolean =>
    JSON.stringify(next[key] ?? null) !== JSON.stringify(before[key] ?? null);
  return Object.fromEntries(
    keys
      .filter((key) => key in next && differs(key))
      .map((key) => [key, isBlank(next[key]) ? null : next[key]]),
  ) as Partial<Input>;
}
