import type {
  DocumentKind,
  DocumentState,
  NoticeKind,
  OfficeKind,
  RefusalGround,
} from '../../../prisma/client.ts';
import { localDay } from '../../deadlines/zone.ts';
import type { CaseFacts, ExecutorFacts, IntakeFacts, Official } from './facts.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './refusals.ts';

/** Judges a step before its input is known; pure, and null means nothing speaks against it. */
export type CaseGuard = (facts: CaseFacts, actor: Official, now: Date) => Refusal | null;

/** Judges a step together with its input; pure. */
export type InputGuard<Input> = (
  facts: CaseFacts,
  actor: Official,
  now: Date,
  input: Input,
) => Refusal | null;

/** Judges a new application; pure. */
export type IntakeGuard<Input> = (
  intake: IntakeFacts,
  actor: Official,
  now: Date,
  input: Input,
) => Refusal | null;

/** The actor sits in the authorised body of the case (I-09). */
export const atOwnDepartment: CaseGuard = (facts, actor) =>
  actor.officeId === facts.officeId ? null : refuse('OTHER_OFFICE');

/** The actor sits in the akim's office of the case (I-09). */
export const atOwnAkimOffice: CaseGuard = (facts, actor) =>
  actor.officeId === facts.akimOfficeId ? null : refuse('OTHER_OFFICE');

/** Only the current executor acts (I-11). */
export const byItsExecutor: CaseGuard = (facts, actor) =>
  actor.id === facts.executorId ? null : refuse('NOT_THE_EXECUTOR');

/** The receipt precedes the hand-over to the head (T2, I-03). */
export const receiptIssued: CaseGuard = (facts) =>
  facts.receiptIssued ? null : refuse('RECEIPT_NOT_ISSUED');

/** The notice's addressee has an address (T6, I-24). */
export const addressKnown: CaseGuard = (facts) =>
  facts.applicantAddress.trim() === '' ? refuse('ADDRESS_MISSING') : null;

/** Whoever drafted the notice does not sign it (I-14). */
export const signerIsNotDrafter: CaseGuard = (facts, actor) =>
  facts.notice?.drafterId === actor.id ? refuse('SIGNER_IS_DRAFTER') : null;

/** A signature needs a proof of oneself that is fresh enough (Transaction by password, AP art. 12(4)). */
export const provenLately: CaseGuard = (_facts, actor, now) =>
  actor.proof.until >= now ? null : refuse('PROOF_EXPIRED');

/** An akim's office whose setting asks for the commission sends on only with its conclusion (K2 to K4). */
export const commissionHeard: CaseGuard = (facts) =>
  facts.commissionRequired && !facts.commissionConcluded ? refuse('COMMISSION_REQUIRED') : null;

/** K6: the notice goes to the akim's office only where the applicant chose so, and once. */
export const collectedAtAkim: CaseGuard = (facts) => {
  if (facts.akimOfficeId === null || facts.deliveryPreference !== 'AKIM_OFFICE')
    return refuse('COLLECTION_ELSEWHERE');
  return facts.noticeAtAkim ? refuse('NOTICE_AT_AKIM') : null;
};

/** A notice that lies at the akim's office is not delivered by the department (K6). */
export const noticeAtDepartment: CaseGuard = (facts) =>
  facts.noticeAtAkim ? refuse('NOTICE_AT_AKIM') : null;

/** T10a: the executor hands over at the department, the akim's clerk what was sent to his office (K6). */
export const byWhoeverHoldsTheNotice: CaseGuard = (facts, actor, now) => {
  if (actor.role === 'AKIM_CLERK') {
    return atOwnAkimOffice(facts, actor, now) ?? (facts.noticeAtAkim ? null : refuse('NOTICE_NOT_AT_AKIM'));
  }
  return (
    atOwnDepartment(facts, actor, now) ??
    byItsExecutor(facts, actor, now) ??
    noticeAtDepartment(facts, actor, now)
  );
};

const returned = ({ delivery }: CaseFacts): boolean =>
  delivery?.method === 'POST' && delivery.result === 'RETURNED';

/** While a letter is on its way, or has arrived, nothing lies ready; and it is announced once (regulation.md 7.5). */
export const readyOnce: CaseGuard = (facts) => {
  if (facts.delivery !== null && !returned(facts)) return refuse('LETTER_UNDERWAY');
  return facts.readyAt === null ? null : refuse('ALREADY_READY');
};

/** There is a letter of which the post has not said yet what became of it (I-25). */
export const letterUnderway: CaseGuard = ({ delivery }) =>
  delivery?.method === 'POST' && delivery.result === null ? null : refuse('LETTER_NOT_UNDERWAY');

/** The post brought the last letter back, so the notice can be delivered again (I-25). */
export const letterReturned: CaseGuard = (facts) => (returned(facts) ? null : refuse('LETTER_NOT_RETURNED'));

/** Its executor, or a clerk of the department, through whose hands the post goes. */
export const byExecutorOrClerk: CaseGuard = (facts, actor, now) =>
  actor.role === 'CLERK' ? null : byItsExecutor(facts, actor, now);

/** The post's own day lies between the dispatch and today. */
export const dayOfPost: InputGuard<{ readonly day: Date }> = ({ delivery }, _actor, now, { day }) => {
  const from = localDay(delivery?.at ?? now);
  const to = localDay(now);
  if (day >= from && day <= to) return null;
  return refuse('DAY_NOT_POSSIBLE', {
    from: from.toISOString().slice(0, 10),
    to: to.toISOString().slice(0, 10),
  });
};

