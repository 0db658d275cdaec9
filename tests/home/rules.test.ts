import { describe, expect, it } from 'vitest';
import type { OfficeDueLineFragment, Role } from '../../admin/generated/graphql.ts';
import { freshCases } from '../../admin/home/freshCases.ts';
import { givenNames, partOfDay } from '../../admin/home/greeting.ts';
import { homesOf } from '../../admin/home/homes.ts';
import { EXECUTORS_STATES, executorsStep, STEP_OF_QUEUE } from '../../admin/home/nextSteps.ts';
import { sortedOffices } from '../../admin/oversight/dueParts.ts';
import { leastLoaded } from '../../admin/oversight/leastLoaded.ts';
import { QUEUES, statesOf } from '../../schema/cases/inbox.ts';
import { STEPS, type StepRow } from '../../schema/cases/workflow/transitions.ts';

const rolesOf = (...roles: Role[]) => homesOf(roles).map(({ role }) => role);

describe('the homes of somebody', () => {
  it('are those of his roles, each once and always in one order', () => {
    expect(rolesOf('EXECUTOR')).toEqual(['EXECUTOR']);
    expect(rolesOf('EXECUTOR', 'HEAD')).toEqual(['HEAD', 'EXECUTOR']);
    expect(rolesOf('ADMIN', 'CLERK')).toEqual(['CLERK', 'ADMIN']);
    expect(rolesOf('ANALYST', 'OVERSEER')).toEqual(['OVERSEER']);
    expect(rolesOf()).toEqual([]);
  });
});

describe('the greeting', () => {
  it('goes by the time of day at the offices', () => {
    const at = (hour: number, minute = 0) => partOfDay(hour * 60 + minute);
    expect([at(5), at(11, 59)]).toEqual(['morning', 'morning']);
    expect([at(12), at(17, 59)]).toEqual(['day', 'day']);
    expect([at(18), at(0), at(4, 59)]).toEqual(['evening', 'evening', 'evening']);
  });

  it('names people without their surname', () => {
    expect(givenNames('Кеңсебаева Айгүл Серікқызы')).toBe('Айгүл Серікқызы');
    expect(givenNames('Әкімшіев Тимур')).toBe('Тимур');
    expect(givenNames('Тимур')).toBe('Тимур');
  });
});

describe('the step that a line offers', () => {
  it('is one that the queue’s role may take in the queue’s state', () => {
    for (const [code, name] of Object.entries(STEP_OF_QUEUE)) {
      const queue = QUEUES[code as keyof typeof QUEUES];
      const row: StepRow = STEPS[name];
      expect(row.roles, code).toContain(queue.role);
      expect(row.from, code).toContain(statesOf(queue)[0]);
    }
  });

  it('is for the executor one that he may take in that state, and none while the notice lies at the akim’s', () => {
    for (const status of EXECUTORS_STATES) {
      const name = executorsStep({ status, noticeAtAkim: false });
      const row: StepRow | null = name && STEPS[name];
      expect(row?.roles, status).toContain('EXECUTOR');
      expect(row?.from, status).toContain(status);
      expect(executorsStep({ status, noticeAtAkim: true })).toBeNull();
    }
    // What was delivered waits only for the post's word and has no due time.
    const inQueues = Object.values(QUEUES).flatMap((queue) =>
      queue.role === 'EXECUTOR' && queue.status !== 'DELIVERED' ? statesOf(queue) : [],
    );
    expect([...EXECUTORS_STATES].sort()).toEqual([...new Set(inQueues)].sort());
    expect(executorsStep({ status: 'AWAITING_SIGNATURE', noticeAtAkim: false })).toBeNull();
  });
});

describe('what came while the page was open', () => {
  const at = Date.parse('2026-11-18T05:00:00.000Z');
  const given = (id: string, minutes: number) => ({
    id,
    statusChangedAt: new Date(at + minutes * 60_000).toISOString(),
  });

  it('is marked: given since and not there at first, and nothing that only moved up', () => {
    const opened = { with: new Set(['a', 'b']), at };
    expect([...freshCases([given('c', 1), given('a', -5)], opened)]).toEqual(['c']);
    expect([...freshCases([given('a', 1)], opened)]).toEqual([]);
    expect([...freshCases([given('old', -60), given('b', -5)], opened)]).toEqual([]);
  });
});

describe('who has room', () => {
  const load = (id: string, late: number, soon: number, open: number, more = {}) => ({
    user: { id },
    office: { id: 'o' },
    late,
    today: 0,
    thisWeek: soon,
    open,
    absentNow: false,
    ...more,
  });
  const room = (...loads: Parameters<typeof leastLoaded>[0]) => [...leastLoaded(loads)];

  it('is who has the fewest late, then soon due, then open cases', () => {
    expect(room(load('a', 1, 0, 1), load('b', 0, 9, 9))).toEqual(['b']);
    expect(room(load('a', 0, 2, 3), load('b', 0, 1, 9))).toEqual(['b']);
    expect(room(load('a', 0, 1, 3), load('b', 0, 1, 2))).toEqual(['b']);
  });

  it('is nobody who is away, nobody without a choice, and both where they are equal', () => {
    expect(room(load('a', 0, 0, 0, { absentNow: true }), load('b', 1, 1, 2), load('c', 2, 2, 4))).toEqual([
      'b',
    ]);
    expect(room(load('a', 0, 0, 0))).toEqual([]);
    expect(room(load('a', 0, 0, 0, { absentNow: true }), load('b', 1, 1, 2))).toEqual([]);
    expect(room(load('a', 1, 1, 2), load('b', 1, 1, 2), load('c', 1, 1, 3))).toEqual(['a', 'b']);
    expect(room()).toEqual([]);
  });

  it('is told for each office by itself', () => {
    const other = { office: { id: 'p' } };
    expect(
      room(load('a', 1, 0, 1), load('b', 2, 0, 2), load('c', 5, 0, 5, other), load('d', 6, 0, 6, other)),
    ).toEqual(['a', 'c']);
  });
});

describe('the departments', () => {
  const office = (code: string, late: number, today: number): OfficeDueLineFragment => ({
    office: { id: code, code, kind: 'DEPARTMENT', nameKk: code, nameRu: null },
    open: late + today,
    late,
    today,
    thisWeek: 0,
    later: 0,
  });
  const all = [office('A', 1, 5), office('B', 3, 0), office('C', 1, 7)];
  const codes = (order: Parameters<typeof sortedOffices>[1]) =>
    sortedOffices(all, order).map((row) => row.office.code);

  it('stand with the most first, equal ones in the order of their names', () => {
    expect(codes('late')).toEqual(['B', 'A', 'C']);
    expect(codes('today')).toEqual(['C', 'A', 'B']);
    expect(codes('open')).toEqual(['C', 'A', 'B']);
    expect(codes('name')).toEqual(['A', 'B', 'C']);
  });
});
