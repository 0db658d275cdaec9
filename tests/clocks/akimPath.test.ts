import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { akimCaseIn } from '../support/akimCases.ts';
import { moveClock } from '../support/clock.ts';
import { clockOf, clocksOf, openIntake, running, stepAt } from '../support/clocks.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { application, createWorld, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
beforeEach(() => moveClock(world, WORKING_MORNING));
afterAll(() => world.close());

describe('the clocks of a case of the akim’s path', () => {
  it('begin with an A1 of the akim’s own office that the receipt has ended, and the 22 working days', async () => {
    await moveClock(world, '2026-11-18T04:45:00.000Z');
    const intakeId = await openIntake(world, people.akimClerk);
    await moveClock(world, WORKING_MORNING);
    const { id } = (await take(world, people.akimClerk, 'registerAtAkim', application({ intakeId }))).case;
    expect(await running(world, id)).toEqual(['STANDARD_AKIM']);
    expect(await clockOf(world, id, 'A1')).toMatchObject({
      officeId: people.akimClerk.officeId,
      startedAt: new Date('2026-11-18T04:45:00.000Z'),
      dueAt: WORKING_MORNING,
      endedAt: WORKING_MORNING,
      endedById: people.akimClerk.id,
      usedMinutes: 15,
    });
    const outer = await clockOf(world, id, 'STANDARD_AKIM');
    expect(outer).toMatchObject({
      officeId: people.clerk.officeId,
      startedAt: WORKING_MORNING,
      responsibleId: null,
    });
    expect(outer.dueAt.toISOString()).toBe('2026-12-21T13:00:00.000Z');
    const { dueAt } = await world.db.case.findUniqueOrThrow({ where: { id } });
    expect(dueAt).toEqual(outer.dueAt);
    const { content } = await world.db.receipt.findUniqueOrThrow({ where: { caseId: id } });
    expect(JSON.stringify(content)).toContain('Қызметті алу күні: 2026 жылғы «21» желтоқсан.');
  });

  it('give the commission its own, as often as it is asked', async () => {
    const id = await caseIn(world, people, 'COMMISSION_REVIEW');
    expect(await running(world, id)).toEqual(['COMMISSION', 'STANDARD_AKIM']);
    expect(await clockOf(world, id, 'COMMISSION')).toMatchObject({ officeId: people.akimClerk.officeId });
    await stepAt(world, people, id, 'recordConclusion', '2026-11-20T05:00:00.000Z');
    expect(await running(world, id)).toEqual(['STANDARD_AKIM']);
    await next(world, people, id, 'referToCommission');
    expect(await clockOf(world, id, 'COMMISSION', 2)).toMatchObject({
      startedAt: world.clock,
      endedAt: null,
    });
    expect(await clockOf(world, id, 'COMMISSION')).toMatchObject({ endedById: people.akimClerk.id });
  });

  it('start A1 anew at the department, from the moment at which it receives the case', async () => {
    const id = await caseIn(world, people, 'IN_TRANSIT');
    expect(await running(world, id)).toEqual(['STANDARD_AKIM']);
    await stepAt(world, people, id, 'receiveFromAkim', '2026-11-24T06:00:00.000Z');
    expect(await running(world, id)).toEqual(['A1', 'STANDARD_AKIM']);
    expect(await clockOf(world, id, 'A1', 2)).toMatchObject({
      officeId: people.clerk.officeId,
      startedAt: world.clock,
      dueAt: new Date('2026-11-24T06:15:00.000Z'),
    });
  });

  it('end the executor’s 15 minutes with the hand-over, and the 22 working days only with the delivery', async () => {
    const id = await akimCaseIn(world, people, 'SIGNED');
    expect(await running(world, id)).toEqual(['A6', 'STANDARD_AKIM']);
    await stepAt(world, people, id, 'handOverToAkim', '2026-11-18T05:10:00.000Z');
    expect(await running(world, id)).toEqual(['STANDARD_AKIM']);
    expect(await clockOf(world, id, 'A6')).toMatchObject({ endedById: people.executor.id, usedMinutes: 10 });
    await moveClock(world, '2026-11-25T05:00:00.000Z');
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, people.akimClerk, 'recordHandDelivery', {
      caseId: id,
      expectedVersion: version,
      receivedBy: 'Әлиева Гүлнәр',
      identityDocument: 'Жеке куәлік',
    });
    expect(await running(world, id)).toEqual([]);
    expect(await clockOf(world, id, 'STANDARD_AKIM')).toMatchObject({ endedById: people.akimClerk.id });
    expect((await clocksOf(world, id)).filter(({ code }) => code === 'A6')).toHaveLength(1);
  });

  it('may all be ended by a cancellation, also while the commission sits', async () => {
    const id = await caseIn(world, people, 'COMMISSION_REVIEW');
    await next(world, people, id, 'cancelCase');
    const cancelled = (await clocksOf(world, id)).filter((clock) => clock.cancelled);
    expect(cancelled.map(({ code }) => code).sort()).toEqual(['COMMISSION', 'STANDARD_AKIM']);
  });
});
