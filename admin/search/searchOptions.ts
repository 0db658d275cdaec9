import type { CaseLineFragment, SearchEverywhereQuery } from '../generated/graphql.ts';

/** What was found, by kind. */
export type Found = SearchEverywhereQuery['search'];

/** The kinds in which results come, and the lists that hold all of them. */
export type FoundKind = 'cases' | 'users' | 'offices';

/** One line of the results: a record and where it is opened, or the list with all of its kind. */
export type SearchOption =
  | { readonly kind: 'cases'; readonly to: string; readonly record: CaseLineFragment }
  | { readonly kind: 'users'; readonly to: string; readonly record: Found['users'][number] }
  | { readonly kind: 'offices'; readonly to: string; readonly record: Found['offices'][number] }
  | { readonly kind: 'all'; readonly of: FoundKind };

/** So many of a kind come at most; there may be more of them. */
const FIRST_FEW = 8;

/** The results in the order in which the arrows walk through them. */
export function searchOptions({ cases, users, offices }: Found): SearchOption[] {
  const all = (of: FoundKind, shown: boolean): SearchOption[] => (shown ? [{ kind: 'all', of }] : []);
  return [
    ...cases.map((record) => ({ kind: 'cases' as const, to: `/cases/${record.id}`, record })),
    ...all('cases', cases.length > 0),
    ...users.map((record) => ({ kind: 'users' as const, to: `/users/${record.id}`, record })),
    ...all('users', users.length >= FIRST_FEW),
    ...offices.map((record) => ({ kind: 'offices' as const, to: `/offices/${record.id}/show`, record })),
    ...all('offices', offices.length >= FIRST_FEW),
  ];
}
