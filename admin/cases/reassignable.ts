import type { CaseLineFragment, CaseStatus } from '../generated/graphql.ts';

/** Where a case has an executor who may be changed (T11); a test holds this to the row of the transition table. */
export const REASSIGNABLE: readonly CaseStatus[] = ['ASSIGNED', 'UNDER_REVIEW', 'DRAFTING', 'RETURNED'];

/** Whether a row of a list may be chosen for another executor; the server decides anew for each. */
export const isReassignable = ({ status }: Pick<CaseLineFragment, 'status'>): boolean =>
  REASSIGNABLE.includes(status);
