import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveClock } from '../support/clock.ts';
import { clockOf, clocksOf, openIntake, running, stepAt } from '../support/clocks.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { application, createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let colleague: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  colleague = await world.person('AKS', ['EXECUTOR']);
});
beforeEach(() => moveClock(world, WORKING_MORNING));
afterAll(() => world.close());

const dueOf = async (caseId: string) =>
  (await world.db.case.findUniqueOrThrow({ where: { id: caseId } })).dueAt?.toISOString() ?? null;

// Office time is five hours ahead: 05:00Z on Wednesday 18 November 2026 is 10:00.
describe('the clocks of a case of the department', () => {
  it('start and end as its steps are taken, with the minutes used and the one who ended them', async () => {
    const { executor, head, clerk } = people;
    const { id } = (await take(world, clerk, 'registerApplication', application())).case;
    expect(await running(world, id)).toEqual(['A1', 'STANDARD']);
    expect(await dueOf(id)).toBe('2026-11-18T05:15:00.000Z');

    await stepAt(world, people, id, 'forwardToHead', '2026-11-18T05:10:30.000Z');
    expect(await clockOf(world, id, 'A1')).toMatchObject({
      endedAt: new Date('2026-11-18T05:10:30.000Z'),
      endedById: clerk.id,
      usedMinutes: 10,
      cancelled: false,
      responsibleId: null,
      officeId: clerk.officeId,
    });
    expect(await running(world, id)).toEqual(['A2', 'STANDARD']);
    expect(await dueOf(id)).toBe('2026-11-18T05:40:30.000Z');

    await stepAt(world, people, id, 'assignExecutor', '2026-11-18T05:30:00.000Z');
    expect(await clockOf(world, id, 'A2')).toMatchObject({ endedById: head.id, usedMinutes: 19 });
    expect(await running(world, id)).toEqual(['A3', 'STANDARD']);
    expect(await clockOf(world, id, 'A3')).toMatchObject({ responsibleId: executor.id });
    expect(await dueOf(id)).toBe('2026-11-19T13:00:00.000Z');

    await stepAt(world, people, id, 'acceptDocuments', '2026-11-18T06:00:00.000Z');
    expect(await running(world, id)).toEqual(['A3', 'STANDARD']);

    await stepAt(world, people, id, 'completeCheck', '2026-11-19T05:00:00.000Z');
    // A day has 1440 minutes for a limit in calendar days.
    expect(await clockOf(world, id, 'A3')).toMatchObject({
      endedById: executor.id,
      usedMinutes: 23 * 60 + 30,
    });
    expect(await clockOf(world, id, 'A4')).toMatchObject({ responsibleId: executor.id });
    expect(await running(world, id)).toEqual(['A4', 'STANDARD']);
    // Nine days from the 19th end on Saturday the 28th, so on the 30th; the seven working days end on the 27th.
    expect((await clockOf(world, id, 'A4')).dueAt.toISOString()).toBe('2026-11-30T13:00:00.000Z');
    expect(await dueOf(id)).toBe('2026-11-27T13:00:00.000Z');

    await stepAt(world, people, id, 'submitNotice', '2026-11-20T05:00:00.000Z');
    expect(await running(world, id)).toEqual(['A5', 'STANDARD']);
    expect(await dueOf(id)).toBe('2026-11-20T05:30:00.000Z');

    await stepAt(world, people, id, 'signNotice', '2026-11-20T05:20:00.000Z');
    expect(await clockOf(world, id, 'A5')).toMatchObject({ endedById: head.id, usedMinutes: 20 });
    expect(await clockOf(world, id, 'A6')).toMatchObject({ responsibleId: executor.id });
    expect(await running(world, id)).toEqual(['A6', 'STANDARD']);

    await stepAt(world, people, id, 'recordHandDelivery', '2026-11-20T05:30:00.000Z');
    expect(await running(world, id)).toEqual([]);
    expect(await dueOf(id)).toBeNull();
    // Two working days and half an hour.
    expect(await clockOf(world, id, 'STANDARD')).toMatchObject({ usedMinutes: 2 * 480 + 30 });
    const clocks = await clocksOf(world, id);
    expect(clocks.map(({ code }) => code).sort()).toEqual(
      ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'STANDARD'].sort(),
    );
    expect(clocks.every(({ round }) => round === 1)).toBe(true);
  });

  it('begin with the opening of the intake form where there was one', async () => {
    await moveClock(world, '2026-11-18T04:52:00.000Z');
    const intakeId = await openIntake(world, people.clerk);
    await moveClock(world, WORKING_MORNING);
    const { id } = (await take(world, people.clerk, 'registerApplication', application({ intakeId }))).case;
    expect((await clockOf(world, id, 'A1')).startedAt.toISOString()).toBe('2026-11-18T04:52:00.000Z');
    expect(await dueOf(id)).toBe('2026-11-18T05:07:00.000Z');
    expect((await clockOf(world, id, 'STANDARD')).startedAt).toEqual(WORKING_MORNING);
  });

  it('write on the receipt the very day on which the whole service is due', async () => {
    const { id } = (await take(world, people.clerk, 'registerApplication', application({ language: 'RU' })))
      .case;
    const { content } = await world.db.receipt.findUniqueOrThrow({ where: { caseId: id } });
    expect((await clockOf(world, id, 'STANDARD')).dueAt.toISOString()).toBe('2026-11-27T13:00:00.000Z');
    expect(JSON.stringify(content)).toContain('Дата получения услуги: «27» ноября 2026 года.');
  });
});

