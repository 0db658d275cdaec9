import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SweepReport } from '../../schema/notifications/sweep/sweep.ts';
import { sweep } from '../../schema/notifications/sweep/sweep.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { moveClock } from '../support/clock.ts';
import { caseIn, next, type Staff, staff, take } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';
import { clockOf, insertClocks, later, MINUTE, toldOf } from './clocks.ts';

let world: World;
let people: Staff;
let overseer: Person;

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  overseer = await world.person('AKS', ['OVERSEER']);
});
afterAll(() => world.close());
beforeEach(() => moveClock(world, WORKING_MORNING));

async function sweepAt(at: Date): Promise<SweepReport> {
  await moveClock(world, at);
  return sweep(world.db, () => world.clock);
}

const justBefore = (at: Date): Date => new Date(at.getTime() - 1);

/** What was told of the assignments of a case that nobody acknowledged. */
const unacknowledged = async (caseId: string): Promise<string[]> =>
  (await world.db.notification.findMany({ where: { caseId, kind: 'UNACKNOWLEDGED' } })).map(
    ({ recipientId }) => recipientId,
  );

describe('a sweep', () => {
  it('reminds the executor once when the share of his limit is over, and tells in turn that it has passed', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const clock = await clockOf(world, id, 'A3');
    expect(clock.remindAt > clock.startedAt && clock.remindAt < clock.dueAt).toBe(true);
    const told: string[] = [];
    for (const [moment, line] of [
      [clock.remindAt, `REMINDER ${people.executor.id}`],
      [clock.dueAt, `OVERDUE ${people.executor.id}`],
      [clock.headAt, `OVERDUE_RAISED ${people.head.id}`],
      [clock.overseerAt, `OVERDUE_RAISED ${overseer.id}`],
    ] as const) {
      await sweepAt(justBefore(moment));
      expect(await toldOf(world, clock.id)).toEqual([...told].sort());
      await sweepAt(moment);
      told.push(line);
      for (const minutes of [0, 1]) {
        await sweepAt(later(moment, minutes));
        expect(await toldOf(world, clock.id)).toEqual([...told].sort());
      }
    }
    const marked = await world.db.caseClock.findUniqueOrThrow({ where: { id: clock.id } });
    expect([marked.remindedAt, marked.overdueAt, marked.headToldAt, marked.overseerToldAt]).toEqual([
      clock.remindAt,
      clock.dueAt,
      clock.headAt,
      clock.overseerAt,
    ]);
  });

  it('after a long silence writes all that is due, in the order in which it was', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const clock = await clockOf(world, id, 'A3');
    await sweepAt(later(clock.overseerAt, 1));
    const rows = await world.db.notification.findMany({
      where: { clockId: clock.id, recipientId: people.executor.id },
      orderBy: { cursor: 'asc' },
    });
    expect(rows.map(({ kind, at }) => [kind, at])).toEqual([
      ['REMINDER', world.clock],
      ['OVERDUE', world.clock],
    ]);
    expect(await toldOf(world, clock.id)).toHaveLength(4);
  });

  it('says nothing of a clock that has ended, however late', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const clock = await clockOf(world, id, 'A3');
    await moveClock(world, later(clock.overseerAt, 60));
    await next(world, people, id, 'completeCheck');
    await sweepAt(world.clock);
    expect(await toldOf(world, clock.id)).toEqual([]);
  });

  it('never holds up a step (I-35), and the step settles what the feed said', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const clock = await clockOf(world, id, 'A3');
    await sweepAt(clock.overseerAt);
    await next(world, people, id, 'completeCheck');
    const rows = await world.db.notification.findMany({ where: { clockId: clock.id } });
    expect(rows.map(({ kind, settledAt }) => `${kind} ${settledAt !== null}`).sort()).toEqual([
      'OVERDUE true',
      'OVERDUE_RAISED false',
      'OVERDUE_RAISED false',
      'REMINDER true',
    ]);
  });

  it('tells the later notices of a reassigned case to the new executor', async () => {
    const id = await caseIn(world, people, 'UNDER_REVIEW');
    const clock = await clockOf(world, id, 'A3');
    await sweepAt(clock.remindAt);
    const heir = await world.person('AKS', ['EXECUTOR']);
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    await take(world, people.head, 'reassignExecutor', {
      caseId: id,
      expectedVersion: version,
      executorId: heir.id,
      reason: 'Демалыста.',
    });
    await sweepAt(clock.dueAt);
    expect(await toldOf(world, clock.id)).toEqual(
      [`REMINDER ${people.executor.id}`, `OVERDUE ${heir.id}`].sort(),
    );
  });

  it('tells whoever acts as head within his dates, and nobody after them', async () => {
    const acting = await world.person('AKS', ['CLERK']);
    const day = (date: string) => new Date(`${date}T00:00:00.000Z`);
    const { id: namingId } = await world.db.actingHead.create({
      data: {
        officeId: acting.officeId,
        userId: acting.id,
        fromDate: day('2026-11-18'),
        toDate: day('2026-11-18'),
        order: 'Бұйрық № 7',
        namedById: people.head.id,
        namedAt: WORKING_MORNING,
      },
    });
    const today = await clockOf(world, await caseIn(world, people, 'AWAITING_RESOLUTION'), 'A2');
    await sweepAt(today.remindAt);
    const heads = [people.head.id, acting.id];
    expect(await toldOf(world, today.id)).toEqual(heads.map((head) => `REMINDER ${head}`).sort());

    await moveClock(world, later(WORKING_MORNING, 24 * 60));
    const tomorrow = await clockOf(world, await caseIn(world, people, 'AWAITING_RESOLUTION'), 'A2');
    await sweepAt(tomorrow.dueAt);
    expect(await toldOf(world, tomorrow.id)).toEqual(
      [`REMINDER ${people.head.id}`, `OVERDUE ${people.head.id}`].sort(),
    );
    await world.db.actingHead.update({ where: { id: namingId }, data: { endedAt: world.clock } });
  });

  it('tells somebody who is absent all the same', async () => {
    const day = new Date('2026-11-18T00:00:00.000Z');
    await world.db.absence.create({
      data: {
        userId: people.executor.id,
        fromDate: day,
        toDate: day,
        recordedById: people.head.id,
        recordedAt: WORKING_MORNING,
      },
    });
    const clock = await clockOf(world, await caseIn(world, people, 'ASSIGNED'), 'A3');
    await sweepAt(clock.remindAt);
    expect(await toldOf(world, clock.id)).toEqual([`REMINDER ${people.executor.id}`]);
  });

  it('on the akim’s path tells the akim’s clerk first and then the head and the overseer of the authorised body', async () => {
    const id = await akimCaseIn(world, people, 'COMMISSION_REVIEW');
    const clock = await clockOf(world, id, 'COMMISSION');
    await sweepAt(clock.overseerAt);
    expect(await toldOf(world, clock.id)).toEqual(
      [
        `REMINDER ${people.akimClerk.id}`,
        `OVERDUE ${people.akimClerk.id}`,
        `OVERDUE_RAISED ${people.head.id}`,
        `OVERDUE_RAISED ${overseer.id}`,
      ].sort(),
    );
  });

  it('raises to overseers of other offices who read this one', async () => {
    const region = await world.person('TAL', ['OVERSEER']);
    const { id: officeId } = await world.db.office.findUniqueOrThrow({ where: { code: 'AKS' } });
    await world.db.oversight.create({ data: { userId: region.id, officeId } });
    const clock = await clockOf(world, await caseIn(world, people, 'UNDER_REVIEW'), 'A3');
    await sweepAt(clock.overseerAt);
    const raised = (await toldOf(world, clock.id)).filter((line) => line.startsWith('OVERDUE_RAISED'));
    expect(raised).toEqual([people.head, overseer, region].map(({ id }) => `OVERDUE_RAISED ${id}`).sort());
    await world.db.oversight.deleteMany({ where: { userId: region.id } });
  });

  it('counts a notice for which there is nobody, and goes on', async () => {
    const clerk = await world.person('ALA', ['CLERK']);
    const id = await caseIn(world, { ...people, clerk }, 'REGISTERED');
    await world.db.user.update({ where: { id: clerk.id }, data: { active: false } });
    const clock = await clockOf(world, id, 'A1');
    await sweepAt(WORKING_MORNING);
    const report = await sweepAt(clock.remindAt);
    expect(report.nobody).toBe(1);
    expect(await toldOf(world, clock.id)).toEqual([]);
    expect((await sweepAt(clock.remindAt)).nobody).toBe(0);
  });
});

