import type { CaseStatus, HomeCaseFragment, InboxCode } from '../generated/graphql.ts';
import type { StepName } from '../providers/transitions.ts';

/** The step that a queue waits for; the receipts wait for a print, and what was sent or returned for somebody else. */
export const STEP_OF_QUEUE: Readonly<Partial<Record<InboxCode, StepName>>> = {
  CLERK_TO_FORWARD: 'forwardToHead',
  CLERK_FROM_AKIM: 'receiveFromAkim',
  CLERK_POSTED: 'confirmPostDelivery',
  HEAD_TO_RESOLVE: 'assignExecutor',
  HEAD_TO_SIGN: 'signNotice',
  EXECUTOR_READY: 'recordHandDelivery',
  EXECUTOR_POSTED: 'confirmPostDelivery',
  EXECUTOR_CAME_BACK: 'sendAgain',
  AKIM_REGISTERED: 'sendToDepartment',
  AKIM_AT_COMMISSION: 'recordConclusion',
  AKIM_TO_HAND_OVER: 'recordHandDelivery',
};

/** What an executor does next with a case in that state. */
const STEP_OF_EXECUTOR: Readonly<Partial<Record<CaseStatus, StepName>>> = {
  ASSIGNED: 'acceptDocuments',
  UNDER_REVIEW: 'completeCheck',
  DRAFTING: 'submitNotice',
  RETURNED: 'submitNotice',
  SIGNED: 'recordHandDelivery',
};

/** The states in which a case waits for its executor. */
export const EXECUTORS_STATES = Object.keys(STEP_OF_EXECUTOR) as CaseStatus[];

/** The executor's next step; none where the notice lies at the akim's office. */
export const executorsStep = ({
  status,
  noticeAtAkim,
}: Pick<HomeCaseFragment, 'status' | 'noticeAtAkim'>): StepName | null =>
  noticeAtAkim ? null : (STEP_OF_EXECUTOR[status] ?? null);
