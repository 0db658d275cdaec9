import type { CaseStatus, LimitCode, Role } from '../../prisma/client.ts';
import type { TransitionName } from '../../schema/cases/workflow/transitions.ts';

/** A row of regulation.md 5.4 as it stands there. */
export interface RegulationRow {
  readonly command: TransitionName;
  readonly ids: readonly string[];
  /** null: it starts a case. */
  readonly from: readonly CaseStatus[] | null;
  /** null: "same state". */
  readonly to: CaseStatus | null;
  readonly roles: readonly Role[];
  /** Marked *ext* there, or of the akim's path. */
  readonly extension: boolean;
}

/** Copied by hand from regulation.md 5.4 and kept apart from the product's table: a wrong edit of either shows. */
export const REGULATION_5_4: readonly RegulationRow[] = [
  {
    command: 'registerApplication',
    ids: ['T1'],
    from: null,
    to: 'REGISTERED',
    roles: ['CLERK'],
    extension: false,
  },
  {
    command: 'forwardToHead',
    ids: ['T2'],
    from: ['REGISTERED'],
    to: 'AWAITING_RESOLUTION',
    roles: ['CLERK'],
    extension: false,
  },
  {
    command: 'assignExecutor',
    ids: ['T3'],
    from: ['AWAITING_RESOLUTION'],
    to: 'ASSIGNED',
    roles: ['HEAD'],
    extension: false,
  },
  {
    command: 'acceptDocuments',
    ids: ['T4'],
    from: ['ASSIGNED'],
    to: 'UNDER_REVIEW',
    roles: ['EXECUTOR'],
    extension: false,
  },
  {
    command: 'completeCheck',
    ids: ['T5'],
    from: ['UNDER_REVIEW'],
    to: 'DRAFTING',
    roles: ['EXECUTOR'],
    extension: false,
  },
  {
    command: 'submitNotice',
    ids: ['T6', 'T9'],
    from: ['DRAFTING', 'RETURNED'],
    to: 'AWAITING_SIGNATURE',
    roles: ['EXECUTOR'],
    extension: false,
  },
  {
    command: 'signNotice',
    ids: ['T7'],
    from: ['AWAITING_SIGNATURE'],
    to: 'SIGNED',
    roles: ['HEAD'],
    extension: false,
  },
  {
    command: 'returnNotice',
    ids: ['T8'],
    from: ['AWAITING_SIGNATURE'],
    to: 'RETURNED',
    roles: ['HEAD'],
    extension: false,
  },
  // T10a is the executor's, and by K6 the akim clerk's on his behalf.
  {
    command: 'recordHandDelivery',
    ids: ['T10a'],
    from: ['SIGNED'],
    to: 'DELIVERED',
    roles: ['EXECUTOR', 'AKIM_CLERK'],
    extension: false,
  },
  {
    command: 'recordPostDispatch',
    ids: ['T10b'],
    from: ['SIGNED'],
    to: 'DELIVERED',
    roles: ['EXECUTOR'],
    extension: false,
  },
  {
    command: 'reassignExecutor',
    ids: ['T11'],
    from: ['ASSIGNED', 'UNDER_REVIEW', 'DRAFTING', 'RETURNED'],
    to: null,
    roles: ['HEAD'],
    extension: true,
  },
  {
    command: 'cancelCase',
    ids: ['T12'],
    from: [
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
    ],
    to: 'CANCELLED',
    roles: ['HEAD'],
    extension: true,
  },
  {
    command: 'registerAtAkim',
    ids: ['K1'],
    from: null,
    to: 'AKIM_REGISTERED',
    roles: ['AKIM_CLERK'],
    extension: true,
  },
  {
    command: 'referToCommission',
    ids: ['K2'],
    from: ['AKIM_REGISTERED'],
    to: 'COMMISSION_REVIEW',
    roles: ['AKIM_CLERK'],
    extension: true,
  },
  {
    command: 'recordConclusion',
    ids: ['K3'],
    from: ['COMMISSION_REVIEW'],
    to: 'AKIM_REGISTERED',
    roles: ['AKIM_CLERK'],
    extension: true,
  },
  {
    command: 'sendToDepartment',
    ids: ['K4'],
    from: ['AKIM_REGISTERED'],
    to: 'IN_TRANSIT',
    roles: ['AKIM_CLERK'],
    extension: true,
  },
  {
    command: 'receiveFromAkim',
    ids: ['K5'],
    from: ['IN_TRANSIT'],
    to: 'REGISTERED',
    roles: ['CLERK'],
    extension: true,
  },
  {
    command: 'handOverToAkim',
    ids: ['K6'],
    from: ['SIGNED'],
    to: null,
    roles: ['EXECUTOR'],
    extension: true,
  },
];

