import type { CaseColumn } from '../generated/graphql.ts';
import type { CaseColumnCode } from './caseList.ts';

/**
 * The file's columns for those that the list shows: where an akim's office stands in one cell it gets a column, and
 * pseudonyms and keys stand for people and cases in the hands of those who may know no person.
 */
export function exportColumns(
  shown: readonly CaseColumnCode[],
  { withIin = false, withPseudonyms = false } = {},
): CaseColumn[] {
  const columns = shown.flatMap((code): CaseColumn[] => {
    switch (code) {
      case 'APPLICANT':
        return withIin ? ['APPLICANT', 'IIN'] : ['APPLICANT'];
      case 'CHANNEL':
        return ['CHANNEL', 'AKIM_OFFICE'];
      case 'DUE_AT':
        return ['DUE_AT', 'DUE_STATE'];
      default:
        return [code];
    }
  });
  const pseudonyms: CaseColumn[] = withPseudonyms ? ['PSEUDONYM', 'EXECUTOR_PSEUDONYM', 'ID'] : [];
  return [...new Set([...columns, ...pseudonyms])];
}
