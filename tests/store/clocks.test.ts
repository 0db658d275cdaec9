import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { RawCases } from './rawCase.ts';
import type { People, Row } from './rawStore.ts';

let store: TestDatabase;
let raw: RawCases;
let people: People;
let limit: string;
beforeAll(async () => {
  store = await testDatabase();
  raw = new RawCases(store.url);
  await raw.client.connect();
  people = await raw.people();
  const { rows } = await raw.client.query<{ id: string }>(`SELECT id FROM time_limit WHERE code = 'A4'`);
  limit = rows[0]?.id ?? '';
});
afterAll(async () => {
  await raw.client.end();
  await store.close();
});

const STARTED = '2013-04-05T05:00:00Z';
const DUE = '2013-04-15T12:00:00Z';
const LATER = '2013-04-16T12:00:00Z';

const clockRow = (caseId: string, change: Row = {}): Row => ({
  caseId,
  code: 'A4',
  round: 1,
  limitId: limit,
  officeId: people.office,
  startedAt: STARTED,
  dueAt: DUE,
  remindAt: '2013-04-12T05:00:00Z',
  headAt: DUE,
  overseerAt: DUE,
  explanation: '{}',
  revision: 0,
  ...change,
});

/** A registered case with one running clock. */
async function withClock(change: Row = {}): Promise<{ id: string; clock: string }> {
  const id = await raw.registered(people);
  const clock = await raw.committed(async () => {
    await raw.update('case', id, { dueAt: change.dueAt ?? DUE });
    return raw.insert('case_clock', clockRow(id, change));
  });
  return { id, clock };
}

const change = (revision: number): Promise<string> =>
  raw.insert('deadline_change', {
    revision,
    at: LATER,
    actorId: people.head,
    reason: 'Жарлық',
    changes: '{}',
  });

let revision = 0;

describe('a clock', () => {
  test('runs once at a time for one limit of one case (I-34)', async () => {
    const { id } = await withClock();
    expect(await raw.refusal(() => raw.insert('case_clock', clockRow(id, { round: 2 })))).toBe(
      'case_clock_one_running',
    );
  });

  test('is never started anew: its start, its limit and its office stay (I-34)', async () => {
    const { clock } = await withClock();
    for (const anew of [{ startedAt: DUE }, { code: 'A3' }, { round: 2 }, { officeId: people.otherOffice }]) {
      expect(await raw.refusal(() => raw.update('case_clock', clock, anew))).toBe('KM034');
    }
  });

  test('keeps its due time and its explanation while the data stay the same (I-30)', async () => {
    const { id, clock } = await withClock();
    for (const moved of [
      { dueAt: LATER, headAt: LATER, overseerAt: LATER },
      { explanation: '{"days":[]}' },
    ]) {
      expect(
        await raw.refusal(async () => {
          await raw.update('case', id, { dueAt: LATER });
          await raw.update('case_clock', clock, moved);
        }),
      ).toBe('KM030');
    }
  });

  test('moves with a later revision only together with an entry in the log (I-30)', async () => {
    const { id, clock } = await withClock();
    const next = ++revision;
    const move = async (): Promise<void> => {
      await raw.update('case', id, { dueAt: LATER });
      await raw.update('case_clock', clock, {
        dueAt: LATER,
        headAt: LATER,
        overseerAt: LATER,
        revision: next,
      });
    };
    const changeId = await change(next);
    expect(await raw.refusal(move)).toBe('KM030');
    const log = {
      clockId: clock,
      changeId,
      dueBefore: DUE,
      dueAfter: LATER,
      explanationBefore: '{}',
      at: LATER,
    };
    expect(
      await raw.refusal(async () => {
        await move();
        await raw.insert('clock_change', { ...log, dueBefore: STARTED });
      }),
    ).toBe('KM030');
    expect(
      await raw.refusal(async () => {
        await move();
        await raw.insert('clock_change', log);
      }),
    ).toBe('accepted');
    expect(await raw.refusal(() => raw.insert('clock_change', log))).toBe(
      'clock_change_clockId_changeId_key',
    );
  });

  test('never goes back to an earlier revision', async () => {
    const { clock } = await withClock({ revision: 5 });
    expect(await raw.refusal(() => raw.update('case_clock', clock, { revision: 4 }))).toBe('KM030');
  });

  test('shows in its case as the earliest due time of those that run (I-33)', async () => {
    const { id, clock } = await withClock();
    expect(
      await raw.refusal(() =>
        raw.insert('case_clock', clockRow(id, { code: 'STANDARD', dueAt: STARTED, remindAt: STARTED })),
      ),
    ).toBe('KM033');
    const ended = { endedAt: LATER, endedById: people.executor, usedMinutes: 5 };
    expect(await raw.refusal(() => raw.update('case_clock', clock, ended))).toBe('KM033');
    expect(
      await raw.refusal(async () => {
        await raw.update('case', id, { dueAt: null });
        await raw.update('case_clock', clock, ended);
      }),
    ).toBe('accepted');
  });

  test.each<[string, Row]>([
    ['due before its start', { startedAt: LATER, remindAt: LATER }],
    ['a reminder after the due time', { remindAt: LATER }],
    ['the head told before the due time', { headAt: STARTED }],
    ['the overseer told before the head', { headAt: LATER, overseerAt: DUE }],
    ['ended before its start', { endedAt: '2013-04-04T05:00:00Z', endedById: 'executor', usedMinutes: 0 }],
  ])('is refused with %s', async (_what, wrong) => {
    const id = await raw.registered(people);
    const row = { ...wrong, ...(wrong.endedById ? { endedById: people.executor } : {}) };
    expect(await raw.refusal(() => raw.insert('case_clock', clockRow(id, row)))).toBe('case_clock_times');
  });

  test('ends with who ended it and the time used, or not at all', async () => {
    const { clock } = await withClock();
    for (const half of [{ endedAt: LATER }, { usedMinutes: 5 }, { cancelled: true }]) {
      expect(await raw.refusal(() => raw.update('case_clock', clock, half))).toBe('case_clock_ended_whole');
    }
  });
});

