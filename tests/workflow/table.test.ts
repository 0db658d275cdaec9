import { describe, expect, it } from 'vitest';
import { CaseStatus } from '../../prisma/client.ts';
import { checkTable } from '../../schema/cases/workflow/checkTable.ts';
import { judge, judgeInput, judgeIntake } from '../../schema/cases/workflow/decide.ts';
import { REFUSAL_CODES } from '../../schema/cases/workflow/refusals.ts';
import { BEFORE_SIGNED, FINAL_STATES, OPEN_STATES } from '../../schema/cases/workflow/states.ts';
import type { Application } from '../../schema/cases/workflow/step.ts';
import type { IntakeRow, StepName, StepRow } from '../../schema/cases/workflow/transitions.ts';
import { INTAKES, STEP_NAMES, STEPS } from '../../schema/cases/workflow/transitions.ts';
import { facts, NOW, noticeFacts, official } from './caseFacts.ts';

const steps: Readonly<Record<StepName, StepRow>> = STEPS;
const intakes: Readonly<Record<string, IntakeRow>> = INTAKES;

const withStep = (name: StepName, more: Partial<StepRow>) => ({
  ...steps,
  [name]: { ...steps[name], ...more },
});
const without = (...names: StepName[]) =>
  Object.fromEntries(Object.entries(steps).filter(([name]) => !names.includes(name as StepName)));

describe('the check of the table', () => {
  it('accepts the table that is served', () => {
    expect(() => checkTable(intakes, steps)).not.toThrow();
  });

  it('refuses a row that nobody may take', () => {
    expect(() => checkTable(intakes, withStep('signNotice', { roles: [] }))).toThrow(
      'Nobody may take signNotice',
    );
    const nobody = { ...intakes, registerApplication: { ...INTAKES.registerApplication, roles: [] } };
    expect(() => checkTable(nobody, steps)).toThrow('Nobody may take registerApplication');
  });

  it('refuses a row that starts nowhere', () => {
    expect(() => checkTable(intakes, withStep('returnNotice', { from: [] }))).toThrow(
      'returnNotice starts nowhere',
    );
  });

  it('refuses a row that leads to an unknown state', () => {
    const to = 'SUSPENDED' as CaseStatus;
    expect(() => checkTable(intakes, withStep('returnNotice', { to }))).toThrow(
      'returnNotice leads to the unknown SUSPENDED',
    );
  });

  it.each(FINAL_STATES)('refuses a row that leads out of %s (I-21)', (final) => {
    expect(() => checkTable(intakes, withStep('forwardToHead', { from: [final] }))).toThrow(
      `forwardToHead leads out of the final ${final}`,
    );
  });

  it('refuses a table with a state that nothing leads to', () => {
    expect(() => checkTable(intakes, without('returnNotice'))).toThrow('No row leads to RETURNED');
    expect(() => checkTable({}, steps)).toThrow('No row leads to AKIM_REGISTERED');
  });

  it('refuses a table whose states are reached only from each other', () => {
    const cut = withStep('forwardToHead', { from: ['AWAITING_RESOLUTION'] });
    expect(() => checkTable(intakes, cut)).toThrow('No row leads to AWAITING_RESOLUTION');
  });

  describe('where SIGNED is a dead end', () => {
    // DELIVERED stays within reach, so that only the missing way out of SIGNED is wrong.
    const deliver = { ...steps.recordPostDispatch, from: ['RETURNED'] as const };
    const deadEnd = { ...without('recordHandDelivery', 'recordPostDispatch', 'handOverToAkim'), deliver };

    it('refuses the table', () => {
      expect(() => checkTable(intakes, deadEnd)).toThrow('No row leads out of SIGNED');
    });

    it('does not take a row that stays where it is for a way out', () => {
      const { handOverToAkim } = steps;
      const stays = { ...deadEnd, handOverToAkim, again: { ...handOverToAkim, to: 'SIGNED' as const } };
      expect(() => checkTable(intakes, stays)).toThrow('No row leads out of SIGNED');
    });
  });
});

describe('the states', () => {
  it('are 13: two final, the others open, cancellable before the signature (I-21, T12)', () => {
    expect(Object.values(CaseStatus)).toHaveLength(13);
    expect([...OPEN_STATES, ...FINAL_STATES].sort()).toEqual(Object.values(CaseStatus).sort());
    expect([...BEFORE_SIGNED, 'SIGNED', 'DELIVERED', 'CANCELLED'].sort()).toEqual(
      Object.values(CaseStatus).sort(),
    );
  });

  it('have no suspension and no row that pauses (I-27)', () => {
    expect(Object.values(CaseStatus).filter((status) => /SUSPEND|PAUS|HOLD/.test(status))).toEqual([]);
    expect(STEP_NAMES.filter((name) => /suspend|pause|resume|hold|prioriti/i.test(name))).toEqual([]);
  });

  it('lead from each open state, in the fewest steps, to the end', () => {
    const ways = (status: CaseStatus) =>
      STEP_NAMES.flatMap((name) => {
        const { from, to } = steps[name];
        return from.includes(status) && to !== null ? [to] : [];
      });
    for (const status of OPEN_STATES) {
      const seen = new Set([status]);
      for (const reached of seen) for (const to of ways(reached)) seen.add(to);
      expect(seen, `from ${status}`).toContain('DELIVERED');
    }
  });
});

