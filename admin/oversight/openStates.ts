import type { CaseStatus } from '../generated/graphql.ts';
import { statusTone } from '../theme/palette.ts';

/** The states in which a case is open, for lists whose counts say `open`. */
export const OPEN_STATES = (Object.keys(statusTone) as CaseStatus[]).filter(
  (status) => status !== 'DELIVERED' && status !== 'CANCELLED',
);
