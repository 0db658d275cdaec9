import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { moveClock } from '../support/clock.ts';
import { stepAt } from '../support/clocks.ts';
import { statementsOf } from '../support/statements.ts';
import { caseIn, type Staff, staff } from '../support/steps.ts';
import { createWorld, type Person, WORKING_MORNING, type World } from '../support/world.ts';

let world: World;
let people: Staff;
let analyst: Person;
let id: string;

const CLOCKS = `query ($id: ID!) { case(id: $id) {
  dueAt dueState due { step dueAt }
  clocks {
    step round startedAt dueAt remindAt endedAt overdue cancelled office { code } responsible { shortName }
    remaining { amount unit workingMinutes } used { amount unit } changes { id reason revision }
    explanation { startedAt dueAt revision limit { code limit unit source } hours { opensAt }
      days { date kind count ordinal minutes segments { from to minutes } } }
  } } }`;

interface ShownClock {
  readonly step: string;
  readonly [field: string]: unknown;
}

const shown = async (who: Person, caseId = id) => {
  const { data, errors } = await world.ask(who, CLOCKS, { id: caseId });
  expect(errors).toBeUndefined();
  return data?.case as { dueAt: string; dueState: string; due: ShownClock; clocks: ShownClock[] } | null;
};
const shownClock = async (step: string, who: Person = people.head) =>
  (await shown(who))?.clocks.find((clock) => clock.step === step);

beforeAll(async () => {
  world = await createWorld();
  people = await staff(world);
  analyst = await world.person('AKS', ['ANALYST']);
  id = await caseIn(world, people, 'REGISTERED');
  await stepAt(world, people, id, 'forwardToHead', '2026-11-18T05:20:00.000Z');
  await stepAt(world, people, id, 'assignExecutor', '2026-11-18T05:30:00.000Z');
});
beforeEach(() => moveClock(world, '2026-11-18T06:00:00.000Z'));
afterAll(() => world.close());

