import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dueBounds, dueStateOf } from '../../schema/cases/dueState.ts';
import { moveClock } from '../support/clock.ts';
import { caseIn, type Goal, next, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let overseer: Person;
const cases: Partial<Record<Goal, string>> = {};

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
  // Due by Wednesday 18 November 2026, 10:00: 10:15, 10:30, tomorrow, on the 27th; closed ones never.
  for (const goal of [
    'REGISTERED',
    'AWAITING_RESOLUTION',
    'ASSIGNED',
    'DRAFTING',
    'DELIVERED',
    'CANCELLED',
  ] as const)
    cases[goal] = await caseIn(world, people, goal);
});
beforeEach(() => moveClock(world, WORKING_MORNING));
afterAll(() => world.close());

/** 10:00 at the offices on that day. */
const state = (due: string, now: string) => dueStateOf(new Date(due), dueBounds(new Date(now)));

describe('the due state', () => {
  const NOW = '2026-11-18T05:00:00.000Z';

  it('is late from the very moment of the due time', () => {
    expect(state(NOW, NOW)).toBe('LATE');
    expect(state('2026-11-18T05:00:00.001Z', NOW)).toBe('TODAY');
  });

  it('is today until midnight at the offices, 19:00 UTC', () => {
    expect(state('2026-11-18T18:59:59.999Z', NOW)).toBe('TODAY');
    expect(state('2026-11-18T19:00:00.000Z', NOW)).toBe('THIS_WEEK');
    // 23:30 and 00:30 at the offices.
    expect(state('2026-11-18T18:45:00.000Z', '2026-11-18T18:30:00.000Z')).toBe('TODAY');
    expect(state('2026-11-18T19:45:00.000Z', '2026-11-18T18:30:00.000Z')).toBe('THIS_WEEK');
    expect(state('2026-11-18T19:45:00.000Z', '2026-11-18T19:30:00.000Z')).toBe('TODAY');
  });

  it('is this week until the end of Sunday, also on that Sunday and on the Monday after', () => {
    expect(state('2026-11-22T18:59:59.999Z', NOW)).toBe('THIS_WEEK');
    expect(state('2026-11-22T19:00:00.000Z', NOW)).toBe('LATER');
    const sunday = '2026-11-22T05:00:00.000Z';
    expect(state('2026-11-22T18:59:59.999Z', sunday)).toBe('TODAY');
    expect(state('2026-11-22T19:00:00.000Z', sunday)).toBe('LATER');
    expect(state('2026-11-24T05:00:00.000Z', '2026-11-22T19:00:00.000Z')).toBe('THIS_WEEK');
  });

  it('follows the zone data through the change of offset of 1 March 2024', () => {
    // 29 February had 25 hours: its midnight came at 19:00 UTC, not at 18:00.
    expect(state('2024-02-29T18:30:00.000Z', '2024-02-29T05:00:00.000Z')).toBe('TODAY');
    expect(state('2024-02-29T19:00:00.000Z', '2024-02-29T05:00:00.000Z')).toBe('THIS_WEEK');
  });
});

