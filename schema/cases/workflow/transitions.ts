import type { CaseStatus, NotificationKind, Role } from '../../../prisma/client.ts';
import type { ClockMoves } from './advanceClocks.ts';
import type { Answers, Asks } from './asks.ts';
import {
  cancellationGround,
  checkedDocuments,
  commissionOpinion,
  date,
  id,
  noticeKind,
  optionalTextAsk,
  ordinal,
  postReturnReason,
  refusalGrounds,
  text,
} from './asks.ts';
import * as effects from './effects.ts';
import type { CaseGuard, InputGuard, IntakeGuard } from './guards.ts';
import * as guards from './guards.ts';
import { BEFORE_SIGNED, OUTER_CLOCKS } from './states.ts';
import type { Application, IntakeEffect, ReadingEffect, StepEffect } from './step.ts';

interface StepRules<A extends Asks> {
  /** The row's numbers in regulation.md 5.4. */
  readonly ids: readonly string[];
  /** Not in clause 11 and Appendix 5 themselves, but needed by law or practice. */
  readonly extension: boolean;
  readonly description: string;
  readonly from: readonly CaseStatus[];
  /** null: the case stays where it is. */
  readonly to: CaseStatus | null;
  readonly roles: readonly Role[];
  readonly guards: readonly CaseGuard[];
  readonly asks: A;
  readonly checks: readonly InputGuard<never>[];
  /** The time limits that it ends, starts and resumes (regulation.md 5.2 and 5.3). */
  readonly clocks: ClockMoves;
  /** What the executor's feed is told. */
  readonly notifies?: NotificationKind;
}

/**
 * A step of an existing case: one row of regulation.md 5.4. `reads`: its effect asks the database for more than its
 * case, so it needs a transaction; every other step is one statement.
 */
export type StepRow<A extends Asks = Asks> = StepRules<A> &
  (
    | { readonly reads?: never; readonly effect: StepEffect<Answers<A>> }
    | { readonly reads: true; readonly effect: ReadingEffect<Answers<A>> }
  );

/** A new application: a row of regulation.md 5.4 that starts a case. */
export interface IntakeRow {
  readonly ids: readonly string[];
  readonly extension: boolean;
  readonly description: string;
  readonly from: null;
  readonly to: CaseStatus;
  readonly roles: readonly Role[];
  readonly checks: readonly IntakeGuard<Application>[];
  /** The time limits that run from the application (regulation.md 5.2, Standard cl. 7). */
  readonly clocks: ClockMoves;
  readonly effect: IntakeEffect;
}

/** Keeps a row's own input type, so that its effect sees the answers that the row asks for. */
const step = <A extends Asks>(row: StepRow<A>): StepRow<A> => row;

const { atOwnAkimOffice, atOwnDepartment, byItsExecutor } = guards;

/** The rows that start a case. */
export const INTAKES = {
  registerApplication: {
    ids: ['T1'],
    extension: false,
    description:
      'Registers an application at the authorised body: number and receipt (Regulation cl. 11(2)).',
    from: null,
    to: 'REGISTERED',
    roles: ['CLERK'],
    checks: [guards.officeTakesApplications('DEPARTMENT'), guards.inWorkingTime, guards.openCaseExplained],
    clocks: { starts: [{ code: 'A1', since: 'INTAKE' }, { code: 'STANDARD' }] },
    effect: effects.registerAtDepartment,
  },
  registerAtAkim: {
    ids: ['K1'],
    extension: true,
    description:
      "Registers an application at an akim's office: its number and the receipt (Regulation cl. 3, 11(1)).",
    from: null,
    to: 'AKIM_REGISTERED',
    roles: ['AKIM_CLERK'],
    checks: [guards.officeTakesApplications('AKIM_OFFICE'), guards.inWorkingTime, guards.openCaseExplained],
    clocks: {
      // The receipt ends it: the office has nobody to forward to within the 15 minutes.
      completes: [{ code: 'A1', since: 'INTAKE', place: 'AKIM_OFFICE' }],
      starts: [{ code: 'STANDARD_AKIM' }],
    },
    effect: effects.registerAtAkimOffice,
  },
} as const satisfies Record<string, IntakeRow>;

