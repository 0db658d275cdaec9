import { describe, expect, it } from 'vitest';
import { progressSteps } from '../../admin/cases/progressSteps.ts';
import type {
  CaseStatus,
  CaseWholeFragment,
  ClockWholeFragment,
  LimitCode,
  TransitionName,
} from '../../admin/generated/graphql.ts';
import { valuesOf } from './support/contract.ts';

const clock = (step: LimitCode, over: Partial<ClockWholeFragment> = {}): ClockWholeFragment =>
  ({
    step,
    round: 1,
    endedAt: '2013-04-12T05:00:00Z',
    overdue: false,
    cancelled: false,
    office: { id: 'department' },
    ...over,
  }) as unknown as ClockWholeFragment;

const taken = (...names: readonly TransitionName[]): CaseWholeFragment['history'] =>
  names.map((transition, index) => ({
    transition,
    at: `2013-04-12T0${index}:00:00Z`,
    actorName: `Адам ${index}`,
  })) as unknown as CaseWholeFragment['history'];

const record = (over: Partial<Parameters<typeof progressSteps>[0]>) => ({
  status: 'REGISTERED' as CaseStatus,
  channel: 'DEPARTMENT' as const,
  akimOffice: null,
  clocks: [],
  history: [],
  commission: [],
  ...over,
});

const statesOf = (over: Parameters<typeof record>[0]): string[] =>
  progressSteps(record(over)).map(({ name, state }) => `${name} ${state}`);

describe('the line of the six actions', () => {
  it('says what is done, what runs and what is to come', () => {
    expect(
      statesOf({
        status: 'UNDER_REVIEW',
        history: taken('registerApplication', 'forwardToHead', 'assignExecutor', 'acceptDocuments'),
      }),
    ).toEqual(['A1 done', 'A2 done', 'A3 running', 'A4 toCome', 'A5 toCome', 'A6 toCome']);
  });

  it('has each action’s clock, and when and by whom it was done', () => {
    const late = clock('A2', { overdue: true });
    const [, second] = progressSteps(
      record({
        status: 'ASSIGNED',
        clocks: [clock('A1'), late],
        history: taken('registerApplication', 'forwardToHead', 'assignExecutor'),
      }),
    );
    expect(second).toEqual({
      name: 'A2',
      state: 'done',
      clock: late,
      doneAt: '2013-04-12T02:00:00Z',
      doneBy: 'Адам 2',
    });
  });

  it('goes back to the notice after a return, with the clock that runs on', () => {
    const resumed = clock('A4', { endedAt: null });
    const steps = progressSteps(
      record({
        status: 'RETURNED',
        clocks: [resumed, clock('A5')],
        history: taken('submitNotice', 'returnNotice'),
      }),
    );
    expect(steps[3]).toMatchObject({ name: 'A4', state: 'running', clock: resumed });
    expect(steps[4]).toMatchObject({ name: 'A5', state: 'toCome' });
  });

  it('shows the last round of a limit that ran twice', () => {
    const second = clock('A5', { round: 2, endedAt: null });
    const steps = progressSteps(record({ status: 'AWAITING_SIGNATURE', clocks: [second, clock('A5')] }));
    expect(steps[4]?.clock).toBe(second);
  });

  it('begins at the akim’s office where the case does, with the commission only when it was asked', () => {
    const akim = { channel: 'AKIM', akimOffice: { id: 'akim' } } as const;
    const asked = [{ id: 'r' }] as unknown as CaseWholeFragment['commission'];
    const over = { ...akim, akimOffice: akim.akimOffice as CaseWholeFragment['akimOffice'] };
    expect(statesOf({ ...over, status: 'COMMISSION_REVIEW', commission: asked }).slice(0, 4)).toEqual([
      'AKIM done',
      'COMMISSION running',
      'SENT toCome',
      'A1 toCome',
    ]);
    expect(statesOf({ ...over, status: 'IN_TRANSIT' }).slice(0, 3)).toEqual([
      'AKIM done',
      'SENT done',
      'A1 running',
    ]);
  });

  it('keeps the registration of the akim’s office apart from that of the department', () => {
    const atAkim = clock('A1', { office: { id: 'akim' } as ClockWholeFragment['office'] });
    const atDepartment = clock('A1', { round: 2, endedAt: null });
    const steps = progressSteps(
      record({
        channel: 'AKIM',
        akimOffice: { id: 'akim' } as CaseWholeFragment['akimOffice'],
        status: 'REGISTERED',
        clocks: [atAkim, atDepartment],
      }),
    );
    expect(steps.find(({ name }) => name === 'AKIM')?.clock).toBe(atAkim);
    expect(steps.find(({ name }) => name === 'A1')?.clock).toBe(atDepartment);
  });

  it('says of a cancelled case where it ended', () => {
    expect(
      statesOf({
        status: 'CANCELLED',
        clocks: [clock('A1'), clock('A2', { cancelled: true })],
        history: taken('registerApplication', 'forwardToHead', 'cancelCase'),
      }),
    ).toEqual(['A1 done', 'A2 dropped', 'A3 unreached', 'A4 unreached', 'A5 unreached', 'A6 unreached']);
  });

  it('has one running step in every open status, and none in a closed one', () => {
    for (const status of valuesOf('CaseStatus') as CaseStatus[]) {
      const closed = status === 'DELIVERED' || status === 'CANCELLED';
      const commission = [{ id: 'r' }] as unknown as CaseWholeFragment['commission'];
      const running = progressSteps(record({ channel: 'AKIM', status, commission })).filter(
        ({ state }) => state === 'running',
      );
      expect(running, status).toHaveLength(closed ? 0 : 1);
    }
  });
});