/**
 * What we add to 5.4, by hand too: the delivery to its end (Regulation cl. 11(6), Standard cl. 15, regulation.md 7.5). None
 * of it leads out of a final state (I-21).
 */
export const BEYOND_5_4: readonly RegulationRow[] = [
  {
    command: 'announceCollection',
    ids: ['D1'],
    from: ['SIGNED', 'DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'AKIM_CLERK'],
    extension: true,
  },
  {
    command: 'confirmPostDelivery',
    ids: ['D2'],
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'CLERK'],
    extension: true,
  },
  {
    command: 'recordPostReturn',
    ids: ['D3'],
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'CLERK'],
    extension: true,
  },
  { command: 'sendAgain', ids: ['D4'], from: ['DELIVERED'], to: null, roles: ['EXECUTOR'], extension: true },
  {
    command: 'recordCollection',
    ids: ['D5'],
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR'],
    extension: true,
  },
];

/** The clock column of regulation.md 5.3, copied by hand; where it says "22 w.d." or "–", no action has a clock of its own. */
export const REGULATION_5_3: Readonly<Record<CaseStatus, LimitCode | null>> = {
  REGISTERED: 'A1',
  AWAITING_RESOLUTION: 'A2',
  ASSIGNED: 'A3',
  UNDER_REVIEW: 'A3',
  DRAFTING: 'A4',
  AWAITING_SIGNATURE: 'A5',
  // "rest of A4"
  RETURNED: 'A4',
  SIGNED: 'A6',
  DELIVERED: null,
  AKIM_REGISTERED: null,
  COMMISSION_REVIEW: 'COMMISSION',
  IN_TRANSIT: null,
  CANCELLED: null,
};

/** What starts and what ends each action by regulation.md 5.2, as commands of 5.4. */
export const REGULATION_5_2: Readonly<
  Record<string, { readonly starts: readonly TransitionName[]; readonly ends: readonly TransitionName[] }>
> = {
  // "documents handed in" to "forwarded to head"; at the akim's office the receipt ends it at once (K1).
  A1: {
    starts: ['registerApplication', 'registerAtAkim', 'receiveFromAkim'],
    ends: ['registerAtAkim', 'forwardToHead'],
  },
  A2: { starts: ['forwardToHead'], ends: ['assignExecutor'] },
  A3: { starts: ['assignExecutor'], ends: ['completeCheck'] },
  A4: { starts: ['completeCheck'], ends: ['submitNotice'] },
  A5: { starts: ['submitNotice'], ends: ['signNotice', 'returnNotice'] },
  // "delivery recorded"; a notice that lies ready ends it too (regulation.md 7.5).
  A6: {
    starts: ['signNotice'],
    ends: ['handOverToAkim', 'announceCollection', 'recordHandDelivery', 'recordPostDispatch'],
  },
  COMMISSION: { starts: ['referToCommission'], ends: ['recordConclusion'] },
  STANDARD: {
    starts: ['registerApplication'],
    ends: ['announceCollection', 'recordHandDelivery', 'recordPostDispatch'],
  },
  STANDARD_AKIM: {
    starts: ['registerAtAkim'],
    ends: ['announceCollection', 'recordHandDelivery', 'recordPostDispatch'],
  },
};
