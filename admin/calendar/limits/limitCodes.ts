import type { LimitCode } from '../../generated/graphql.ts';

/** The time limits in the order in which officials think of them: the six actions, the whole service, the rest. */
export const LIMIT_CODES: readonly LimitCode[] = [
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'A6',
  'STANDARD',
  'STANDARD_AKIM',
  'COMMISSION',
  'ACKNOWLEDGEMENT',
];
