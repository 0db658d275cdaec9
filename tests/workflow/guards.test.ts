import { describe, expect, it } from 'vitest';
import { DocumentKind } from '../../prisma/client.ts';
import type { CaseFacts, IntakeFacts, Official } from '../../schema/cases/workflow/facts.ts';
import type { CaseGuard } from '../../schema/cases/workflow/guards.ts';
import * as guards from '../../schema/cases/workflow/guards.ts';
import { executorFacts, facts, NOW, noticeFacts, official } from './caseFacts.ts';

const akimClerk = official({ id: 'clerk', role: 'AKIM_CLERK', roles: ['AKIM_CLERK'], officeId: 'akim' });

describe('guards of a step before its input', () => {
  const codeOf = (guard: CaseGuard, more: Partial<CaseFacts> = {}, who: Partial<Official> = {}) =>
    guard(facts(more), official(who), NOW)?.code ?? null;

  it('lets only officials of the case’s own department act there (I-09)', () => {
    expect(codeOf(guards.atOwnDepartment)).toBeNull();
    expect(codeOf(guards.atOwnDepartment, {}, { officeId: 'elsewhere' })).toBe('OTHER_OFFICE');
  });

  it('lets only officials of the case’s own akim’s office act there (I-09)', () => {
    expect(codeOf(guards.atOwnAkimOffice, {}, { officeId: 'akim' })).toBeNull();
    expect(codeOf(guards.atOwnAkimOffice)).toBe('OTHER_OFFICE');
    expect(codeOf(guards.atOwnAkimOffice, { akimOfficeId: null }, { officeId: 'akim' })).toBe('OTHER_OFFICE');
  });

  it('lets only the case’s executor act (I-11)', () => {
    expect(codeOf(guards.byItsExecutor)).toBeNull();
    expect(codeOf(guards.byItsExecutor, {}, { id: 'another' })).toBe('NOT_THE_EXECUTOR');
    expect(codeOf(guards.byItsExecutor, { executorId: null })).toBe('NOT_THE_EXECUTOR');
  });

  it('forwards nothing without a receipt (T2)', () => {
    expect(codeOf(guards.receiptIssued)).toBeNull();
    expect(codeOf(guards.receiptIssued, { receiptIssued: false })).toBe('RECEIPT_NOT_ISSUED');
  });

  it('prepares no notice without an address (T6, I-24)', () => {
    expect(codeOf(guards.addressKnown)).toBeNull();
    expect(codeOf(guards.addressKnown, { applicantAddress: ' \t' })).toBe('ADDRESS_MISSING');
  });

  it('keeps the drafter from signing (I-14)', () => {
    const notice = noticeFacts({ drafterId: 'head' });
    expect(codeOf(guards.signerIsNotDrafter, { notice })).toBeNull();
    expect(codeOf(guards.signerIsNotDrafter, { notice }, { id: 'head' })).toBe('SIGNER_IS_DRAFTER');
  });

  it('waits for the commission only where the akim’s office must hear it (K2 to K4)', () => {
    expect(codeOf(guards.commissionHeard)).toBeNull();
    expect(codeOf(guards.commissionHeard, { commissionRequired: true })).toBe('COMMISSION_REQUIRED');
    expect(
      codeOf(guards.commissionHeard, { commissionRequired: true, commissionConcluded: true }),
    ).toBeNull();
  });

  it('sends a notice to the akim’s office only where the applicant collects it there, and once (K6)', () => {
    expect(codeOf(guards.collectedAtAkim)).toBeNull();
    expect(codeOf(guards.collectedAtAkim, { akimOfficeId: null })).toBe('COLLECTION_ELSEWHERE');
    expect(codeOf(guards.collectedAtAkim, { deliveryPreference: 'POST' })).toBe('COLLECTION_ELSEWHERE');
    expect(codeOf(guards.collectedAtAkim, { deliveryPreference: 'DEPARTMENT' })).toBe('COLLECTION_ELSEWHERE');
    expect(codeOf(guards.collectedAtAkim, { noticeAtAkim: true })).toBe('NOTICE_AT_AKIM');
  });

  it('lets the department deliver only what lies there (K6)', () => {
    expect(codeOf(guards.noticeAtDepartment)).toBeNull();
    expect(codeOf(guards.noticeAtDepartment, { noticeAtAkim: true })).toBe('NOTICE_AT_AKIM');
  });

  it('lets whoever holds the notice hand it over (T10a, K6)', () => {
    const held = guards.byWhoeverHoldsTheNotice;
    expect(codeOf(held)).toBeNull();
    expect(codeOf(held, {}, { officeId: 'elsewhere' })).toBe('OTHER_OFFICE');
    expect(codeOf(held, {}, { id: 'another' })).toBe('NOT_THE_EXECUTOR');
    expect(codeOf(held, { noticeAtAkim: true })).toBe('NOTICE_AT_AKIM');
    expect(codeOf(held, {}, akimClerk)).toBe('NOTICE_NOT_AT_AKIM');
    expect(codeOf(held, { noticeAtAkim: true }, akimClerk)).toBeNull();
    expect(codeOf(held, { noticeAtAkim: true }, { ...akimClerk, officeId: 'elsewhere' })).toBe(
      'OTHER_OFFICE',
    );
  });
});

