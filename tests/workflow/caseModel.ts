import type { CaseStatus, LimitCode, NoticeKind, Role } from '../../prisma/client.ts';
import type { StepName } from '../../schema/cases/workflow/transitions.ts';
import { BEYOND_5_4, REGULATION_5_3, REGULATION_5_4 } from './regulation54.ts';

/** Who acts in the model; every name is also that of a real official in the test. */
export const PEOPLE = {
  clerk: { roles: ['CLERK'], office: 'AKS' },
  head: { roles: ['HEAD'], office: 'AKS' },
  executor: { roles: ['EXECUTOR'], office: 'AKS' },
  colleague: { roles: ['EXECUTOR'], office: 'AKS' },
  headAndExecutor: { roles: ['HEAD', 'EXECUTOR'], office: 'AKS' },
  akimClerk: { roles: ['AKIM_CLERK'], office: 'AKS-01' },
  strictAkimClerk: { roles: ['AKIM_CLERK'], office: 'AKS-03' },
  overseer: { roles: ['OVERSEER'], office: 'AKS' },
  admin: { roles: ['ADMIN'], office: 'AKS' },
  otherHead: { roles: ['HEAD'], office: 'ALA' },
  otherExecutor: { roles: ['EXECUTOR'], office: 'ALA' },
} as const satisfies Record<string, { readonly roles: readonly Role[]; readonly office: string }>;

/** A name in {@link PEOPLE}. */
export type Name = keyof typeof PEOPLE;

/** A notice as the model knows it. */
export interface ModelNotice {
  readonly version: number;
  readonly decision: Decision;
  readonly drafter: Name;
}

/** What the executor decides; `words` tells two explanations apart. */
export interface Decision {
  readonly kind: NoticeKind;
  readonly ground: boolean;
  readonly words: string | null;
}

/** A case in the model: what regulation.md 5.4 speaks of, and nothing else. */
export interface ModelCase {
  readonly akimOffice: 'AKS-01' | 'AKS-03' | null;
  readonly collectedAtAkim: boolean;
  readonly status: CaseStatus;
  readonly version: number;
  readonly executor: Name | null;
  readonly notice: ModelNotice | null;
  readonly noticeAtAkim: boolean;
  readonly commissionHeard: boolean;
  readonly returns: number;
  readonly outcome: NoticeKind | null;
  /** Whether the notice lies ready for the applicant. */
  readonly ready: boolean;
  /** The last delivery: by hand, or how its letter stands. */
  readonly delivery: 'HAND' | 'UNDERWAY' | 'CONFIRMED' | 'RETURNED' | null;
}

/** A command with every choice that its input leaves. */
export interface Command {
  readonly who: Name;
  readonly step: StepName;
  readonly stale: boolean;
  readonly executor: Name;
  readonly decision: Decision;
  readonly explained: boolean;
  readonly shown: 'LATEST' | 'OLDER' | 'OTHER_CONTENT' | 'OTHER_PAGE';
  /** The day of the post: that of the letter, or the day before it was posted. */
  readonly tooEarly: boolean;
}

/** A new case: by the department, or by an akim's office (`AKS-03` must hear the commission). */
export const newCase = (akimOffice: ModelCase['akimOffice'], collectedAtAkim: boolean): ModelCase => ({
  akimOffice,
  collectedAtAkim,
  status: akimOffice === null ? 'REGISTERED' : 'AKIM_REGISTERED',
  version: 1,
  executor: null,
  notice: null,
  noticeAtAkim: false,
  commissionHeard: false,
  returns: 0,
  outcome: null,
  ready: false,
  delivery: null,
});

const regulationRow = (step: StepName) => {
  const row = [...REGULATION_5_4, ...BEYOND_5_4].find(({ command }) => command === step);
  if (!row?.from) throw new Error(`The regulation has no step ${step}`);
  return { ...row, from: row.from };
};

function mayRead(state: ModelCase, who: Name): boolean {
  const { roles, office }: { readonly roles: readonly Role[]; readonly office: string } = PEOPLE[who];
  return roles.some((role) => {
    switch (role) {
      case 'CLERK':
      case 'HEAD':
      case 'OVERSEER':
        return office === 'AKS';
      case 'EXECUTOR':
        return office === 'AKS' && state.executor === who;
      case 'AKIM_CLERK':
        return state.akimOffice === office;
      default:
        return false;
    }
  });
}

/** Why the step may not be taken, or null: the regulation in the model's own words. */
export function refusalOf(state: ModelCase, command: Command): string | null {
  const { who, step } = command;
  const row = regulationRow(step);
  const roles: readonly Role[] = PEOPLE[who].roles;
  if (!row.roles.some((role) => roles.includes(role))) return 'FORBIDDEN';
  if (!mayRead(state, who)) return 'NOT_FOUND';
  if (command.stale) return 'STALE_VERSION';
  if (!row.from.includes(state.status)) return 'WRONG_STATUS';
  return actorRefusal(state, who, step) ?? inputRefusal(state, command);
}

const EXECUTORS_OWN: readonly StepName[] = [
  'acceptDocuments',
  'completeCheck',
  'submitNotice',
  'handOverToAkim',
  'announceCollection',
  'recordHandDelivery',
  'recordPostDispatch',
  'confirmPostDelivery',
  'recordPostReturn',
  'sendAgain',
  'recordCollection',
];

/** Through the clerk's hands the post goes as well. */
const OF_THE_POST: readonly StepName[] = ['confirmPostDelivery', 'recordPostReturn'];

