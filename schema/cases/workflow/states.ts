import type { LimitCode } from '../../../prisma/client.ts';
import { CaseStatus } from '../../../prisma/client.ts';
import type { ClockCode } from './advanceClocks.ts';

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

/** The clocks of the whole service: one runs until the notice is delivered or lies ready for the applicant (Standard cl. 7, I-33). */
export const OUTER_CLOCKS = ['STANDARD', 'STANDARD_AKIM'] as const satisfies readonly ClockCode[];

/** Whether a clock is of the whole service. */
export const isOuterClock = (code: LimitCode): boolean => OUTER_CLOCKS.some((outer) => outer === code);

/** The executor answers for these in person; for the others anybody of the office's role (regulation.md 5.2). */
export const EXECUTORS_CLOCKS: readonly ClockCode[] = ['A3', 'A4', 'A6'];

/** The clock of a state beside the outer one (regulation.md 5.3); null: the outer clock alone, or in a final state none. */
export const STATE_CLOCKS = {
  AKIM_REGISTERED: null,
  COMMISSION_REVIEW: 'COMMISSION',
  IN_TRANSIT: null,
  REGISTERED: 'A1',
  AWAITING_RESOLUTION: 'A2',
  ASSIGNED: 'A3',
  UNDER_REVIEW: 'A3',
  DRAFTING: 'A4',
  AWAITING_SIGNATURE: 'A5',
  RETURNED: 'A4',
  SIGNED: 'A6',
  DELIVERED: null,
  CANCELLED: null,
} as const satisfies Record<CaseStatus, ClockCode | null>;