describe('the stored calendar', () => {
  test.each<[string, Row, string]>([
    ['a day of a year without data', { date: '2020-05-01' }, 'KM031'],
    ['a freed Sunday', { date: '2013-06-02', kind: 'FREED' }, 'calendar_day_swap'],
    ['a worked Monday', { date: '2013-06-03', kind: 'WORKED' }, 'calendar_day_swap'],
    [
      'a holiday without a name',
      { date: '2013-06-03', nameKk: null, nameRu: null, nameEn: null },
      'calendar_day_names',
    ],
    ['a name in two languages', { date: '2013-06-03', nameEn: null }, 'calendar_day_names'],
    ['no source', { date: '2013-06-03', source: ' ' }, 'calendar_day_source'],
  ])('refuses %s', async (_what, row, constraint) => {
    const insert = () => {
      const full: Row = {
        kind: 'HOLIDAY',
        nameKk: 'Мереке',
        nameRu: 'Праздник',
        nameEn: 'Holiday',
        source: 'Жарлық',
        expected: false,
        ...row,
      };
      const columns = Object.keys(full).map((name) => `"${name}"`);
      const places = columns.map((_, index) => `$${index + 1}`);
      return raw.client.query(
        `INSERT INTO calendar_day (${columns.join(', ')}) VALUES (${places.join(', ')})`,
        Object.values(full),
      );
    };
    expect(await raw.refusal(insert)).toBe(constraint);
  });

  test('refuses limits that make no sense', async () => {
    const row = {
      code: 'A4',
      validFrom: '2013-01-01',
      limit: 9,
      unit: 'CALENDAR_DAYS',
      firstDayCounts: false,
      rollsForward: true,
      remindAtPercent: 80,
      headAfter: 60,
      overseerAfter: 480,
      source: 'cl. 16',
    };
    for (const [wrong, constraint] of [
      [{ limit: 0 }, 'time_limit_amount'],
      [{ remindAtPercent: 100 }, 'time_limit_remind'],
      [{ overseerAfter: 10 }, 'time_limit_raise'],
    ] as const) {
      expect(await raw.refusal(() => raw.insert('time_limit', { ...row, ...wrong }))).toBe(constraint);
    }
  });

  test('refuses office hours that are not whole or not in order', async () => {
    const hours = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };
    for (const wrong of [
      { ...hours, closesAt: null },
      { ...hours, lunchTo: 700 },
      { ...hours, closesAt: 1440 },
    ]) {
      expect(await raw.refusal(() => raw.update('office', people.otherOffice, wrong))).toBe('office_hours');
    }
    expect(
      await raw.refusal(() => raw.update('office', people.otherOffice, { ...hours, lunchTo: 780 })),
    ).toBe('accepted');
  });
});