describe('an assignment that is not acknowledged', () => {
  const raisedAfter = async (caseId: string): Promise<Date> => {
    const row = await world.db.notification.findFirstOrThrow({
      where: { caseId, kind: 'ASSIGNED' },
      orderBy: { at: 'desc' },
    });
    expect(row.raiseAt?.getTime()).toBe(row.at.getTime() + 60 * MINUTE);
    return row.raiseAt ?? row.at;
  };

  it('is raised to the head once, after the working minutes of its limit', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const at = await raisedAfter(id);
    await sweepAt(justBefore(at));
    expect(await unacknowledged(id)).toEqual([]);
    await sweepAt(at);
    await sweepAt(later(at, 1));
    expect(await unacknowledged(id)).toEqual([people.head.id]);
  });

  it('is not raised once it is acknowledged, and neither once the executor works the case', async () => {
    const [seen, worked] = [await caseIn(world, people, 'ASSIGNED'), await caseIn(world, people, 'ASSIGNED')];
    const at = await raisedAfter(seen);
    const { cursor } = await world.db.notification.findFirstOrThrow({ where: { caseId: seen } });
    await world.ask(
      people.executor,
      'mutation ($cursor: Int!) { acknowledgeAssignment(cursor: $cursor) { cursor } }',
      {
        cursor,
      },
    );
    await next(world, people, worked, 'acceptDocuments');
    await sweepAt(later(at, 1));
    expect([...(await unacknowledged(seen)), ...(await unacknowledged(worked))]).toEqual([]);
  });

  it('of a former executor is moot; the new one has his own time', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    const first = await raisedAfter(id);
    await moveClock(world, later(first, -30));
    const heir = await world.person('AKS', ['EXECUTOR']);
    await take(world, people.head, 'reassignExecutor', {
      caseId: id,
      expectedVersion: 3,
      executorId: heir.id,
      reason: 'Демалыста.',
    });
    const second = await raisedAfter(id);
    await sweepAt(first);
    expect(await unacknowledged(id)).toEqual([]);
    await sweepAt(second);
    expect(await unacknowledged(id)).toEqual([people.head.id]);
    const marks = await world.db.notification.findMany({
      where: { caseId: id, kind: 'ASSIGNED' },
      orderBy: { raiseAt: 'asc' },
      select: { raisedAt: true },
    });
    expect(marks).toEqual([{ raisedAt: first }, { raisedAt: second }]);
  });

  it('once acknowledged late, is settled in the head’s feed', async () => {
    const id = await caseIn(world, people, 'ASSIGNED');
    await sweepAt(await raisedAfter(id));
    const { cursor } = await world.db.notification.findFirstOrThrow({
      where: { caseId: id, recipientId: people.executor.id },
    });
    await moveClock(world, later(world.clock, 5));
    const answer = await world.ask(
      people.executor,
      'mutation ($cursor: Int!) { acknowledgeNotification(cursor: $cursor) { acknowledgedAt } }',
      { cursor },
    );
    expect(answer.errors).toBeUndefined();
    const row = await world.db.notification.findFirstOrThrow({
      where: { caseId: id, kind: 'UNACKNOWLEDGED' },
    });
    expect(row.settledAt).toEqual(world.clock);
  });

  it('in the evening is raised in the morning of the next working day', async () => {
    await moveClock(world, new Date('2026-11-20T12:50:00.000Z'));
    const id = await caseIn(world, people, 'ASSIGNED');
    const row = await world.db.notification.findFirstOrThrow({ where: { caseId: id } });
    expect(row.raiseAt).toEqual(new Date('2026-11-23T04:50:00.000Z'));
  });
});

