import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseClock, LimitCode } from '../../prisma/client.ts';
import { CaseStatus } from '../../prisma/client.ts';
import { STEP_NAMES, STEPS, type StepRow } from '../../schema/cases/workflow/transitions.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { localDate, localMinute } from '../../schema/deadlines/zone.ts';
import { moveClock } from '../support/clock.ts';
import { clockOf, clocksOf, running, stepAt } from '../support/clocks.ts';
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

const reassign = async (caseId: string, executorId: string) => {
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: caseId } });
  const answers = { caseId, expectedVersion: version, executorId, reason: 'Ауысты.' };
  return take(world, people.head, 'reassignExecutor', answers);
};

/** What of a clock no step but its end may change. */
const unchanging = ({
  endedAt: _at,
  endedById: _by,
  usedMinutes: _used,
  responsibleId: _who,
  ...rest
}: CaseClock) => rest;

describe('time', () => {
  it('I-27: no state is without a running clock while the office has something to do, and no row stops the outer one', async () => {
    for (const status of Object.values(CaseStatus)) {
      const codes = await running(world, await caseIn(world, people, status));
      if (status === 'DELIVERED' || status === 'CANCELLED') expect(codes, status).toEqual([]);
      else
        expect(
          codes.filter((code) => code.startsWith('STANDARD')),
          status,
        ).toHaveLength(1);
    }
    const ending = STEP_NAMES.filter((name) => {
      const { ends = [], endsIfRunning = [], cancelsAll } = (STEPS[name] as StepRow).clocks;
      return cancelsAll || [...ends, ...endsIfRunning].some((code) => code.startsWith('STANDARD'));
    });
    expect(ending.map((name) => STEPS[name].to).sort()).toEqual([
      'CANCELLED',
      'DELIVERED',
      'DELIVERED',
      // The notice lies ready: from here on the applicant is awaited, not the office (regulation.md 7.5).
      null,
    ]);
  });

  it('I-30: a due time is fixed when the step starts, whatever limits and hours become later', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const before = await clocksOf(world, id);
    // Other limits for one day, and then the old ones again.
    const limits = await world.db.timeLimit.findMany({ where: { code: { in: ['A3', 'A4'] } } });
    await world.db.$transaction([
      world.db.timeLimit.createMany({
        data: limits.flatMap(({ id: _id, ...limit }) => [
          { ...limit, limit: 2, validFrom: new Date('2026-11-19') },
          { ...limit, validFrom: new Date('2026-11-20') },
        ]),
      }),
      world.db.deadlineChange.create({
        data: { revision: 1, at: world.clock, actorId: people.head.id, reason: 'Сынақ', changes: {} },
      }),
    ]);
    await stepAt(world, people, id, 'acceptDocuments', '2026-11-19T05:00:00.000Z');
    expect(await clocksOf(world, id)).toEqual(before);
    // The next step keeps the rule in force when it began.
    await next(world, people, id, 'completeCheck');
    const a4 = await clockOf(world, id, 'A4');
    expect(a4).toMatchObject({ revision: 1, explanation: { limit: { limit: 2, validFrom: '2026-11-19' } } });
    // Two days from Thursday end on Saturday, so on Monday.
    expect(a4.dueAt.toISOString()).toBe('2026-11-23T13:00:00.000Z');
    expect(await clockOf(world, id, 'STANDARD')).toMatchObject({ revision: 0 });
  });

  it('I-34: neither a return nor another executor restarts or extends a clock', async () => {
    const id = await caseIn(world, people, 'AWAITING_SIGNATURE');
    const before = await clocksOf(world, id);
    await stepAt(world, people, id, 'returnNotice', '2026-11-19T05:00:00.000Z');
    await moveClock(world, '2026-11-20T05:00:00.000Z');
    await reassign(id, colleague.id);
    const after = await clocksOf(world, id);
    expect(after.map(unchanging)).toEqual(before.map(unchanging));
    expect(after.map(({ responsibleId }) => responsibleId)).toEqual(
      before.map(({ code, responsibleId }) => (code === 'A4' ? colleague.id : responsibleId)),
    );
    expect(await running(world, id)).toEqual(['A4', 'STANDARD']);
  });

  it('I-36: every clock has a reminder between its start and its due time (AP art. 14(4))', async () => {
    const id = await caseIn(world, people, 'DELIVERED');
    for (const { code, startedAt, remindAt, dueAt } of await clocksOf(world, id)) {
      expect(remindAt.getTime(), code).toBeGreaterThan(startedAt.getTime());
      expect(remindAt.getTime(), code).toBeLessThan(dueAt.getTime());
    }
  });

  it('I-33: a case shows the earliest due time of what runs, the Standard’s where the chain is longer', async () => {
    const shown = async (id: string) => {
      const { data } = await world.ask(people.head, '{ case(id: "'.concat(id, '") { dueAt due { step } } }'));
      return data?.case;
    };
    // Friday 11 December: the seven working days end on the 23rd, for Independence Day is the 16th.
    await moveClock(world, '2026-12-11T05:00:00.000Z');
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    expect(await shown(id)).toEqual({ dueAt: '2026-12-14T13:00:00.000Z', due: { step: 'A3' } });
    await stepAt(world, people, id, 'completeCheck', '2026-12-14T12:00:00.000Z');
    expect((await clockOf(world, id, 'STANDARD')).dueAt.toISOString()).toBe('2026-12-23T13:00:00.000Z');
    expect((await clockOf(world, id, 'A4')).dueAt.toISOString()).toBe('2026-12-23T13:00:00.000Z');
    const later = await caseIn(world, people, 'UNDER_REVIEW');
    await stepAt(world, people, later, 'completeCheck', '2026-12-16T12:00:00.000Z');
    expect(await shown(later)).toEqual({ dueAt: '2026-12-24T13:00:00.000Z', due: { step: 'STANDARD' } });
  });

  it('I-31: minutes end within working time and days at the end of a working day, whenever a step is taken', async () => {
    const { calendar, hoursOf } = await deadlineTerms(world.db);
    const { opensAt, lunchFrom, lunchTo, closesAt } = hoursOf(people.clerk.officeId);
    const minutes: readonly LimitCode[] = ['A1', 'A2', 'A5', 'A6'];
    // Evening, before New Year, in the holidays, on a Sunday, in the lunch hour.
    for (const time of [
      '2026-12-18T15:00:00.000Z',
      '2026-12-31T12:55:00.000Z',
      '2027-01-03T20:00:00.000Z',
      '2027-01-10T06:00:00.000Z',
      '2027-01-12T08:15:00.000Z',
    ]) {
      await moveClock(world, time);
      const input = application({ receivedOutsideHours: true });
      const { id } = (await take(world, people.clerk, 'registerApplication', input)).case;
      for (const step of [
        'forwardToHead',
        'assignExecutor',
        'acceptDocuments',
        'completeCheck',
        'submitNotice',
        'signNotice',
      ])
        await next(world, people, id, step);
      const clocks = await clocksOf(world, id);
      expect(clocks).toHaveLength(7);
      for (const { code, dueAt } of clocks) {
        const minute = localMinute(dueAt);
        expect(calendar.isWorkingDay(localDate(dueAt)), `${code} of ${time}`).toBe(true);
        if (minutes.includes(code)) {
          const within =
            (minute > opensAt && minute <= lunchFrom) || (minute > lunchTo && minute <= closesAt);
          expect(within, `${code} of ${time}`).toBe(true);
        } else expect(minute, `${code} of ${time}`).toBe(closesAt);
      }
    }
  });

  it('I-35: overdue never blocks: every step can be taken years after everything was due', async () => {
    const { id } = (await take(world, people.clerk, 'registerApplication', application())).case;
    await moveClock(world, '2029-03-05T05:00:00.000Z');
    for (const step of [
      'forwardToHead',
      'assignExecutor',
      'acceptDocuments',
      'completeCheck',
      'submitNotice',
      'returnNotice',
    ])
      await next(world, people, id, step);
    await reassign(id, colleague.id);
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, colleague, 'submitNotice', {
      caseId: id,
      expectedVersion: version,
      kind: 'ASSIGNMENT',
      resubmissionReason: 'Бәрі дұрыс.',
    });
    await next(world, people, id, 'signNotice');
    const a1 = await clockOf(world, id, 'A1');
    expect(a1.endedAt?.getTime()).toBeGreaterThan(a1.dueAt.getTime());
    expect(await clockOf(world, id, 'STANDARD')).toMatchObject({ endedAt: null });
    const akim = (await take(world, people.akimClerk, 'registerAtAkim', application())).case.id;
    await moveClock(world, '2030-03-05T05:00:00.000Z');
    for (const step of [
      'referToCommission',
      'recordConclusion',
      'sendToDepartment',
      'receiveFromAkim',
      'cancelCase',
    ])
      await next(world, people, akim, step);
    expect(await running(world, akim)).toEqual([]);
  });
});
