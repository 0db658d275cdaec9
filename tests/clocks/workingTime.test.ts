import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClock } from '../support/clock.ts';
import { type Staff, staff, take } from '../support/steps.ts';
import { application, createWorld, type World } from '../support/world.ts';

let world: World;
let people: Staff;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
});
afterAll(() => world.close());

const dueOf = async (caseId: string) =>
  (await world.db.case.findUniqueOrThrow({ where: { id: caseId } })).dueAt?.toISOString() ?? null;

describe('limits in minutes', () => {
  it('run their minutes only in working time, also over lunch, an evening and a weekend', async () => {
    const registeredAt = async (time: string) => {
      await moveClock(world, time);
      const input = application({ receivedOutsideHours: true });
      return dueOf((await take(world, people.clerk, 'registerApplication', input)).case.id);
    };
    // 12:55 at the office: five minutes before lunch, ten after it.
    expect(await registeredAt('2026-11-18T07:55:00.000Z')).toBe('2026-11-18T09:10:00.000Z');
    // 17:50 on Friday.
    expect(await registeredAt('2026-11-20T12:50:00.000Z')).toBe('2026-11-23T04:05:00.000Z');
    // Saturday noon.
    expect(await registeredAt('2026-11-21T07:00:00.000Z')).toBe('2026-11-23T04:15:00.000Z');
  });

  it('run in the office’s own hours where it has some', async () => {
    await world.db.office.update({
      where: { code: 'AKS' },
      data: { opensAt: 480, lunchFrom: 720, lunchTo: 780, closesAt: 1020 },
    });
    // Whoever changes hours writes the change; the revision is what processes look at.
    await world.db.deadlineChange.create({
      data: { revision: 1, at: world.clock, actorId: people.head.id, reason: 'Сынақ', changes: {} },
    });
    // 11:50 on Monday 23 November: ten minutes before this office's lunch.
    await moveClock(world, '2026-11-23T06:50:00.000Z');
    const taken = await take(world, people.clerk, 'registerApplication', application());
    expect(await dueOf(taken.case.id)).toBe('2026-11-23T08:05:00.000Z');
    // 12:30 is its lunch, 17:30 after its end.
    for (const time of ['2026-11-23T07:30:00.000Z', '2026-11-23T12:30:00.000Z']) {
      await moveClock(world, time);
      const { data } = await world.ask(people.clerk, '{ serverTime { workingTime } }');
      expect(data).toEqual({ serverTime: { workingTime: false } });
      const refused = await world.ask(
        people.clerk,
        'mutation ($input: RegisterApplicationInput!) { registerApplication(input: $input) { event { seq } } }',
        { input: application() },
      );
      expect(refused.errors?.[0]?.extensions.refusal).toMatchObject({ code: 'OUTSIDE_WORKING_HOURS' });
    }
    // Nobody who is not signed in has an office: the standard hours.
    await moveClock(world, '2026-11-24T07:30:00.000Z');
    expect((await world.ask(null, '{ serverTime { workingTime } }')).data).toEqual({
      serverTime: { workingTime: true },
    });
  });
});