describe('guards of a step with its input', () => {
  it('names only an active executor of the same office, outside the family (T3, I-10, I-14)', () => {
    const judge = (executor: ReturnType<typeof executorFacts> | null) =>
      guards.executorEligible(facts(), official(), NOW, { executor });
    const notEligible = (because: string) => ({ code: 'EXECUTOR_NOT_ELIGIBLE', params: { because } });
    expect(judge(executorFacts())).toBeNull();
    expect(judge(null)).toEqual(notEligible('OFFICE'));
    expect(judge(executorFacts({ officeId: 'elsewhere' }))).toEqual(notEligible('OFFICE'));
    expect(judge(executorFacts({ active: false }))).toEqual(notEligible('INACTIVE'));
    expect(judge(executorFacts({ roles: ['CLERK', 'HEAD'] }))).toEqual(notEligible('ROLE'));
    expect(judge(executorFacts({ iin: '000101300009' }))?.code).toBe('EXECUTOR_IS_FAMILY');
    expect(judge(executorFacts({ iin: '000228400016' }))?.code).toBe('EXECUTOR_IS_FAMILY');
    expect(judge(executorFacts({ iin: '900615100029' }))).toBeNull();
    expect(JSON.stringify(judge(executorFacts({ iin: '000101300009' })))).not.toContain('000101300009');
  });

  it('reassigns only to somebody else (T11)', () => {
    const judge = (executorId: string) =>
      guards.executorChanges(facts(), official(), NOW, { executorId })?.code ?? null;
    expect(judge('another')).toBeNull();
    expect(judge('executor')).toBe('SAME_EXECUTOR');
  });

  it('ends the check only when every document is marked (T5)', () => {
    const judge = (kinds: readonly DocumentKind[]) =>
      guards.everyDocumentMarked(facts(), official(), NOW, {
        documents: kinds.map((kind) => ({ kind, state: 'NOT_REQUIRED' as const })),
      });
    const kinds = Object.values(DocumentKind);
    expect(judge(kinds)).toBeNull();
    expect(judge(kinds.slice(1))).toEqual({
      code: 'CHECKLIST_INCOMPLETE',
      params: { missing: [kinds[0]] },
    });
    expect(judge([])?.params).toEqual({ missing: kinds });
  });

  it('wants of a refusal a ground in force and an explanation, of an assignment no ground (I-23)', () => {
    const judge = (decision: Partial<Parameters<typeof guards.decisionIsGrounded>[3]>) =>
      guards.decisionIsGrounded(facts(), official(), NOW, {
        kind: 'REFUSAL',
        grounds: ['REFUSED_JOB'],
        explanation: 'Себебі бар.',
        groundsInForce: ['REFUSED_JOB', 'INCOME_ABOVE_LINE'],
        ...decision,
      });
    expect(judge({})).toBeNull();
    expect(judge({ grounds: [] })?.code).toBe('GROUND_MISSING');
    expect(judge({ explanation: null })?.code).toBe('EXPLANATION_MISSING');
    expect(judge({ grounds: ['REFUSED_JOB', 'LEFT_JOB_OR_TRAINING'] })).toEqual({
      code: 'GROUND_NOT_IN_FORCE',
      params: { grounds: ['LEFT_JOB_OR_TRAINING'] },
    });
    expect(judge({ kind: 'ASSIGNMENT' })?.code).toBe('GROUND_NOT_ALLOWED');
    expect(judge({ kind: 'ASSIGNMENT', grounds: [], explanation: null })).toBeNull();
  });

  it('takes an unchanged notice after a return only with the reason why (T9, I-22)', () => {
    const returned = noticeFacts({
      kind: 'REFUSAL',
      grounds: ['REFUSED_JOB', 'INCOME_ABOVE_LINE'],
      explanation: 'Себебі бар.',
    });
    const same = {
      kind: returned.kind,
      grounds: ['INCOME_ABOVE_LINE', 'REFUSED_JOB'] as const,
      explanation: returned.explanation,
      resubmissionReason: null,
    };
    const judge = (more: Partial<Parameters<typeof guards.changedOrExplained>[3]>, status = 'RETURNED') =>
      guards.changedOrExplained(
        facts({ notice: returned, status: status as CaseFacts['status'] }),
        official(),
        NOW,
        { ...same, ...more },
      )?.code ?? null;
    expect(judge({})).toBe('NOTICE_UNCHANGED');
    expect(judge({ resubmissionReason: 'Мекенжай дұрыс.' })).toBeNull();
    expect(judge({ explanation: 'Басқа себеп.' })).toBeNull();
    expect(judge({ grounds: ['REFUSED_JOB'] })).toBeNull();
    expect(judge({ kind: 'ASSIGNMENT', grounds: [] })).toBeNull();
    expect(judge({}, 'DRAFTING')).toBeNull();
  });

  it('signs the latest version, its words and its page as they were shown (T7, I-20)', () => {
    const page = 'c'.repeat(64);
    const judge = (
      noticeVersion: number,
      contentHash: string,
      { notice = noticeFacts({ version: 2 }) as CaseFacts['notice'], shownHash = page, pageHash = page } = {},
    ) =>
      guards.signsWhatWasShown(facts({ notice }), official(), NOW, {
        noticeVersion,
        contentHash,
        shownHash,
        pageHash,
      });
    expect(judge(2, 'a'.repeat(64))).toBeNull();
    expect(judge(1, 'a'.repeat(64))).toEqual({ code: 'NOT_LATEST_VERSION', params: { latest: 2 } });
    expect(judge(3, 'a'.repeat(64))?.code).toBe('NOT_LATEST_VERSION');
    expect(judge(2, 'b'.repeat(64))?.code).toBe('CONTENT_DIFFERS');
    expect(judge(2, 'a'.repeat(64), { shownHash: 'd'.repeat(64) })?.code).toBe('CONTENT_DIFFERS');
    expect(judge(1, 'a'.repeat(64), { notice: null })?.code).toBe('NOT_LATEST_VERSION');
  });

  it('takes a signature only while the last proof by password is fresh enough', () => {
    const until = new Date(NOW.getTime() + 1000);
    const judge = (now: Date) =>
      guards.provenLately(facts(), official({ proof: { at: NOW, until } }), now)?.code ?? null;
    expect(judge(NOW)).toBeNull();
    expect(judge(until)).toBeNull();
    expect(judge(new Date(until.getTime() + 1))).toBe('PROOF_EXPIRED');
  });
});