/** What proves a letter, and what proves a hand-over (I-25). */
const BY_POST = {
  address: text('The address on the envelope.', 500),
  postNumber: text('The number of the registered letter.', 100),
};
const BY_HAND = {
  receivedBy: text('Who received it.', 300),
  identityDocument: text('The identity document that was seen.', 300),
};

/** THE TABLE: every step of a case, who may take it, when, and what it does (regulation.md 5.4). */
export const STEPS = {
  referToCommission: step({
    ids: ['K2'],
    extension: true,
    description: 'Refers the case to the district commission.',
    from: ['AKIM_REGISTERED'],
    to: 'COMMISSION_REVIEW',
    roles: ['AKIM_CLERK'],
    guards: [atOwnAkimOffice],
    asks: {},
    checks: [],
    clocks: { starts: [{ code: 'COMMISSION', place: 'AKIM_OFFICE' }] },
    effect: effects.referToCommission,
  }),
  recordConclusion: step({
    ids: ['K3'],
    extension: true,
    description: "Records the district commission's conclusion.",
    from: ['COMMISSION_REVIEW'],
    to: 'AKIM_REGISTERED',
    roles: ['AKIM_CLERK'],
    guards: [atOwnAkimOffice],
    asks: {
      opinion: commissionOpinion("The commission's opinion."),
      text: text('The conclusion in words.'),
    },
    checks: [],
    clocks: { ends: ['COMMISSION'] },
    effect: effects.recordConclusion,
  }),
  sendToDepartment: step({
    ids: ['K4'],
    extension: true,
    description: "Sends the documents from the akim's office to the authorised body, with a covering letter.",
    from: ['AKIM_REGISTERED'],
    to: 'IN_TRANSIT',
    roles: ['AKIM_CLERK'],
    guards: [atOwnAkimOffice, guards.commissionHeard],
    asks: { coveringLetter: optionalTextAsk('What the covering letter says besides its set words.') },
    checks: [],
    clocks: {},
    reads: true,
    effect: effects.sendToDepartment,
  }),
  receiveFromAkim: step({
    ids: ['K5'],
    extension: true,
    description:
      "Registers at the authorised body what came from an akim's office, under the body's own number.",
    from: ['IN_TRANSIT'],
    to: 'REGISTERED',
    roles: ['CLERK'],
    guards: [atOwnDepartment],
    asks: {},
    checks: [],
    clocks: { starts: [{ code: 'A1' }] },
    reads: true,
    effect: effects.receiveFromAkim,
  }),
  forwardToHead: step({
    ids: ['T2'],
    extension: false,
    description: 'Hands the documents to the head for a resolution (Regulation cl. 11(2)).',
    from: ['REGISTERED'],
    to: 'AWAITING_RESOLUTION',
    roles: ['CLERK'],
    guards: [atOwnDepartment, guards.receiptIssued],
    asks: {},
    checks: [],
    clocks: { ends: ['A1'], starts: [{ code: 'A2' }] },
    effect: effects.nothingMore,
  }),
  assignExecutor: step({
    ids: ['T3'],
    extension: false,
    description: 'The resolution: names the responsible executor (Regulation cl. 11(3), I-12).',
    from: ['AWAITING_RESOLUTION'],
    to: 'ASSIGNED',
    roles: ['HEAD'],
    guards: [atOwnDepartment],
    asks: { executorId: id('The responsible executor.'), resolution: text('The text of the resolution.') },
    checks: [guards.namesAnother, guards.executorEligible],
    clocks: { ends: ['A2'], starts: [{ code: 'A3' }] },
    notifies: 'ASSIGNED',
    reads: true,
    effect: effects.assignExecutor,
  }),
  acceptDocuments: step({
    ids: ['T4'],
    extension: false,
    description: 'The executor accepts the documents (Regulation cl. 11(4)).',
    from: ['ASSIGNED'],
    to: 'UNDER_REVIEW',
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor],
    asks: {},
    checks: [],
    clocks: {},
    effect: effects.nothingMore,
  }),
  completeCheck: step({
    ids: ['T5'],
    extension: false,
    description: 'Records the check of the documents (Regulation app. 5, action 3).',
    from: ['UNDER_REVIEW'],
    to: 'DRAFTING',
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor],
    asks: { documents: checkedDocuments('A mark for every document of the case.') },
    checks: [guards.everyDocumentMarked],
    clocks: { ends: ['A3'], starts: [{ code: 'A4' }] },
    effect: effects.completeCheck,
  }),
  submitNotice: step({
    ids: ['T6', 'T9'],
    extension: false,
    description:
      'Submits the notice, or after a return its next version, for signature (Regulation cl. 11(4)).',
    from: ['DRAFTING', 'RETURNED'],
    to: 'AWAITING_SIGNATURE',
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor, guards.addressKnown],
    asks: {
      kind: noticeKind('Assignment or refusal.'),
      grounds: refusalGrounds('Grounds of a refusal (Standard cl. 16).'),
      explanation: optionalTextAsk('Explanation; a refusal must have one (Regulation cl. 7).', 10_000),
      resubmissionReason: optionalTextAsk('Why the same notice is submitted again after a return (I-22).'),
    },
    checks: [guards.decisionIsGrounded, guards.changedOrExplained],
    clocks: { ends: ['A4'], starts: [{ code: 'A5' }] },
    reads: true,
    effect: effects.submitNotice,
  }),
  signNotice: step({
    ids: ['T7'],
    extension: false,
    description: 'Signs the notice as it was shown: version, words and page (Regulation cl. 11(5), I-20).',
    from: ['AWAITING_SIGNATURE'],
    to: 'SIGNED',
    roles: ['HEAD'],
    guards: [atOwnDepartment, guards.signerIsNotDrafter],
    asks: {
      noticeVersion: ordinal('The version that was shown.'),
      contentHash: text('The hash of the words that were shown.', 64),
      shownHash: text('SHA-256 of the page that was shown (`Notice.pageUrl`), hex.', 64),
    },
    checks: [guards.provenLately, guards.signsWhatWasShown],
    clocks: { ends: ['A5'], starts: [{ code: 'A6' }] },
    reads: true,
    effect: effects.signNotice,
  }),
  returnNotice: step({
    ids: ['T8'],
    extension: false,
    description: 'Returns the documents to the executor to be supplemented (Regulation app. 5).',
    from: ['AWAITING_SIGNATURE'],
    to: 'RETURNED',
    roles: ['HEAD'],
    guards: [atOwnDepartment],
    asks: { reason: text('What is to be supplemented.') },
    checks: [],
    clocks: { ends: ['A5'], resumes: ['A4'] },
    notifies: 'RETURNED',
    effect: effects.returnNotice,
  }),
  handOverToAkim: step({
    ids: ['K6'],
    extension: true,
    description:
      "Sends the signed notice to the akim's office where the applicant collects it (Standard cl. 15).",
    from: ['SIGNED'],
    to: null,
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor, guards.collectedAtAkim],
    asks: {},
    checks: [],
    // The executor has done his part; collecting comes later (regulation.md 7.5).
    clocks: { endsIfRunning: ['A6'] },
    effect: effects.handOverToAkim,
  }),
  announceCollection: step({
    ids: ['D1'],
    extension: true,
    description:
      "Says that the notice lies ready for the applicant, at the department or the akim's office (Standard cl. 15).",
    from: ['SIGNED', 'DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'AKIM_CLERK'],
    guards: [guards.byWhoeverHoldsTheNotice, guards.readyOnce],
    asks: { note: optionalTextAsk('How the applicant was told.', 500) },
    checks: [],
    // The office has done its part: when the applicant comes is his own matter (regulation.md 7.5).
    clocks: { endsIfRunning: ['A6', ...OUTER_CLOCKS] },
    effect: effects.announceCollection,
  }),
  recordHandDelivery: step({
    ids: ['T10a'],
    extension: false,
    description: 'Records that the notice was handed over (Regulation cl. 11(6)).',
    from: ['SIGNED'],
    to: 'DELIVERED',
    roles: ['EXECUTOR', 'AKIM_CLERK'],
    guards: [guards.byWhoeverHoldsTheNotice],
    asks: BY_HAND,
    checks: [],
    clocks: { endsIfRunning: ['A6', ...OUTER_CLOCKS] },
    effect: effects.recordHandDelivery,
  }),
  recordPostDispatch: step({
    ids: ['T10b'],
    extension: false,
    description: 'Records that the notice was sent by post (Regulation cl. 11(6)).',
    from: ['SIGNED'],
    to: 'DELIVERED',
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor, guards.noticeAtDepartment],
    asks: BY_POST,
    checks: [],
    clocks: { endsIfRunning: ['A6', ...OUTER_CLOCKS] },
    effect: effects.recordPostDispatch,
  }),
  confirmPostDelivery: step({
    ids: ['D2'],
    extension: true,
    description: 'Records that the post delivered the letter.',
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'CLERK'],
    guards: [atOwnDepartment, guards.byExecutorOrClerk, guards.letterUnderway],
    asks: {
      day: date("The day by the post's own paper."),
      note: optionalTextAsk('Who received it, by the same.', 500),
    },
    checks: [guards.dayOfPost],
    clocks: {},
    effect: effects.confirmPostDelivery,
  }),
  recordPostReturn: step({
    ids: ['D3'],
    extension: true,
    description: 'Records that the post brought the letter back, and why.',
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR', 'CLERK'],
    guards: [atOwnDepartment, guards.byExecutorOrClerk, guards.letterUnderway],
    asks: {
      day: date("The day by the post's own paper."),
      reason: postReturnReason('Why it came back.'),
      note: optionalTextAsk('The same in words.', 500),
    },
    checks: [guards.dayOfPost],
    clocks: {},
    effect: effects.recordPostReturn,
  }),
  sendAgain: step({
    ids: ['D4'],
    extension: true,
    description: 'Records that a notice that the post had brought back was sent again.',
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor, guards.letterReturned],
    asks: BY_POST,
    checks: [],
    clocks: {},
    effect: effects.recordPostDispatch,
  }),
  recordCollection: step({
    ids: ['D5'],
    extension: true,
    description: 'Records that a notice that the post had brought back was handed over.',
    from: ['DELIVERED'],
    to: null,
    roles: ['EXECUTOR'],
    guards: [atOwnDepartment, byItsExecutor, guards.letterReturned],
    asks: BY_HAND,
    checks: [],
    clocks: {},
    effect: effects.recordHandDelivery,
  }),
  reassignExecutor: step({
    ids: ['T11'],
    extension: true,
    description: 'Names another executor, with the reason; no clock restarts (AP art. 15(1)(6), I-34).',
    from: ['ASSIGNED', 'UNDER_REVIEW', 'DRAFTING', 'RETURNED'],
    to: null,
    roles: ['HEAD'],
    guards: [atOwnDepartment],
    asks: {
      executorId: id('The new executor.'),
      reason: text('Why the case changes hands.'),
      resolution: optionalTextAsk('The text of the new resolution; the last one where missing.'),
    },
    checks: [guards.executorChanges, guards.namesAnother, guards.executorEligible],
    clocks: { handsOver: true },
    notifies: 'ASSIGNED',
    reads: true,
    effect: effects.reassignExecutor,
  }),
  cancelCase: step({
    ids: ['T12'],
    extension: true,
    description: 'Cancels the case: withdrawn, registered twice, or out of competence and forwarded.',
    from: BEFORE_SIGNED,
    to: 'CANCELLED',
    roles: ['HEAD'],
    guards: [atOwnDepartment],
    asks: {
      ground: cancellationGround('Which of the three reasons.'),
      reason: text('The reason in words.'),
    },
    checks: [],
    clocks: { cancelsAll: true },
    effect: effects.cancelCase,
  }),
};

/** The names of the steps. */
export type StepName = keyof typeof STEPS;

/** The steps of the delivery: each may be proved by attachments (Regulation cl. 11(6), I-25). */
export const DELIVERY_STEPS = [
  'handOverToAkim',
  'announceCollection',
  'recordHandDelivery',
  'recordPostDispatch',
  'confirmPostDelivery',
  'recordPostReturn',
  'sendAgain',
  'recordCollection',
] as const satisfies readonly StepName[];

/** The names of the rows that start a case. */
export type IntakeName = keyof typeof INTAKES;

/** Every row's name: its mutation, its entry in the history, its button. */
export type TransitionName = StepName | IntakeName;

/** The steps in the order in which they are offered. */
export const STEP_NAMES = Object.keys(STEPS) as readonly StepName[];

/** All names, intakes first. */
export const TRANSITION_NAMES: readonly TransitionName[] = [
  ...(Object.keys(INTAKES) as readonly IntakeName[]),
  ...STEP_NAMES,
];
