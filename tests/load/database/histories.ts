import type { CaseStatus, Role } from '../../../prisma/client.ts';

type Step = readonly [transition: string, to: CaseStatus, role: Role];

const WHOLE: readonly Step[] = [
  ['registerApplication', 'REGISTERED', 'CLERK'],
  ['forwardToHead', 'AWAITING_RESOLUTION', 'CLERK'],
  ['assignExecutor', 'ASSIGNED', 'HEAD'],
  ['acceptDocuments', 'UNDER_REVIEW', 'EXECUTOR'],
  ['completeCheck', 'DRAFTING', 'EXECUTOR'],
  ['submitNotice', 'AWAITING_SIGNATURE', 'EXECUTOR'],
  ['signNotice', 'SIGNED', 'HEAD'],
];

/** The states that open cases take in turn, each with the history that leads there. */
export const OPEN_PATHS = [
  'REGISTERED',
  'AWAITING_RESOLUTION',
  'ASSIGNED',
  'UNDER_REVIEW',
  'DRAFTING',
  'AWAITING_SIGNATURE',
  'RETURNED',
  'SIGNED',
] as const satisfies readonly CaseStatus[];

export type OpenPath = (typeof OPEN_PATHS)[number];

/**
 * How a case came to its state. Those of closed cases are shortened to five entries, so that a million cases have five
 * million; open ones are whole, for steps go on from them.
 */
const HISTORIES: Readonly<Record<string, readonly Step[]>> = {
  ...Object.fromEntries(
    WHOLE.map(([, to], index) => [to, WHOLE.slice(0, index + 1)] satisfies [string, readonly Step[]]),
  ),
  RETURNED: [...WHOLE.slice(0, 6), ['returnNotice', 'RETURNED', 'HEAD']],
  DELIVERED: [
    ['registerApplication', 'REGISTERED', 'CLERK'],
    ['assignExecutor', 'ASSIGNED', 'HEAD'],
    ['completeCheck', 'DRAFTING', 'EXECUTOR'],
    ['signNotice', 'SIGNED', 'HEAD'],
    ['recordHandDelivery', 'DELIVERED', 'EXECUTOR'],
  ],
  DELIVERED_AKIM: [
    ['registerAtAkim', 'AKIM_REGISTERED', 'AKIM_CLERK'],
    ['receiveFromAkim', 'REGISTERED', 'CLERK'],
    ['assignExecutor', 'ASSIGNED', 'HEAD'],
    ['signNotice', 'SIGNED', 'HEAD'],
    ['recordHandDelivery', 'DELIVERED', 'EXECUTOR'],
  ],
  CANCELLED: [...WHOLE.slice(0, 4), ['cancelCase', 'CANCELLED', 'HEAD']],
};

/** A step of a path as a row: its place, where it leads and how many steps the path has. */
export interface PathRow {
  readonly path: string;
  readonly seq: number;
  readonly transition: string;
  readonly from: CaseStatus | null;
  readonly to: CaseStatus;
  readonly role: Role;
  readonly steps: number;
}

/** All steps of all paths. */
export const PATH_ROWS: readonly PathRow[] = Object.entries(HISTORIES).flatMap(([path, steps]) =>
  steps.map(([transition, to, role], index) => ({
    path,
    seq: index + 1,
    transition,
    from: steps[index - 1]?.[1] ?? null,
    to,
    role,
    steps: steps.length,
  })),
);
