import type { CaseStatus, Role } from '../../prisma/client.ts';
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