describe('a list of cases', () => {
  const listed = async (who: Person, filter: string, sort = '') => {
    const { data, errors } = await world.ask(
      who,
      `{ cases(filter: ${filter} ${sort}) { totalCount nodes { id dueAt dueState status } } }`,
    );
    expect(errors).toBeUndefined();
    return data?.cases as {
      totalCount: number;
      nodes: { id: string; dueAt: string | null; dueState: string | null; status: string }[];
    };
  };
  const goals = async (filter: string, who = people.head) =>
    (await listed(who, filter)).nodes.map(({ status }) => status).sort();

  it('narrows by due state as each case says of itself', async () => {
    expect(await goals('{ due: [LATE] }')).toEqual([]);
    expect(await goals('{ due: [TODAY] }')).toEqual(['AWAITING_RESOLUTION', 'REGISTERED']);
    expect(await goals('{ due: [THIS_WEEK] }')).toEqual(['ASSIGNED']);
    expect(await goals('{ due: [LATER] }')).toEqual(['DRAFTING']);
    expect(await goals('{ due: [TODAY, LATER] }')).toEqual(['AWAITING_RESOLUTION', 'DRAFTING', 'REGISTERED']);
    expect(await goals('{ due: [] }')).toEqual([]);
    await moveClock(world, '2026-11-19T19:30:00.000Z');
    for (const due of ['LATE', 'TODAY', 'THIS_WEEK', 'LATER']) {
      for (const node of (await listed(people.head, `{ due: [${due}] }`)).nodes)
        expect(node.dueState).toBe(due);
    }
    // 00:30 on Friday at the offices: the check was due yesterday at 18:00.
    expect(await goals('{ due: [LATE] }')).toEqual(['ASSIGNED', 'AWAITING_RESOLUTION', 'REGISTERED']);
  });

  it('counts a case as late from the moment of its due time on, and not a millisecond earlier', async () => {
    const dueAt = new Date('2026-11-18T05:15:00.000Z').getTime();
    await moveClock(world, new Date(dueAt - 1));
    expect(await goals('{ due: [LATE], status: [REGISTERED] }')).toEqual([]);
    await moveClock(world, new Date(dueAt));
    expect(await goals('{ due: [LATE], status: [REGISTERED] }')).toEqual(['REGISTERED']);
  });

  it('never counts a closed case, which has no due time and no due state', async () => {
    await moveClock(world, '2026-12-18T05:00:00.000Z');
    expect(await goals('{ due: [LATE, TODAY, THIS_WEEK, LATER] }')).toEqual([
      'ASSIGNED',
      'AWAITING_RESOLUTION',
      'DRAFTING',
      'REGISTERED',
    ]);
    const { nodes } = await listed(people.head, '{ status: [DELIVERED, CANCELLED] }');
    expect(nodes).toHaveLength(2);
    for (const node of nodes) expect(node).toMatchObject({ dueAt: null, dueState: null });
  });

  it('shows nobody another office’s late cases', async () => {
    await moveClock(world, '2026-12-18T05:00:00.000Z');
    expect((await listed(overseer, '{ due: [LATE] }')).totalCount).toBe(4);
    const otherHead = await world.person('ALA', ['HEAD']);
    const otherOverseer = await world.person('ALA', ['OVERSEER']);
    for (const other of [otherHead, otherOverseer])
      expect((await listed(other, '{ due: [LATE] }')).totalCount).toBe(0);
  });

  it('sorts by due time either way, closed cases last', async () => {
    const order = async (direction: string) =>
      (await listed(people.head, '{}', `sort: { field: DUE_AT, direction: ${direction} }`)).nodes.map(
        ({ dueAt }) => dueAt,
      );
    const up = await order('ASC');
    expect(up.slice(-2)).toEqual([null, null]);
    const times = up.flatMap((dueAt) => dueAt ?? []);
    expect(times).toHaveLength(4);
    expect(times).toEqual([...times].sort());
    expect(await order('DESC')).toEqual([...[...times].reverse(), null, null]);
  });

  it('says of each step when it is due: of the clock that it would end', async () => {
    const dueOf = async (caseId: string | undefined) => {
      const { data } = await world.ask(
        people.executor,
        'query ($id: ID!) { case(id: $id) { availableTransitions { name dueAt } } }',
        { id: caseId },
      );
      const offered = data?.case as { availableTransitions: { name: string; dueAt: string | null }[] };
      return new Map(offered.availableTransitions.map(({ name, dueAt }) => [name, dueAt]));
    };
    const drafting = await dueOf(cases.DRAFTING);
    expect(drafting.get('submitNotice')).toBe('2026-11-27T13:00:00.000Z');
    expect(drafting.get('completeCheck')).toBeNull();
    expect(drafting.get('cancelCase')).toBeNull();
    const assigned = await dueOf(cases.ASSIGNED);
    expect(assigned.get('acceptDocuments')).toBeNull();
    expect(assigned.get('completeCheck')).toBe('2026-11-19T13:00:00.000Z');
    const signed = await caseIn(world, people, 'SIGNED');
    expect((await dueOf(signed)).get('recordPostDispatch')).toBe('2026-11-18T05:15:00.000Z');
    await next(world, people, signed, 'recordHandDelivery');
  });
});
