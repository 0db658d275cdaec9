import type { CaseLineFragment } from '../generated/graphql.ts';

/** The number under which the reader's office knows the case. */
export const numberOf = ({
  number,
  akimNumber,
}: Pick<CaseLineFragment, 'number' | 'akimNumber'>): string | null => number ?? akimNumber;
