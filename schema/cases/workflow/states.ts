import { CaseStatus } from '../../../prisma/client.ts';

/** Final states: no row leads out of them (I-21). */
export const FINAL_STATES = ['DELIVERED', 'CANCELLED'] as const satisfies readonly CaseStatus[];

/** States in which the application has not yet been decided and signed: T12 may cancel from them. */
export const BEFORE_SIGNED = [
  'AKIM_REGISTERED',
  'COMMISSION_REVIEW',
  'IN_TRANSIT',
  'REGISTERED',
  'AWAITING_RESOLUTION',
  'ASSIGNED',
  'UNDER_REVIEW',
  'DRAFTING',
  'AWAITING_SIGNATURE',
  'RETURNED',
] as const satisfies readonly CaseStatus[];

/** States that are not final: the case is open. */
export const OPEN_STATES: readonly CaseStatus[] = Object.values(CaseStatus).filter(
  (status) => !(FINAL_STATES as readonly CaseStatus[]).includes(status),
);
