import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningClock } from '../../schema/cases/serviceDue.ts';
import { serviceDue } from '../../schema/cases/serviceDue.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import type { DeadlineTerms } from '../../schema/deadlines/terms.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { localDate } from '../../schema/deadlines/zone.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { moveClock } from '../support/clock.ts';
import { clockOf, stepAt } from '../support/clocks.ts';
import { caseIn, next, type Staff, staff } from '../support/steps.ts';
import { VECTORS } from '../support/vectors.ts';
import { createWorld, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let terms: DeadlineTerms;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  terms = await deadlineTerms(world.db);
});
beforeEach(() => moveClock(world, WORKING_MORNING));
afterAll(() => world.close());

const clock = (code: RunningClock['code'], startedAt: Date): RunningClock => ({
  code,
  officeId: 'office',
  dueAt: clockTimes(terms, code, 'office', startedAt).dueAt,
});

describe('I-33: the due time of the whole service', () => {
  it.each(VECTORS)(
    'of a case filed on %s is the earlier of chain and Standard',
    (filed, check, draft, seven, many) => {
      const at = new Date(`${filed}T05:00:00.000Z`);
      const a3 = clock('A3', at);
      expect(localDate(a3.dueAt)).toBe(check);
      const said = (outer: 'STANDARD' | 'STANDARD_AKIM') =>
        serviceDue(terms, [a3, clock(outer, at)], 'office', false, at);
      for (const [outer, end] of [
        ['STANDARD', seven],
        ['STANDARD_AKIM', many],
      ] as const) {
        const due = said(outer);
        expect(due && [localDate(due.chainAt), localDate(due.standardAt)]).toEqual([draft, end]);
        expect(due && localDate(due.at)).toBe(draft < end ? draft : end);
      }
    },
  );

  const asked = async (caseId: string) => {
    const { data, errors } = await world.ask(
      people.head,
      'query ($id: ID!) { case(id: $id) { dueAt serviceDue { chainAt standardAt at } } }',
      { id: caseId },
    );
    expect(errors).toBeUndefined();
    return data?.case as {
      dueAt: string | null;
      serviceDue: { chainAt: string; standardAt: string; at: string } | null;
    };
  };

  it('is projected through every action that is left, and stays where no action was late', async () => {
    const id = await caseIn(world, people, 'REGISTERED');
    const days = { chainAt: '2026-11-30T13:00:00.000Z', standardAt: '2026-11-27T13:00:00.000Z' };
    for (const [step, time] of [
      ['forwardToHead', '2026-11-18T05:05:00.000Z'],
      ['assignExecutor', '2026-11-18T05:10:00.000Z'],
      ['acceptDocuments', '2026-11-18T05:20:00.000Z'],
      ['completeCheck', '2026-11-19T05:20:00.000Z'],
    ] as const) {
      expect((await asked(id)).serviceDue).toEqual({ ...days, at: days.standardAt });
      await stepAt(world, people, id, step, time);
    }
    expect((await asked(id)).serviceDue).toEqual({ ...days, at: days.standardAt });
    await stepAt(world, people, id, 'submitNotice', '2026-11-20T05:00:00.000Z');
    // What is left are the head's 30 and the executor's 15 minutes.
    expect((await asked(id)).serviceDue?.chainAt).toBe('2026-11-20T05:45:00.000Z');
    await next(world, people, id, 'signNotice');
    expect((await asked(id)).serviceDue?.chainAt).toBe('2026-11-20T05:15:00.000Z');
    await next(world, people, id, 'recordHandDelivery');
    expect(await asked(id)).toEqual({ dueAt: null, serviceDue: null });
  });

  it('counts the chain of an akim’s case from the commission’s end, or from now while nobody’s action runs', async () => {
    const commission = await caseIn(world, people, 'COMMISSION_REVIEW');
    const { dueAt } = await clockOf(world, commission, 'COMMISSION');
    expect(dueAt.toISOString()).toBe('2026-11-23T13:00:00.000Z');
    // From Monday evening: 09:15 and 09:45 on Tuesday, then a day and nine days.
    expect((await asked(commission)).serviceDue).toEqual({
      chainAt: '2026-12-04T13:00:00.000Z',
      standardAt: '2026-12-21T13:00:00.000Z',
      at: '2026-12-04T13:00:00.000Z',
    });
    const sent = await caseIn(world, people, 'IN_TRANSIT');
    expect((await asked(sent)).serviceDue?.chainAt).toBe('2026-11-30T13:00:00.000Z');
    // A day from Friday ends on Monday.
    await moveClock(world, '2026-11-20T05:00:00.000Z');
    expect((await asked(sent)).serviceDue?.chainAt).toBe('2026-12-02T13:00:00.000Z');
    await moveClock(world, '2026-11-24T05:00:00.000Z');
    expect((await asked(sent)).serviceDue?.chainAt).toBe('2026-12-04T13:00:00.000Z');
  });

  it('is the Standard’s alone once the executor has done his part at the akim’s office (K6)', async () => {
    const id = await akimCaseIn(world, people, 'SIGNED');
    await next(world, people, id, 'handOverToAkim');
    const { standardAt } = (await asked(id)).serviceDue ?? {};
    expect((await asked(id)).serviceDue).toEqual({ chainAt: standardAt, standardAt, at: standardAt });
  });
});
