import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseClock } from '../../prisma/client.ts';
import { previewChange } from '../../schema/deadlines/changes/previewChange.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { type ChangeRequest, type ClockStore, clockStore, dayOff, limit, requested } from './clockStore.ts';

const NOW = '2013-06-03T05:00:00Z';
const DAY = 24 * 60;

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
});
afterAll(() => store.close());

/** Applies a change; answers what the dry run had said and what came of it, for every clock that moved. */
async function appliedAfterDryRun(request: ChangeRequest, now = NOW) {
  const before = await store.clocks();
  const said = await previewChange(store.db, await requested(store.db, request), new Date(now));
  const changeId = await store.apply(request, now);
  const after = await store.clocks();
  const log = await store.db.clockChange.findMany({ where: { changeId } });
  const change = await store.db.deadlineChange.findUniqueOrThrow({ where: { id: changeId } });
  return { before, said, after, log, change };
}

const shiftOf = (before: CaseClock | undefined, after: CaseClock | undefined): number =>
  ((after?.dueAt.getTime() ?? 0) - (before?.dueAt.getTime() ?? 0)) / 60_000;

describe('a new day off in the middle', () => {
  test('moves exactly the clocks that cross it, by exactly so much, and the dry run said the same before', async () => {
    // Tuesday 11 June 2013 becomes free.
    const crossing = await store.start('STANDARD', '2013-06-05T05:00:00Z');
    const ending = await store.start('A3', '2013-06-10T05:00:00Z');
    const minutes = await store.start('A1', '2013-06-10T11:55:00Z');
    const later = await store.start('STANDARD', '2013-06-12T05:00:00Z');
    const earlier = await store.start('A2', '2013-06-10T05:00:00Z');
    const ended = await store.start('STANDARD', '2013-06-05T05:00:00Z');
    await store.end(ended, '2013-06-06T05:00:00Z');

    const { before, said, after, log, change } = await appliedAfterDryRun({ days: [dayOff('2013-06-11')] });

    const shifts = new Map([...before].map(([id, clock]) => [id, shiftOf(clock, after.get(id))]));
    expect(shifts).toEqual(
      new Map([
        // The last day went on from Friday to Monday.
        [crossing.id, 3 * DAY],
        [ending.id, DAY],
        [minutes.id, DAY],
        [later.id, 0],
        [earlier.id, 0],
        [ended.id, 0],
      ]),
    );
    expect(said.clocks.map(({ id, shiftMinutes }) => [id, shiftMinutes])).toEqual([
      [crossing.id, 3 * DAY],
      ...[ending.id, minutes.id].sort().map((id) => [id, DAY]),
    ]);
    expect(said).toMatchObject({ revision: 0, examined: 5, moved: 3, later: 3, earlier: 0 });
    expect(said.steps).toEqual(
      ['A1', 'A3', 'STANDARD'].map((step) => ({
        step,
        moved: 1,
        later: 1,
        earlier: 0,
        largestShiftMinutes: step === 'STANDARD' ? 3 * DAY : DAY,
      })),
    );
    expect(new Map(log.map(({ clockId, dueBefore, dueAfter }) => [clockId, [dueBefore, dueAfter]]))).toEqual(
      new Map(said.clocks.map(({ id, dueBefore, dueAfter }) => [id, [dueBefore, dueAfter]])),
    );
    expect(change).toMatchObject({ revision: 1, examined: 5, moved: 3, finishedAt: new Date(NOW) });
  });

  test('keeps the explanation that stood before with the log, and explains the new due time', async () => {
    const clock = await store.start('STANDARD', '2013-07-15T05:00:00Z');
    const { after } = await appliedAfterDryRun({ days: [dayOff('2013-07-17')] });
    const log = await store.db.clockChange.findFirstOrThrow({ where: { clockId: clock.id } });
    expect(log.explanationBefore).toEqual(clock.explanation);
    const now = after.get(clock.id);
    expect(now?.explanation).toMatchObject({ dueAt: now?.dueAt.toISOString(), revision: now?.revision });
    expect(JSON.stringify(now?.explanation)).toContain('"FREED"');
  });

  test('shows in the case as the earliest of its running clocks (I-33)', async () => {
    const caseId = await store.newCase();
    await store.start('STANDARD', '2013-08-05T05:00:00Z', { caseId });
    const first = await store.start('A3', '2013-08-05T05:00:00Z', { caseId });
    await store.apply({ days: [dayOff('2013-08-06')] }, NOW);
    const { dueAt } = await store.db.case.findUniqueOrThrow({ where: { id: caseId } });
    const clocks = await store.clocks();
    expect(dueAt).toEqual(clocks.get(first.id)?.dueAt);
    expect(dueAt).not.toEqual(first.dueAt);
  });

  test('taken back moves the clocks back, as a second entry in the log', async () => {
    const clock = await store.start('A3', '2013-09-03T05:00:00Z');
    await store.apply({ days: [dayOff('2013-09-04')] }, NOW);
    await store.apply({ days: [{ date: new Date('2013-09-04'), kind: null }] }, NOW);
    const log = await store.db.clockChange.findMany({
      where: { clockId: clock.id },
      orderBy: { dueAfter: 'desc' },
    });
    expect(log.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter])).toEqual([
      [clock.dueAt, log[0]?.dueAfter],
      [log[0]?.dueAfter, clock.dueAt],
    ]);
  });
});

