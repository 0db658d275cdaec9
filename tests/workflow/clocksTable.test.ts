import { describe, expect, it } from 'vitest';
import { CaseStatus } from '../../prisma/client.ts';
import type { ClockMoves, ClockSpan } from '../../schema/cases/workflow/advanceClocks.ts';
import { advanceClocks } from '../../schema/cases/workflow/advanceClocks.ts';
import { checkTable } from '../../schema/cases/workflow/checkTable.ts';
import { STATE_CLOCKS } from '../../schema/cases/workflow/states.ts';
import type { IntakeRow, StepName, StepRow } from '../../schema/cases/workflow/transitions.ts';
import { INTAKES, STEPS } from '../../schema/cases/workflow/transitions.ts';
import { REGULATION_5_2, REGULATION_5_3 } from './regulation54.ts';

const steps: Readonly<Record<StepName, StepRow>> = STEPS;
const intakes: Readonly<Record<string, IntakeRow>> = INTAKES;
const rows: Readonly<Record<string, StepRow | IntakeRow>> = { ...intakes, ...steps };

const withClocks = (name: StepName, clocks: ClockMoves) => ({ ...steps, [name]: { ...steps[name], clocks } });

describe('the clocks that the table declares', () => {
  it('are those of regulation.md 5.3, state by state', () => {
    expect(STATE_CLOCKS).toEqual(REGULATION_5_3);
    expect(Object.keys(STATE_CLOCKS).sort()).toEqual(Object.values(CaseStatus).sort());
  });

  it.each(Object.entries(REGULATION_5_2))('start and end %s where regulation.md 5.2 says', (code, said) => {
    const declaring = (codes: (moves: ClockMoves) => readonly string[]) =>
      Object.entries(rows)
        .filter(([, { clocks }]) => codes(clocks).includes(code))
        .map(([name]) => name)
        .sort();
    const starting = declaring(({ starts = [], completes = [] }) =>
      [...starts, ...completes].map((start) => start.code),
    );
    const ending = declaring(({ ends = [], endsIfRunning = [], completes = [] }) => [
      ...ends,
      ...endsIfRunning,
      ...completes.map((start) => start.code),
    ]);
    expect(starting).toEqual([...said.starts].sort());
    expect(ending).toEqual([...said.ends].sort());
  });

  it('resume only what a return gives back, and end all at once only with a cancellation', () => {
    const named = (test: (moves: ClockMoves) => unknown) =>
      Object.keys(rows).filter((name) => test((rows[name] as StepRow).clocks));
    expect(named(({ resumes }) => resumes)).toEqual(['returnNotice']);
    expect(named(({ cancelsAll }) => cancelsAll)).toEqual(['cancelCase']);
    expect(named(({ handsOver }) => handsOver)).toEqual(['reassignExecutor']);
  });
});

describe('the check of the table', () => {
  it.each([
    ['ends a clock that does not run', 'completeCheck', { ends: ['A2'], starts: [{ code: 'A4' }] }],
    ['starts a clock that runs', 'forwardToHead', { starts: [{ code: 'A1' }] }],
    ['resumes what never ended', 'returnNotice', { ends: ['A5'], resumes: ['COMMISSION'] }],
  ] as const)('refuses a row that %s', (_what, name, clocks) => {
    expect(() => checkTable(intakes, withClocks(name, clocks))).toThrow(
      `${name} moves clocks that do not stand so`,
    );
  });

  it('refuses a state without the clock that regulation.md 5.3 gives it, or with another one', () => {
    expect(() => checkTable(intakes, withClocks('signNotice', { ends: ['A5'] }))).toThrow(
      'signNotice leaves SIGNED with no A6',
    );
    expect(() => checkTable(intakes, withClocks('forwardToHead', { starts: [{ code: 'A2' }] }))).toThrow(
      'forwardToHead leaves AWAITING_RESOLUTION with A1, A2',
    );
    const restarts: ClockMoves = { ends: ['A5'], starts: [{ code: 'A3' }] };
    expect(() => checkTable(intakes, withClocks('returnNotice', restarts))).toThrow(
      'returnNotice leaves RETURNED with A3',
    );
  });

  it('refuses an open state without the outer clock, and a final one with any', () => {
    const early: ClockMoves = { ends: ['A5'], starts: [{ code: 'A6' }], endsIfRunning: ['STANDARD'] };
    expect(() => checkTable(intakes, withClocks('signNotice', early))).toThrow(
      'signNotice leaves SIGNED with no outer clock',
    );
    expect(() => checkTable(intakes, withClocks('recordHandDelivery', { endsIfRunning: ['A6'] }))).toThrow(
      'recordHandDelivery leaves DELIVERED with STANDARD',
    );
    expect(() => checkTable(intakes, withClocks('cancelCase', {}))).toThrow(
      /cancelCase leaves CANCELLED with/,
    );
    const none = { ...intakes, registerApplication: { ...INTAKES.registerApplication, clocks: {} } };
    expect(() => checkTable(none, steps)).toThrow(
      'registerApplication leaves REGISTERED with no outer clock',
    );
  });

  it('looks at every path: a row that is right after one step may be wrong after another', () => {
    // After K6 the executor's 15 minutes have ended already.
    const strict: ClockMoves = { ends: ['A6'], endsIfRunning: ['STANDARD', 'STANDARD_AKIM'] };
    expect(() => checkTable(intakes, withClocks('recordHandDelivery', strict))).toThrow(
      'recordHandDelivery moves clocks that do not stand so in SIGNED',
    );
  });
});

describe('advancing the clocks', () => {
  const AT = new Date('2026-11-18T05:00:00.000Z');
  const BEFORE = new Date('2026-11-18T04:50:00.000Z');
  const clock = (code: ClockSpan['code'], endedAt: Date | null = null, round = 1): ClockSpan => ({
    code,
    round,
    startedAt: BEFORE,
    endedAt,
  });

  it('counts the rounds of a limit', () => {
    const { started } = advanceClocks(
      [clock('A5', AT), clock('A4')],
      { starts: [{ code: 'A5' }] },
      { at: AT },
    );
    expect(started).toEqual([{ code: 'A5', round: 2, startedAt: AT, endedAt: null, place: 'DEPARTMENT' }]);
  });

  it('starts A1 when the form was opened, else with the registration, and never after it (regulation.md 7.4)', () => {
    const from = (intakeOpenedAt: Date | null, at = AT) =>
      advanceClocks([], { starts: [{ code: 'A1', since: 'INTAKE' }] }, { at, intakeOpenedAt }).started[0]
        ?.startedAt;
    expect(from(BEFORE)).toEqual(BEFORE);
    expect(from(null)).toEqual(AT);
    expect(from(AT, BEFORE)).toEqual(BEFORE);
  });

  it('gives back the very clock that a return resumes (I-34)', () => {
    const a4 = clock('A4', AT);
    const { resumed, started } = advanceClocks([a4, clock('A5')], STEPS.returnNotice.clocks, { at: AT });
    expect(resumed).toEqual([a4]);
    expect(resumed[0]).toBe(a4);
    expect(started).toEqual([]);
  });

  it('ends whatever runs when the case is cancelled, and nothing that has ended', () => {
    const running = [clock('A3'), clock('STANDARD')];
    const moved = advanceClocks([clock('A1', AT), ...running], { cancelsAll: true }, { at: AT });
    expect(moved).toEqual({ ended: running, cancelled: true, resumed: [], started: [] });
  });
});