/** The named executor is an active EXECUTOR of the same office, outside the applicant's family (T3, I-10, I-14). */
export const executorEligible: InputGuard<{ readonly executor: ExecutorFacts | null }> = (
  facts,
  _actor,
  _now,
  { executor },
) => {
  if (!executor || executor.officeId !== facts.officeId)
    return refuse('EXECUTOR_NOT_ELIGIBLE', { because: 'OFFICE' });
  if (!executor.active) return refuse('EXECUTOR_NOT_ELIGIBLE', { because: 'INACTIVE' });
  if (!executor.roles.includes('EXECUTOR')) return refuse('EXECUTOR_NOT_ELIGIBLE', { because: 'ROLE' });
  if (executor.iin !== null && facts.familyIins.includes(executor.iin)) return refuse('EXECUTOR_IS_FAMILY');
  return null;
};

/** Nobody chooses himself, not even a head who is an executor too (I-12). */
export const namesAnother: InputGuard<{ readonly executorId: string }> = (
  _facts,
  actor,
  _now,
  { executorId },
) => (executorId === actor.id ? refuse('SELF_ASSIGNMENT') : null);

/** A reassignment names somebody else (T11). */
export const executorChanges: InputGuard<{ readonly executorId: string }> = (
  facts,
  _actor,
  _now,
  { executorId },
) => (executorId === facts.executorId ? refuse('SAME_EXECUTOR') : null);

/** Every document of the case is marked (T5). */
export const everyDocumentMarked: InputGuard<{
  readonly documents: readonly { readonly kind: DocumentKind; readonly state: DocumentState }[];
}> = (facts, _actor, _now, { documents }) => {
  const marked = new Set(documents.map((document) => document.kind));
  const missing = facts.documentKinds.filter((kind) => !marked.has(kind));
  return missing.length > 0 ? refuse('CHECKLIST_INCOMPLETE', { missing }) : null;
};

interface Decision {
  readonly kind: NoticeKind;
  readonly grounds: readonly RefusalGround[];
  readonly explanation: string | null;
}

/** A refusal has a ground in force and an explanation, an assignment no ground (T6, I-23, Standard cl. 16). */
export const decisionIsGrounded: InputGuard<
  Decision & { readonly groundsInForce: readonly RefusalGround[] }
> = (_facts, _actor, _now, { kind, grounds, explanation, groundsInForce }) => {
  if (kind === 'ASSIGNMENT') return grounds.length > 0 ? refuse('GROUND_NOT_ALLOWED') : null;
  if (grounds.length === 0) return refuse('GROUND_MISSING');
  const lapsed = grounds.filter((ground) => !groundsInForce.includes(ground));
  if (lapsed.length > 0) return refuse('GROUND_NOT_IN_FORCE', { grounds: lapsed });
  return explanation === null ? refuse('EXPLANATION_MISSING') : null;
};

/** After a return the notice differs from the returned one, or the executor says why not (T9, I-22). */
export const changedOrExplained: InputGuard<Decision & { readonly resubmissionReason: string | null }> = (
  facts,
  _actor,
  _now,
  input,
) => {
  const last = facts.notice;
  if (facts.status !== 'RETURNED' || !last || input.resubmissionReason !== null) return null;
  const same =
    last.kind === input.kind &&
    last.explanation === input.explanation &&
    [...last.grounds].sort().join() === [...input.grounds].sort().join();
  return same ? refuse('NOTICE_UNCHANGED') : null;
};

/** What is signed is the latest version, in words and as the page that was shown (T7, I-20). */
export const signsWhatWasShown: InputGuard<{
  readonly noticeVersion: number;
  readonly contentHash: string;
  readonly shownHash: string;
  readonly pageHash?: string | null;
}> = (facts, _actor, _now, { noticeVersion, contentHash, shownHash, pageHash }) => {
  if (facts.notice?.version !== noticeVersion)
    return refuse('NOT_LATEST_VERSION', { latest: facts.notice?.version });
  return facts.notice.contentHash === contentHash && shownHash === pageHash
    ? null
    : refuse('CONTENT_DIFFERS');
};

/** The office takes applications of this channel and is in force (Regulation cl. 3, 13). */
export const officeTakesApplications =
  (kind: OfficeKind): IntakeGuard<unknown> =>
  (intake) => {
    if (intake.officeKind !== kind) return refuse('OFFICE_KIND', { kind });
    return intake.officeOpen ? null : refuse('OFFICE_CLOSED');
  };

/** Applications come in during office hours, or are said to have come in outside them (T1, Standard cl. 9). */
export const inWorkingTime: IntakeGuard<{ readonly receivedOutsideHours: boolean }> = (
  intake,
  _actor,
  _now,
  input,
) => (intake.workingTime || input.receivedOutsideHours ? null : refuse('OUTSIDE_WORKING_HOURS'));

/** A person with an open case may apply again only with a reason. */
export const openCaseExplained: IntakeGuard<{ readonly duplicateReason: string | null }> = (
  intake,
  _actor,
  _now,
  input,
) =>
  intake.openCases > 0 && input.duplicateReason === null
    ? refuse('OPEN_CASE_EXISTS', { count: intake.openCases })
    : null;