describe('the judge', () => {
  it('refuses an actor with none of the row’s roles, whatever the case', () => {
    const verdict = judge(steps.signNotice, facts(), official({ roles: ['CLERK'] }), NOW);
    expect(verdict).toEqual({
      official: null,
      refusal: { code: 'ROLE_MISSING', params: { roles: ['HEAD'] } },
    });
  });

  it('refuses a wrong status before it asks any guard', () => {
    const verdict = judge(steps.acceptDocuments, facts({ executorId: 'another' }), official(), NOW);
    expect(verdict.refusal).toEqual({
      code: 'WRONG_STATUS',
      params: { status: 'DRAFTING', from: ['ASSIGNED'] },
    });
  });

  it('tells the first guard that speaks against the step', () => {
    const stranger = official({ id: 'another', officeId: 'elsewhere' });
    expect(judge(steps.submitNotice, facts(), stranger, NOW).refusal?.code).toBe('OTHER_OFFICE');
    const colleague = official({ id: 'another' });
    expect(judge(steps.submitNotice, facts({ applicantAddress: '' }), colleague, NOW).refusal?.code).toBe(
      'NOT_THE_EXECUTOR',
    );
  });

  it('lets one with several roles act in the role in which the step may be taken', () => {
    const both = official({ roles: ['EXECUTOR', 'AKIM_CLERK'], officeId: 'akim', id: 'both' });
    const atAkim = judge(
      steps.recordHandDelivery,
      facts({ status: 'SIGNED', noticeAtAkim: true }),
      both,
      NOW,
    );
    expect(atAkim.official).toMatchObject({ id: 'both', role: 'AKIM_CLERK' });
    const all = official({ roles: ['CLERK', 'HEAD', 'EXECUTOR'], role: 'CLERK' });
    expect(judge(steps.submitNotice, facts(), all, NOW).official?.role).toBe('EXECUTOR');
    expect(judge(steps.cancelCase, facts(), all, NOW).official?.role).toBe('HEAD');
  });

  it('refuses one with several roles when none of them will do, and says why of the last', () => {
    const both = official({ roles: ['EXECUTOR', 'AKIM_CLERK'] });
    const verdict = judge(
      steps.recordHandDelivery,
      facts({ status: 'SIGNED', noticeAtAkim: true }),
      both,
      NOW,
    );
    expect(verdict).toEqual({ official: null, refusal: { code: 'OTHER_OFFICE', params: {} } });
  });

  it('keeps a head who drafted from signing, in whatever role he comes (I-14)', () => {
    const drafter = official({ id: 'drafter', roles: ['HEAD', 'EXECUTOR'] });
    const waiting = facts({ status: 'AWAITING_SIGNATURE', notice: noticeFacts({ drafterId: 'drafter' }) });
    expect(judge(steps.signNotice, waiting, drafter, NOW).refusal?.code).toBe('SIGNER_IS_DRAFTER');
    expect(judge(steps.returnNotice, waiting, drafter, NOW).official?.role).toBe('HEAD');
  });

  it('judges the input by every check of the row, the first refusal first', () => {
    const head = official({ id: 'head', role: 'HEAD', roles: ['HEAD'] });
    const input = { executorId: 'executor', executor: null, reason: 'x', resolution: null };
    expect(judgeInput(steps.reassignExecutor, facts(), head, NOW, input)?.code).toBe('SAME_EXECUTOR');
    expect(
      judgeInput(steps.reassignExecutor, facts(), head, NOW, { ...input, executorId: 'another' })?.code,
    ).toBe('EXECUTOR_NOT_ELIGIBLE');
    expect(judgeInput(steps.returnNotice, facts(), head, NOW, { reason: 'x' })).toBeNull();
  });

  it('judges an intake by office, hours and open cases', () => {
    const clerk = official({ role: 'CLERK', roles: ['CLERK'] });
    const input = { receivedOutsideHours: false, duplicateReason: null } as Application;
    const intake = {
      officeKind: 'DEPARTMENT',
      officeOpen: true,
      workingTime: true,
      openCases: 0,
    } as const;
    const codeOf = (row: IntakeRow, more: object, who = clerk) =>
      judgeIntake(row, { ...intake, ...more }, who, NOW, input).refusal?.code ?? null;
    expect(codeOf(INTAKES.registerApplication, {})).toBeNull();
    expect(codeOf(INTAKES.registerApplication, { openCases: 1 })).toBe('OPEN_CASE_EXISTS');
    expect(codeOf(INTAKES.registerApplication, { workingTime: false })).toBe('OUTSIDE_WORKING_HOURS');
    expect(codeOf(INTAKES.registerAtAkim, {})).toBe('ROLE_MISSING');
    const akimClerk = official({ role: 'AKIM_CLERK', roles: ['AKIM_CLERK'] });
    expect(codeOf(INTAKES.registerAtAkim, {}, akimClerk)).toBe('OFFICE_KIND');
    expect(codeOf(INTAKES.registerAtAkim, { officeKind: 'AKIM_OFFICE' }, akimClerk)).toBeNull();
  });
});

describe('refusal codes', () => {
  it('are each said only once', () => {
    expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
  });
});