function actorRefusal(state: ModelCase, who: Name, step: StepName): string | null {
  const atAkim = PEOPLE[who].office !== 'AKS';
  const byClerk = OF_THE_POST.includes(step) && (PEOPLE[who].roles as readonly Role[]).includes('CLERK');
  if (step === 'recordHandDelivery' && atAkim) return state.noticeAtAkim ? null : 'NOTICE_NOT_AT_AKIM';
  if (step === 'announceCollection' && atAkim)
    return state.noticeAtAkim ? readiness(state) : 'NOTICE_NOT_AT_AKIM';
  if (EXECUTORS_OWN.includes(step) && state.executor !== who && !byClerk) return 'NOT_THE_EXECUTOR';
  switch (step) {
    case 'sendToDepartment':
      return state.akimOffice === 'AKS-03' && !state.commissionHeard ? 'COMMISSION_REQUIRED' : null;
    case 'signNotice':
      return state.notice?.drafter === who ? 'SIGNER_IS_DRAFTER' : null;
    case 'handOverToAkim':
      if (state.akimOffice === null || !state.collectedAtAkim) return 'COLLECTION_ELSEWHERE';
      return state.noticeAtAkim ? 'NOTICE_AT_AKIM' : null;
    case 'recordHandDelivery':
    case 'recordPostDispatch':
      return state.noticeAtAkim ? 'NOTICE_AT_AKIM' : null;
    case 'announceCollection':
      return state.noticeAtAkim ? 'NOTICE_AT_AKIM' : readiness(state);
    case 'confirmPostDelivery':
    case 'recordPostReturn':
      return state.delivery === 'UNDERWAY' ? null : 'LETTER_NOT_UNDERWAY';
    case 'sendAgain':
    case 'recordCollection':
      return state.delivery === 'RETURNED' ? null : 'LETTER_NOT_RETURNED';
    default:
      return null;
  }
}

function readiness({ delivery, ready }: ModelCase): string | null {
  if (delivery !== null && delivery !== 'RETURNED') return 'LETTER_UNDERWAY';
  return ready ? 'ALREADY_READY' : null;
}

const isExecutorOfAks = (name: Name): boolean =>
  PEOPLE[name].office === 'AKS' && (PEOPLE[name].roles as readonly Role[]).includes('EXECUTOR');

function inputRefusal(state: ModelCase, command: Command) {
  const { who, step, executor, decision, explained, shown, tooEarly } = command;
  switch (step) {
    case 'reassignExecutor':
      if (executor === state.executor) return 'SAME_EXECUTOR';
      if (executor === who) return 'SELF_ASSIGNMENT';
      return isExecutorOfAks(executor) ? null : 'EXECUTOR_NOT_ELIGIBLE';
    case 'assignExecutor':
      if (executor === who) return 'SELF_ASSIGNMENT';
      return isExecutorOfAks(executor) ? null : 'EXECUTOR_NOT_ELIGIBLE';
    case 'submitNotice': {
      if (decision.kind === 'ASSIGNMENT' && decision.ground) return 'GROUND_NOT_ALLOWED';
      if (decision.kind === 'REFUSAL' && !decision.ground) return 'GROUND_MISSING';
      if (decision.kind === 'REFUSAL' && decision.words === null) return 'EXPLANATION_MISSING';
      const last = state.notice?.decision;
      const same =
        last?.kind === decision.kind && last.ground === decision.ground && last.words === decision.words;
      return state.status === 'RETURNED' && same && !explained ? 'NOTICE_UNCHANGED' : null;
    }
    case 'signNotice':
      if (shown === 'OLDER') return 'NOT_LATEST_VERSION';
      return shown === 'LATEST' ? null : 'CONTENT_DIFFERS';
    case 'confirmPostDelivery':
    case 'recordPostReturn':
      return tooEarly ? 'DAY_NOT_POSSIBLE' : null;
    default:
      return null;
  }
}

/** The case after a step that nothing speaks against. */
export function after(state: ModelCase, command: Command): ModelCase {
  const { step, who, executor, decision } = command;
  const moved = {
    ...state,
    status: regulationRow(step).to ?? state.status,
    version: state.version + 1,
  };
  switch (step) {
    case 'recordConclusion':
      return { ...moved, commissionHeard: true };
    case 'assignExecutor':
    case 'reassignExecutor':
      return { ...moved, executor };
    case 'submitNotice':
      return { ...moved, notice: { version: (state.notice?.version ?? 0) + 1, decision, drafter: who } };
    case 'returnNotice':
      return { ...moved, returns: state.returns + 1 };
    case 'signNotice':
      return { ...moved, outcome: state.notice?.decision.kind ?? null };
    case 'handOverToAkim':
      return { ...moved, noticeAtAkim: true };
    case 'announceCollection':
      return { ...moved, ready: true };
    case 'recordHandDelivery':
    case 'recordCollection':
      return { ...moved, ready: false, delivery: 'HAND' };
    case 'recordPostDispatch':
    case 'sendAgain':
      return { ...moved, ready: false, delivery: 'UNDERWAY' };
    case 'confirmPostDelivery':
      return { ...moved, delivery: 'CONFIRMED' };
    case 'recordPostReturn':
      return { ...moved, delivery: 'RETURNED' };
    default:
      return moved;
  }
}

/** The limits that run on the case by regulation.md 5.3: its state's own, and the Standard's until it is closed. */
export function clocksOfModel(state: ModelCase): LimitCode[] {
  if (state.status === 'DELIVERED' || state.status === 'CANCELLED') return [];
  // Ready for the applicant: nothing is awaited of the office any more (D1).
  if (state.ready) return [];
  // K6 ends the executor's 15 minutes: what is left is the applicant's to do.
  const own = state.noticeAtAkim ? null : REGULATION_5_3[state.status];
  return [...(own ? [own] : []), state.akimOffice === null ? 'STANDARD' : 'STANDARD_AKIM'];
}
