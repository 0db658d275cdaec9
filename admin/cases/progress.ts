import type { CaseStatus, CaseWholeFragment, Role } from '../generated/graphql.ts';

/** The six actions of Appendix 5. */
export const ACTIONS = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'] as const;

/** In which of the six actions a case is; 6 when all are behind it, null for a cancelled case. */
export const actionIndex: Readonly<Record<CaseStatus, number | null>> = {
  AKIM_REGISTERED: 0,
  COMMISSION_REVIEW: 0,
  IN_TRANSIT: 0,
  REGISTERED: 0,
  AWAITING_RESOLUTION: 1,
  ASSIGNED: 2,
  UNDER_REVIEW: 2,
  DRAFTING: 3,
  RETURNED: 3,
  AWAITING_SIGNATURE: 4,
  SIGNED: 5,
  DELIVERED: 6,
  CANCELLED: null,
};

/** Whose turn it is; null when the case is closed. */
export function awaitedRole({
  status,
  noticeAtAkim,
  letter,
}: Pick<CaseWholeFragment, 'status' | 'noticeAtAkim' | 'letter'>): Role | null {
  switch (status) {
    case 'AKIM_REGISTERED':
    case 'COMMISSION_REVIEW':
      return 'AKIM_CLERK';
    case 'IN_TRANSIT':
    case 'REGISTERED':
      return 'CLERK';
    case 'AWAITING_RESOLUTION':
    case 'AWAITING_SIGNATURE':
      return 'HEAD';
    case 'ASSIGNED':
    case 'UNDER_REVIEW':
    case 'DRAFTING':
    case 'RETURNED':
      return 'EXECUTOR';
    case 'SIGNED':
      return noticeAtAkim ? 'AKIM_CLERK' : 'EXECUTOR';
    case 'DELIVERED':
      return letter === 'UNDERWAY' || letter === 'RETURNED' ? 'EXECUTOR' : null;
    case 'CANCELLED':
      return null;
  }
}