describe('guards of the delivery', () => {
  const letter = (result: 'CONFIRMED' | 'RETURNED' | null) =>
    ({ seq: 1, method: 'POST', at: NOW, result }) as const;
  const byHand = { seq: 1, method: 'HAND', at: NOW, result: null } as const;
  const codeOf = (guard: guards.CaseGuard, more: Partial<CaseFacts>, actor = official()) =>
    guard(facts(more), actor, NOW)?.code ?? null;

  it('announce a notice once, and not while a letter is under way or has arrived', () => {
    expect(codeOf(guards.readyOnce, {})).toBeNull();
    expect(codeOf(guards.readyOnce, { readyAt: NOW })).toBe('ALREADY_READY');
    expect(codeOf(guards.readyOnce, { delivery: letter(null) })).toBe('LETTER_UNDERWAY');
    expect(codeOf(guards.readyOnce, { delivery: letter('CONFIRMED') })).toBe('LETTER_UNDERWAY');
    expect(codeOf(guards.readyOnce, { delivery: byHand })).toBe('LETTER_UNDERWAY');
    expect(codeOf(guards.readyOnce, { delivery: letter('RETURNED') })).toBeNull();
  });

  it('let the post answer once, for a letter only', () => {
    expect(codeOf(guards.letterUnderway, { delivery: letter(null) })).toBeNull();
    for (const delivery of [null, byHand, letter('CONFIRMED'), letter('RETURNED')])
      expect(codeOf(guards.letterUnderway, { delivery })).toBe('LETTER_NOT_UNDERWAY');
  });

  it('deliver again only what came back (I-25)', () => {
    expect(codeOf(guards.letterReturned, { delivery: letter('RETURNED') })).toBeNull();
    for (const delivery of [null, byHand, letter(null), letter('CONFIRMED')])
      expect(codeOf(guards.letterReturned, { delivery })).toBe('LETTER_NOT_RETURNED');
  });

  it('hear the post from the executor of the case and from any clerk of the department', () => {
    expect(codeOf(guards.byExecutorOrClerk, {})).toBeNull();
    expect(codeOf(guards.byExecutorOrClerk, {}, official({ id: 'other' }))).toBe('NOT_THE_EXECUTOR');
    const clerk = official({ id: 'other', role: 'CLERK', roles: ['CLERK'] });
    expect(codeOf(guards.byExecutorOrClerk, {}, clerk)).toBeNull();
  });

  it('take a day of the post between the dispatch and today', () => {
    const judge = (day: string) =>
      guards.dayOfPost(facts({ delivery: letter(null) }), official(), new Date('2026-11-20T05:00:00Z'), {
        day: new Date(`${day}T00:00:00Z`),
      });
    expect(judge('2026-11-18')).toBeNull();
    expect(judge('2026-11-20')).toBeNull();
    expect(judge('2026-11-17')).toEqual({
      code: 'DAY_NOT_POSSIBLE',
      params: { from: '2026-11-18', to: '2026-11-20' },
    });
    expect(judge('2026-11-21')?.code).toBe('DAY_NOT_POSSIBLE');
  });
});