test('I-30: a later change of the calendar writes a new, logged value, and nothing else moves a due time', async () => {
  const clock = await store.start('A4', '2013-10-21T05:00:00Z');
  const stay = store.db.caseClock.update({
    where: { id: clock.id },
    data: {
      dueAt: new Date(clock.dueAt.getTime() + 60_000),
      headAt: clock.overseerAt,
      overseerAt: clock.overseerAt,
    },
  });
  await expect(stay).rejects.toThrow(/I-30/);
  expect((await store.clocks()).get(clock.id)).toEqual(clock);
  const changeId = await store.apply({ days: [dayOff('2013-10-30')] }, NOW);
  const moved = (await store.clocks()).get(clock.id);
  expect(await store.db.clockChange.findMany({ where: { clockId: clock.id } })).toEqual([
    expect.objectContaining({ changeId, dueBefore: clock.dueAt, dueAfter: moved?.dueAt, at: new Date(NOW) }),
  ]);
  expect(shiftOf(clock, moved)).toBe(DAY);
});

describe('a limit', () => {
  test('dated in the future moves nothing: a clock keeps the rule in force when it started', async () => {
    await store.start('A4', '2014-02-03T05:00:00Z');
    const { said, log, after } = await appliedAfterDryRun({
      limits: [limit('A4', '2014-02-04', { limit: 3 })],
    });
    expect(said.moved).toBe(0);
    expect(log).toEqual([]);
    const revision = await store.revision();
    expect(
      [...after.values()].filter(({ endedAt }) => endedAt === null).map((clock) => clock.revision),
    ).toEqual(Array(said.examined).fill(revision));
  });

  test('dated back moves the clocks that started since, and they name the new rule', async () => {
    const old = await store.start('A3', '2014-03-03T05:00:00Z');
    const since = await store.start('A3', '2014-03-04T05:00:00Z');
    const { said, after, before } = await appliedAfterDryRun({
      limits: [limit('A3', '2014-03-04', { limit: 2 })],
    });
    expect(said.clocks.map(({ id }) => id)).toEqual([since.id]);
    expect(shiftOf(before.get(old.id), after.get(old.id))).toBe(0);
    expect(shiftOf(since, after.get(since.id))).toBe(DAY);
    const rule = await store.db.timeLimit.findFirstOrThrow({
      where: { code: 'A3', validFrom: new Date('2014-03-04') },
    });
    expect(after.get(since.id)?.limitId).toBe(rule.id);
  });

  test('corrected in place stays one version, with what it was in the log', async () => {
    await store.start('A6', '2014-03-04T05:00:00Z');
    const was = (await deadlineTerms(store.db)).ruleOn('A6', new Date(NOW));
    const { id, ...rest } = was;
    const { change, said } = await appliedAfterDryRun({
      limits: [{ ...rest, validFrom: new Date(`${was.validFrom}T00:00:00Z`), limit: was.limit + 5 }],
    });
    expect(said).toMatchObject({ moved: 1, later: 1 });
    expect(change.changes).toMatchObject({
      limits: [{ before: was, after: { ...was, limit: was.limit + 5 } }],
    });
    expect(await store.db.timeLimit.count({ where: { code: 'A6' } })).toBe(1);
    expect((await deadlineTerms(store.db)).ruleOn('A6', new Date(NOW)).id).toBe(id);
  });
});

