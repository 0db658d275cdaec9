import type { CaseFilter } from '../generated/graphql.ts';

/** The address of the list of cases narrowed so; codes and keys only, never a name (I-42). */
export const caseListLink = (filter: Pick<CaseFilter, 'due' | 'officeId' | 'executorId'>): string =>
  `/cases?${new URLSearchParams({ filter: JSON.stringify(filter), page: '1' })}`;