describe('a return', () => {
  it('gives the executor back the clock that he had, however often, and starts the head another one (I-34)', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const before = await clockOf(world, id, 'A4');
    for (const round of [1, 2, 3]) {
      const later = new Date(WORKING_MORNING.getTime() + round * 24 * 3_600_000);
      await moveClock(world, later);
      await next(world, people, id, 'returnNotice');
      expect(await running(world, id)).toEqual(['A4', 'STANDARD']);
      const resumed = await clockOf(world, id, 'A4');
      expect(resumed).toEqual({ ...before, endedAt: null, endedById: null, usedMinutes: null });
      const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
      await take(world, people.executor, 'submitNotice', {
        caseId: id,
        expectedVersion: version,
        kind: 'ASSIGNMENT',
        resubmissionReason: 'Бәрі дұрыс.',
      });
      expect(await running(world, id)).toEqual(['A5', 'STANDARD']);
      expect(await clockOf(world, id, 'A4')).toMatchObject({
        endedAt: later,
        usedMinutes: round * 24 * 60,
        dueAt: before.dueAt,
      });
      expect(await clockOf(world, id, 'A5', round + 1)).toMatchObject({ startedAt: later, endedAt: null });
    }
  });
});

describe('another executor', () => {
  it('takes the running clocks over as they are, and no clock that has ended (I-34)', async () => {
    const id = await caseIn(world, people, 'DRAFTING');
    const before = await clocksOf(world, id);
    await moveClock(world, '2026-11-19T05:00:00.000Z');
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, people.head, 'reassignExecutor', {
      caseId: id,
      expectedVersion: version,
      executorId: colleague.id,
      reason: 'Ауысты.',
    });
    expect(await clocksOf(world, id)).toEqual(
      before.map((clock) => (clock.code === 'A4' ? { ...clock, responsibleId: colleague.id } : clock)),
    );
    expect(before.find(({ code }) => code === 'A3')).toMatchObject({ responsibleId: people.executor.id });
  });
});

describe('a cancellation', () => {
  it('ends whatever runs, without a result', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    await stepAt(world, people, id, 'cancelCase', '2026-11-18T09:00:00.000Z');
    expect(await running(world, id)).toEqual([]);
    expect(await dueOf(id)).toBeNull();
    const cancelled = (await clocksOf(world, id)).filter((clock) => clock.cancelled);
    expect(cancelled.map(({ code }) => code).sort()).toEqual(['A3', 'STANDARD']);
    for (const clock of cancelled) {
      expect(clock).toMatchObject({ endedAt: world.clock, endedById: people.head.id });
    }
  });
});

describe('a step that is refused, or that loses a race', () => {
  it('moves no clock', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const before = await clocksOf(world, id);
    const refused = await world.ask(
      people.head,
      `mutation { returnNotice(input: { caseId: "${id}", expectedVersion: 3, reason: "x" }) { event { seq } } }`,
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('STALE_VERSION');
    expect(await clocksOf(world, id)).toEqual(before);
  });
});