describe('office hours', () => {
  const startedAt = '2014-04-07T07:50:00Z';

  test('move the clocks of that office only, and those in days only where the office closes', async () => {
    const own = await store.start('A2', startedAt);
    const ownDays = await store.start('A4', startedAt);
    const other = await store.start('A2', startedAt, { officeId: store.people.otherOffice });
    const office = { officeId: store.people.office, opensAt: 540, closesAt: 1080 };
    const noLunch = { ...office, lunchFrom: 840, lunchTo: 840 };
    const { said, after, change } = await appliedAfterDryRun({ hours: [noLunch] });
    expect(said.clocks.map(({ id }) => id)).toContain(own.id);
    expect(said.clocks.map(({ id }) => id)).not.toContain(ownDays.id);
    // 13:50 fell into lunch: the half hour ran from 14:00, now it runs from 13:50.
    expect(shiftOf(own, after.get(own.id))).toBe(-10);
    expect(after.get(other.id)?.dueAt).toEqual(other.dueAt);
    expect(change.changes).toMatchObject({ hours: [{ officeId: office.officeId, before: null }] });

    const closesEarlier = await appliedAfterDryRun({ hours: [{ ...noLunch, closesAt: 1020 }] });
    expect(shiftOf(ownDays, closesEarlier.after.get(ownDays.id))).toBe(-60);
    expect(closesEarlier.after.get(other.id)?.dueAt).toEqual(other.dueAt);
  });

  test('given up are the standard ones again', async () => {
    const { officeId } = { officeId: store.people.office };
    const { version } = await store.db.office.findUniqueOrThrow({ where: { id: officeId } });
    await store.apply({ hours: [{ officeId }] }, NOW);
    expect(await store.db.office.findUniqueOrThrow({ where: { id: officeId } })).toMatchObject({
      opensAt: null,
      closesAt: null,
      version: version + 1,
    });
  });
});

test('a new year has the holidays of the law of the year before, and the announced days', async () => {
  const before = new Set((await deadlineTerms(store.db)).calendar.years);
  expect(before.has(2031)).toBe(false);
  await store.apply(
    {
      openYears: [2031],
      days: [
        dayOff('2031-04-02', {
          kind: 'FIXED_DAY_OFF',
          nameKk: 'Құрбан айт',
          nameRu: 'Курбан айт',
          nameEn: 'Kurban Ait',
          expected: true,
        }),
      ],
    },
    NOW,
  );
  const { calendar } = await deadlineTerms(store.db);
  const off = (year: number) =>
    calendar
      .yearDays(year)
      .filter(({ kind }) => kind === 'HOLIDAY' || kind === 'FIXED_DAY_OFF')
      .map(({ date }) => date.slice(5));
  expect(off(2031).filter((day) => day !== '04-02')).toEqual(off(2030).filter((day) => day !== '04-13'));
  expect(calendar.day('2031-04-02')).toMatchObject({ kind: 'FIXED_DAY_OFF', expected: true, working: false });
  // Those on a weekend move, two of one weekend to two days (I-32).
  expect(
    calendar
      .yearDays(2031)
      .filter(({ kind }) => kind === 'MOVED_HOLIDAY')
      .map(({ movedFrom }) => movedFrom),
  ).toEqual(['2031-03-08', '2031-03-15', '2031-03-22', '2031-03-23', '2031-07-06', '2031-10-25']);
  const times = clockTimes(
    await deadlineTerms(store.db),
    'STANDARD',
    store.people.office,
    new Date('2031-03-05T05:00:00Z'),
  );
  expect(times.dueAt.toISOString()).toBe('2031-03-18T13:00:00.000Z');
});