describe('guards of an intake', () => {
  const intake = (more: Partial<IntakeFacts> = {}): IntakeFacts => ({
    officeKind: 'DEPARTMENT',
    officeOpen: true,
    workingTime: true,
    openCases: 0,
    ...more,
  });
  const clerk = official({ role: 'CLERK', roles: ['CLERK'] });

  it('takes applications at an office of the right kind that is in force', () => {
    const judge = (more: Partial<IntakeFacts>) =>
      guards.officeTakesApplications('DEPARTMENT')(intake(more), clerk, NOW, undefined)?.code ?? null;
    expect(judge({})).toBeNull();
    expect(judge({ officeKind: 'AKIM_OFFICE' })).toBe('OFFICE_KIND');
    expect(judge({ officeOpen: false })).toBe('OFFICE_CLOSED');
  });

  it('takes applications in working time, or when they are said to have come outside it (T1)', () => {
    const judge = (workingTime: boolean, receivedOutsideHours: boolean) =>
      guards.inWorkingTime(intake({ workingTime }), clerk, NOW, { receivedOutsideHours })?.code ?? null;
    expect(judge(true, false)).toBeNull();
    expect(judge(false, true)).toBeNull();
    expect(judge(false, false)).toBe('OUTSIDE_WORKING_HOURS');
  });

  it('asks why, when the person has an open case', () => {
    const judge = (openCases: number, duplicateReason: string | null) =>
      guards.openCaseExplained(intake({ openCases }), clerk, NOW, { duplicateReason });
    expect(judge(0, null)).toBeNull();
    expect(judge(2, 'Құрамы өзгерді.')).toBeNull();
    expect(judge(2, null)).toEqual({ code: 'OPEN_CASE_EXISTS', params: { count: 2 } });
  });
});
