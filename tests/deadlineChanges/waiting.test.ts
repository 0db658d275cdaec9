import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recalculateClocks } from '../../schema/deadlines/changes/recalculate.ts';
import { writePlan } from '../../schema/deadlines/changes/writePlan.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { type ClockStore, clockStore, dayOff, kurbanAit } from './clockStore.ts';

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
});
afterAll(() => store.close());

const NOW = new Date('2013-06-03T05:00:00Z');

/** Frees days without asking whether every clock can still be computed, and recalculates nothing. */
async function freeUnasked(dates: readonly string[]): Promise<string> {
  const revision = (await store.revision()) + 1;
  const days = dates.map((date) => ({
    date,
    before: null,
    after: { date, kind: 'FREED', name: null, source: 'Қаулы', expected: false } as const,
  }));
  return store.db.$transaction(async (tx) => {
    await writePlan(tx, { openYears: [], days, limits: [], hours: [] });
    const data = { revision, at: NOW, actorId: store.admin.id, reason: 'Жарлық', changes: {} };
    return (await tx.deadlineChange.create({ data })).id;
  });
}

test('a step that ends a clock while the recalculation waits for its case wins: the clock stays as it ended', async () => {
  const ending = await store.start('A3', '2013-06-10T05:00:00Z');
  const other = await store.start('A3', '2013-06-10T05:00:00Z');
  const changeId = await freeUnasked(['2013-06-11']);
  let run: Promise<unknown> = Promise.resolve();
  await store.db.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM "case" WHERE id = ${ending.caseId}::uuid FOR UPDATE`;
    run = recalculateClocks(store.db, NOW);
    await pause(300);
    await tx.caseClock.update({
      where: { id: ending.id },
      data: { endedAt: new Date('2013-06-10T06:00:00Z'), endedById: store.people.clerk, usedMinutes: 60 },
      select: { id: true },
    });
    await tx.case.update({ where: { id: ending.caseId }, data: { dueAt: null } });
  });
  await run;
  const clocks = await store.clocks();
  expect(clocks.get(ending.id)).toMatchObject({ dueAt: ending.dueAt, revision: ending.revision });
  expect(clocks.get(other.id)?.dueAt).not.toEqual(other.dueAt);
  const log = await store.db.clockChange.findMany({ where: { changeId } });
  expect(log.map(({ clockId }) => clockId)).toEqual([other.id]);
});

test('a clock that the newest data cannot answer for keeps its values, holds up no other, and goes on once they can', async () => {
  const { calendar } = await deadlineTerms(store.db);
  const working = calendar.yearDays(2030).filter((day) => day.working);
  const stuck = await store.start('STANDARD', `${working.at(-12)?.date}T05:00:00Z`);
  const other = await store.start('A3', '2013-07-08T05:00:00Z');
  const last = working.slice(-5).map(({ date }) => date);
  const changeId = await freeUnasked([...last, '2013-07-09']);
  expect(await recalculateClocks(store.db, NOW, { batch: 1 })).toMatchObject({ moved: 1, stuck: 1 });
  const change = () => store.db.deadlineChange.findUniqueOrThrow({ where: { id: changeId } });
  expect((await store.clocks()).get(stuck.id)).toEqual(stuck);
  expect((await store.clocks()).get(other.id)?.dueAt).not.toEqual(other.dueAt);
  expect((await change()).finishedAt).toBeNull();

  const refused = store.apply({ days: [dayOff('2013-07-10')] }, NOW.toISOString());
  await expect(refused).rejects.toMatchObject({ extensions: { code: 'CALENDAR_YEAR_MISSING', year: 2031 } });
  await store.apply({ openYears: [2031], days: [kurbanAit('2031-04-02')] }, NOW.toISOString());
  expect((await store.clocks()).get(stuck.id)?.dueAt.getTime()).toBeGreaterThan(stuck.dueAt.getTime());
  expect((await change()).finishedAt).toEqual(NOW);
});