describe('a clock', () => {
  it('says how much is left in the unit of its limit and in working minutes, and who answers for it', async () => {
    expect(await shownClock('A3')).toMatchObject({
      startedAt: '2026-11-18T05:30:00.000Z',
      dueAt: '2026-11-19T13:00:00.000Z',
      endedAt: null,
      round: 1,
      overdue: false,
      cancelled: false,
      office: { code: 'AKS' },
      responsible: { shortName: 'Орындаушы Д.' },
      // From 11:00 on Wednesday: six hours, and Thursday's eight.
      remaining: { amount: 1, unit: 'CALENDAR_DAYS', workingMinutes: 14 * 60 },
      used: null,
      changes: [],
    });
    expect(await shownClock('STANDARD')).toMatchObject({
      remaining: { amount: 7, unit: 'WORKING_DAYS' },
      responsible: null,
    });
  });

  it('says once it has ended what was used, and whether it was late', async () => {
    expect(await shownClock('A1')).toMatchObject({
      endedAt: '2026-11-18T05:20:00.000Z',
      overdue: true,
      remaining: null,
      used: { amount: 20, unit: 'WORKING_MINUTES' },
    });
    expect(await shownClock('A2')).toMatchObject({
      overdue: false,
      used: { amount: 10, unit: 'WORKING_MINUTES' },
    });
  });

  it('is overdue from its due time on, with what is over as less than nothing', async () => {
    await moveClock(world, '2026-11-19T13:00:00.000Z');
    expect(await shownClock('A3')).toMatchObject({
      overdue: true,
      remaining: { amount: 0, workingMinutes: 0 },
    });
    await moveClock(world, '2026-11-21T05:00:00.000Z');
    expect(await shownClock('A3')).toMatchObject({
      overdue: true,
      remaining: { amount: -2, unit: 'CALENDAR_DAYS', workingMinutes: -480 },
    });
  });

  it('explains its due time day by day, and the explanation ends with it', async () => {
    const { explanation, dueAt } = (await shownClock('STANDARD')) as unknown as {
      dueAt: string;
      explanation: {
        dueAt: string;
        startedAt: string;
        days: { date: string; kind: string; count: string }[];
      };
    };
    expect(explanation).toMatchObject({
      dueAt,
      startedAt: WORKING_MORNING.toISOString(),
      revision: 0,
      limit: { code: 'STANDARD', limit: 7, unit: 'WORKING_DAYS', source: 'Standard cl. 7(1)' },
      hours: { opensAt: 540 },
    });
    expect(explanation.days.map(({ date, count }) => `${date} ${count}`)).toEqual([
      '2026-11-18 START_NOT_COUNTED',
      '2026-11-19 COUNTED',
      '2026-11-20 COUNTED',
      '2026-11-21 SKIPPED',
      '2026-11-22 SKIPPED',
      '2026-11-23 COUNTED',
      '2026-11-24 COUNTED',
      '2026-11-25 COUNTED',
      '2026-11-26 COUNTED',
      '2026-11-27 COUNTED',
    ]);
    const a1 = await shownClock('A1');
    expect(a1?.explanation).toMatchObject({
      days: [{ minutes: 15, segments: [{ from: WORKING_MORNING.toISOString(), minutes: 15 }] }],
    });
  });

  it('governs the case while it is the earliest of those that run', async () => {
    expect(await shown(people.head)).toMatchObject({
      dueAt: '2026-11-19T13:00:00.000Z',
      dueState: 'THIS_WEEK',
      due: { step: 'A3', dueAt: '2026-11-19T13:00:00.000Z' },
    });
  });

  it('shows the log of a change that moved it (I-30)', async () => {
    const other = await caseIn(world, people, 'REGISTERED');
    const clock = await world.db.caseClock.findFirstOrThrow({ where: { caseId: other, code: 'STANDARD' } });
    const dueAfter = new Date('2026-11-30T13:00:00.000Z');
    await world.db.$transaction(async (tx) => {
      const change = await tx.deadlineChange.create({
        data: { revision: 1, at: world.clock, actorId: people.head.id, reason: 'Жаңа күн', changes: {} },
      });
      await tx.caseClock.update({
        where: { id: clock.id },
        data: { dueAt: dueAfter, headAt: dueAfter, overseerAt: dueAfter, revision: 1 },
      });
      await tx.clockChange.create({
        data: {
          clockId: clock.id,
          changeId: change.id,
          dueBefore: clock.dueAt,
          dueAfter,
          explanationBefore: {},
          at: world.clock,
        },
      });
    });
    const moved = (await shown(people.head, other))?.clocks.find(({ step }) => step === 'STANDARD');
    expect(moved).toMatchObject({
      dueAt: dueAfter.toISOString(),
      changes: [{ reason: 'Жаңа күн', revision: 1 }],
    });
  });
});

describe('who reads clocks', () => {
  it('one who may read no persons reads them all, without the executor', async () => {
    const full = await shown(people.head);
    const counted = await shown(analyst);
    expect(full?.clocks.some(({ responsible }) => responsible !== null)).toBe(true);
    expect(counted?.clocks).toEqual(full?.clocks.map((clock) => ({ ...clock, responsible: null })));
    expect(counted?.due).toEqual(full?.due);
  });

  it('nobody of another office does, nor one who is not signed in', async () => {
    for (const role of ['HEAD', 'CLERK', 'OVERSEER'] as const)
      expect(await shown(await world.person('ALA', [role]))).toBeNull();
    expect((await world.ask(null, CLOCKS, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('the number of SQL statements', () => {
  const list = (first: number, fields: string) => `{ cases(first: ${first}) { nodes { id ${fields} } } }`;
  const FIELDS = 'dueAt dueState due { step dueAt overdue remaining { amount unit workingMinutes } }';

  beforeAll(async () => {
    for (let made = 0; made < 20; made += 1) await caseIn(world, people, 'ASSIGNED');
  });

  it('of a list with due times is three, however many rows: session, rows with clocks, the revision of the terms', async () => {
    expect(await statementsOf(world, people.head, list(3, FIELDS))).toBe(3);
    expect(await statementsOf(world, people.head, list(20, FIELDS))).toBe(3);
  });

  it('does not grow with the rows when every field of every clock is asked for', async () => {
    const all = `${FIELDS} serviceDue { at } availableTransitions { name dueAt } clocks { step used { amount }
      office { code } responsible { shortName } changes { id reason } explanation { dueAt } }`;
    const three = await statementsOf(world, people.head, list(3, all));
    expect(await statementsOf(world, people.head, list(20, all))).toBe(three);
    console.log(`clocks: ${three} statements`);
  });
});