describe('the report', () => {
  it('counts what was looked at and written, and nothing when nothing was due', async () => {
    await sweepAt(new Date('2027-06-01T05:00:00.000Z'));
    const [id = ''] = await waitingCases(world, people, 1);
    const [clockId] = await insertClocks(world, [
      {
        caseId: id,
        code: 'A3',
        officeId: people.clerk.officeId,
        responsibleId: people.executor.id,
        from: world.clock,
        offsets: [1, 2, 3, 4],
      },
    ]);
    const none = { taken: 0, rows: {}, nobody: 0, busy: false };
    expect(await sweepAt(world.clock)).toMatchObject(none);
    const report = await sweepAt(later(world.clock, 3));
    expect(report).toMatchObject({
      taken: 1,
      rows: { REMINDER: 1, OVERDUE: 1, OVERDUE_RAISED: 1 },
      nobody: 0,
    });
    expect(await toldOf(world, clockId ?? '')).toHaveLength(3);
    expect(await sweepAt(world.clock)).toMatchObject(none);
  });

  it('tells of a recalculation that was interrupted and that it has finished', async () => {
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    const clock = await clockOf(world, id, 'A2');
    await world.db.deadlineChange.create({
      data: { revision: 1, at: world.clock, actorId: people.head.id, reason: 'Түзету', changes: {} },
    });
    const { recalculated } = await sweepAt(world.clock);
    expect(recalculated.examined).toBeGreaterThan(0);
    expect(recalculated.stuck).toBe(0);
    const now = await world.db.caseClock.findUniqueOrThrow({ where: { id: clock.id } });
    expect([now.revision, now.dueAt]).toEqual([1, clock.dueAt]);
    const { finishedAt } = await world.db.deadlineChange.findUniqueOrThrow({ where: { revision: 1 } });
    expect(finishedAt).toEqual(world.clock);
    expect((await sweepAt(world.clock)).recalculated.examined).toBe(0);
  });
});
