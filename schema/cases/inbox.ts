import type { CaseStatus, Channel, LetterState, Prisma, Role } from '../../prisma/client.ts';
import { casesOfRole } from '../access/caseScope.ts';
import type { Actor } from '../context.ts';
import { OPEN_STATES } from './workflow/states.ts';

/** One queue of a role's work. */
export interface Queue {
  readonly role: Role;
  /** The state of its cases, or several. */
  readonly status: CaseStatus | readonly CaseStatus[];
  readonly description: string;
  /** Narrows the status further. */
  readonly noticeAtAkim?: boolean;
  /** Whether the notice lies ready for the applicant. */
  readonly ready?: boolean;
  /** How the last letter stands. */
  readonly letter?: LetterState;
  /** Only receipts of applications that came in this way and were never printed: no step waits here (Regulation cl. 11(2)). */
  readonly receiptsOf?: Channel;
}

/** The queues of each role, in the order of the work. */
export const QUEUES = {
  CLERK_TO_FORWARD: {
    role: 'CLERK',
    status: 'REGISTERED',
    description: 'Registered, to be handed to the head.',
  },
  CLERK_FROM_AKIM: {
    role: 'CLERK',
    status: 'IN_TRANSIT',
    description: "Sent by akims' offices, to be registered.",
  },
  CLERK_RECEIPTS: {
    role: 'CLERK',
    status: OPEN_STATES,
    receiptsOf: 'DEPARTMENT',
    description: 'Receipts not yet printed.',
  },
  CLERK_POSTED: {
    role: 'CLERK',
    status: 'DELIVERED',
    letter: 'UNDERWAY',
    description: 'Posted and not confirmed by the post.',
  },
  HEAD_TO_RESOLVE: { role: 'HEAD', status: 'AWAITING_RESOLUTION', description: 'To resolve.' },
  HEAD_TO_SIGN: { role: 'HEAD', status: 'AWAITING_SIGNATURE', description: 'To sign or return.' },
  HEAD_RETURNED: { role: 'HEAD', status: 'RETURNED', description: 'Returned and not yet back.' },
  EXECUTOR_NEW: { role: 'EXECUTOR', status: 'ASSIGNED', description: 'Assigned, to be accepted.' },
  EXECUTOR_TO_CHECK: { role: 'EXECUTOR', status: 'UNDER_REVIEW', description: 'To check.' },
  EXECUTOR_TO_DRAFT: { role: 'EXECUTOR', status: 'DRAFTING', description: 'Notice to prepare.' },
  EXECUTOR_RETURNED: { role: 'EXECUTOR', status: 'RETURNED', description: 'Returned by the head.' },
  EXECUTOR_TO_DELIVER: {
    role: 'EXECUTOR',
    status: 'SIGNED',
    noticeAtAkim: false,
    ready: false,
    description: 'Signed, to be delivered.',
  },
  EXECUTOR_READY: {
    role: 'EXECUTOR',
    status: 'SIGNED',
    noticeAtAkim: false,
    ready: true,
    description: 'Ready for the applicant, not yet collected.',
  },
  EXECUTOR_POSTED: {
    role: 'EXECUTOR',
    status: 'DELIVERED',
    letter: 'UNDERWAY',
    description: 'Posted and not confirmed by the post.',
  },
  EXECUTOR_CAME_BACK: {
    role: 'EXECUTOR',
    status: 'DELIVERED',
    letter: 'RETURNED',
    description: 'Brought back by the post, to be delivered again.',
  },
  AKIM_REGISTERED: {
    role: 'AKIM_CLERK',
    status: 'AKIM_REGISTERED',
    description: 'Registered, to be sent on.',
  },
  AKIM_AT_COMMISSION: {
    role: 'AKIM_CLERK',
    status: 'COMMISSION_REVIEW',
    description: 'With the commission.',
  },
  AKIM_SENT: { role: 'AKIM_CLERK', status: 'IN_TRANSIT', description: 'Sent, not yet registered there.' },
  AKIM_TO_HAND_OVER: {
    role: 'AKIM_CLERK',
    status: 'SIGNED',
    noticeAtAkim: true,
    description: 'Notices to hand over.',
  },
  AKIM_RECEIPTS: {
    role: 'AKIM_CLERK',
    status: OPEN_STATES,
    receiptsOf: 'AKIM',
    description: 'Receipts not yet printed.',
  },
} as const satisfies Record<string, Queue>;

/** The code of a queue. */
export type QueueCode = keyof typeof QUEUES;

/** The states of a queue's cases. */
export const statesOf = ({ status }: Queue): readonly CaseStatus[] =>
  typeof status === 'string' ? [status] : status;

/** Whether a queue is among the actor's. */
export const hasQueue = (actor: Actor, code: QueueCode): boolean => actor.roles.includes(QUEUES[code].role);

/** The cases of one of the actor's queues; none of a queue that is not his. */
export function queueWhere(actor: Actor, code: QueueCode): Prisma.CaseWhereInput {
  const queue: Queue = QUEUES[code];
  return {
    AND: [
      casesOfRole(actor, queue.role),
      { status: { in: [...statesOf(queue)] } },
      queue.noticeAtAkim === undefined ? {} : { noticeAtAkim: queue.noticeAtAkim },
      queue.ready === undefined ? {} : { readyAt: queue.ready ? { not: null } : null },
      queue.letter === undefined ? {} : { letter: queue.letter },
      queue.receiptsOf === undefined ? {} : { channel: queue.receiptsOf, receiptPrint: null },
    ],
  };
}
