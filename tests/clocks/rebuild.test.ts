import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rebuildClocks } from '../../schema/cases/workflow/rebuildClocks.ts';
import { replayClocks } from '../../schema/cases/workflow/replayClocks.ts';
import { akimCaseIn } from '../support/akimCases.ts';
import { moveClock } from '../support/clock.ts';
import { clockOf, clocksOf, openIntake, running, stepAt } from '../support/clocks.ts';
import { caseIn, type Goal, next, type Staff, staff, take } from '../support/steps.ts';
import { waitingCases } from '../support/waitingCases.ts';
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

/** Takes all clocks away, as if the cases were older than the clocks. */
async function forgetClocks(): Promise<void> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  await client.query(`SET session_replication_role = replica;
    DELETE FROM case_clock; UPDATE "case" SET "dueAt" = NULL; SET session_replication_role = origin`);
  await client.end();
}

const withoutIds = async (caseId: string) =>
  (await clocksOf(world, caseId)).map(({ id: _id, ...clock }) => clock);

const dueOf = async (caseId: string) =>
  (await world.db.case.findUniqueOrThrow({ where: { id: caseId } })).dueAt;

/** Cases with whatever makes clocks differ: an opened form, returns, other executors, both paths, the commission. */
async function manyCases(): Promise<string[]> {
  const intakeId = await openIntake(world, people.clerk);
  await moveClock(world, '2026-11-18T05:07:00.000Z');
  const returned = (await take(world, people.clerk, 'registerApplication', application({ intakeId }))).case
    .id;
  for (const [step, time] of [
    ['forwardToHead', '2026-11-18T05:20:00.000Z'],
    ['assignExecutor', '2026-11-18T06:20:00.000Z'],
    ['acceptDocuments', '2026-11-18T09:20:00.000Z'],
    ['completeCheck', '2026-11-20T09:20:00.000Z'],
    ['submitNotice', '2026-11-24T05:00:00.000Z'],
    ['returnNotice', '2026-11-25T05:00:00.000Z'],
  ] as const)
    await stepAt(world, people, returned, step, time);
  const { version } = await world.db.case.findUniqueOrThrow({ where: { id: returned } });
  await moveClock(world, '2026-11-25T06:00:00.000Z');
  await take(world, people.head, 'reassignExecutor', {
    caseId: returned,
    expectedVersion: version,
    executorId: colleague.id,
    reason: 'Ауысты.',
  });
  const open = ['REGISTERED', 'AWAITING_RESOLUTION', 'UNDER_REVIEW', 'AWAITING_SIGNATURE', 'SIGNED'] as const;
  const akim = [
    'AKIM_REGISTERED',
    'COMMISSION_REVIEW',
    'IN_TRANSIT',
    'REGISTERED',
    'RETURNED',
    'SIGNED',
  ] as const;
  const ids = [returned];
  for (const goal of open) ids.push(await caseIn(world, people, goal));
  for (const goal of akim satisfies readonly Goal[]) ids.push(await akimCaseIn(world, people, goal));
  const handedOver = await akimCaseIn(world, people, 'SIGNED');
  await stepAt(world, people, handedOver, 'handOverToAkim', '2026-11-25T07:00:00.000Z');
  return [...ids, handedOver];
}

describe('cases from before there were clocks', () => {
  it('get the very clocks that the door would have written, whoever builds them, and once (I-38)', async () => {
    const ids = await manyCases();
    const closed = [await caseIn(world, people, 'DELIVERED'), await caseIn(world, people, 'CANCELLED')];
    const before = new Map<string, { clocks: unknown; dueAt: Date | null }>();
    for (const id of ids) before.set(id, { clocks: await withoutIds(id), dueAt: await dueOf(id) });
    await forgetClocks();
    expect(await running(world, ids[0] ?? '')).toEqual([]);

    const done = await Promise.all([
      rebuildClocks(world.db),
      rebuildClocks(world.db),
      rebuildClocks(world.db),
    ]);
    expect(done.reduce((sum, { rebuilt }) => sum + rebuilt, 0)).toBe(ids.length);
    for (const id of ids) {
      expect({ clocks: await withoutIds(id), dueAt: await dueOf(id) }).toEqual(before.get(id));
    }
    const rows = await world.db.caseClock.count();
    expect(await rebuildClocks(world.db)).toEqual({ rebuilt: 0, withoutCalendar: 0 });
    expect(await world.db.caseClock.count()).toBe(rows);
    // What is closed needs none.
    for (const id of closed) expect(await clocksOf(world, id)).toEqual([]);
  });

  it('get them with their next step where no rebuild has come by', async () => {
    const id = await caseIn(world, people, 'AWAITING_RESOLUTION');
    await forgetClocks();
    await stepAt(world, people, id, 'assignExecutor', '2027-03-01T05:00:00.000Z');
    expect(await running(world, id)).toEqual(['A3', 'STANDARD']);
    expect((await clocksOf(world, id)).map(({ code }) => code).sort()).toEqual([
      'A1',
      'A2',
      'A3',
      'STANDARD',
    ]);
    const { dueAt } = await clockOf(world, id, 'STANDARD');
    expect(await dueOf(id)).toEqual(dueAt);
    expect((await clockOf(world, id, 'A3')).dueAt.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
  });

  it('are left out, and said so, where the calendar has no data for their years', async () => {
    await rebuildClocks(world.db);
    const [id = ''] = await waitingCases(world, people, 1);
    expect(await rebuildClocks(world.db)).toEqual({ rebuilt: 1, withoutCalendar: 0 });
    await forgetClocks();
    const client = new pg.Client({ connectionString: world.ownerUrl });
    await client.connect();
    await client.query(`SET session_replication_role = replica`);
    await client.query(`UPDATE case_event SET at = '2011-05-05T05:00:00Z' WHERE "caseId" = $1`, [id]);
    await client.end();
    const { withoutCalendar } = await rebuildClocks(world.db);
    expect(withoutCalendar).toBe(1);
    expect(await clocksOf(world, id)).toEqual([]);
    const { version } = await world.db.case.findUniqueOrThrow({ where: { id } });
    const answer = await world.ask(
      people.head,
      `mutation { cancelCase(input: { caseId: "${id}", expectedVersion: ${version}, ground: WITHDRAWN, reason: "x" }) { event { seq } } }`,
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'CALENDAR_YEAR_MISSING', year: 2011 });
  });

  it('are taken a batch at a time, however many there are', async () => {
    await rebuildClocks(world.db);
    const ids = await waitingCases(world, people, 230);
    const { rebuilt } = await rebuildClocks(world.db);
    expect(rebuilt).toBe(ids.length);
    for (const id of [ids[0], ids[115], ids[229]])
      expect(await running(world, id ?? '')).toEqual(['A2', 'STANDARD']);
  });
});

describe('a replayed history', () => {
  it('refuses a step that is not in the table', () => {
    const steps = [{ transition: 'suspend', at: WORKING_MORNING, actorId: 'a' }];
    expect(() => replayClocks({ intakeOpenedAt: null, steps, executorIds: [] })).toThrow('not in the table');
  });
});

it('a step on a case of the rebuilt ones goes on from the rebuilt clocks', async () => {
  const id = await caseIn(world, people, 'DRAFTING');
  await forgetClocks();
  await rebuildClocks(world.db);
  await next(world, people, id, 'submitNotice');
  expect(await running(world, id)).toEqual(['A5', 'STANDARD']);
});
