import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewChange } from '../../schema/deadlines/changes/previewChange.ts';
import { deadlineTerms } from '../../schema/deadlines/terms.ts';
import { type ChangeRequest, type ClockStore, clockStore, dayOff, kurbanAit, limit } from './clockStore.ts';

let store: ClockStore;
beforeAll(async () => {
  store = await clockStore();
});
afterAll(() => store.close());

const NOW = '2013-06-03T05:00:00Z';

/** The code of the refusal, and of VALIDATION_FAILED each `path: code`; `accepted` when there is none. */
async function outcome(request: ChangeRequest): Promise<unknown> {
  try {
    await store.apply(request, NOW);
    return 'accepted';
  } catch (error) {
    const { extensions } = error as {
      extensions: { code: string; fields?: { path: string; code: string }[] };
    };
    return extensions.fields?.map(({ path, code }) => `${path}: ${code}`) ?? extensions.code;
  }
}

const stored = async () => ({
  years: await store.db.calendarYear.findMany(),
  days: await store.db.calendarDay.findMany(),
  limits: await store.db.timeLimit.findMany({ orderBy: { id: 'asc' } }),
  offices: await store.db.office.findMany({ where: { opensAt: { not: null } } }),
  changes: await store.db.deadlineChange.findMany(),
  audit: await store.db.auditEntry.findMany({ where: { action: 'DEADLINES_CHANGED' } }),
});

const HOURS = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };
const named = { nameKk: 'Мереке', nameRu: 'Праздник', nameEn: 'Holiday' };

describe('refused, and nothing is written:', () => {
  test.each<[string, () => ChangeRequest, unknown]>([
    ['no reason', () => ({ reason: ' ', days: [dayOff('2013-06-11')] }), ['reason: REQUIRED']],
    ['an empty change', () => ({}), [': NOTHING_CHANGES']],
    [
      'a change of nothing that is not so already',
      () => ({
        days: [{ date: new Date('2013-06-11') }],
        hours: [{ officeId: store.people.office }],
      }),
      [': NOTHING_CHANGES'],
    ],
    [
      'a day of a year without data',
      () => ({ days: [dayOff('2031-06-11')] }),
      ['days.0.date: YEAR_NOT_OPENED'],
    ],
    [
      'a day outside every calendar',
      () => ({ days: [dayOff('1991-06-11')] }),
      ['days.0.date: YEAR_OUT_OF_RANGE'],
    ],
    ['a freed Sunday', () => ({ days: [dayOff('2013-06-16')] }), ['days.0.kind: NOT_A_WEEKDAY']],
    [
      'a worked Monday',
      () => ({ days: [dayOff('2013-06-11'), dayOff('2013-06-10', { kind: 'WORKED' })] }),
      ['days.1.kind: NOT_A_WEEKEND'],
    ],
    [
      'a holiday without a name',
      () => ({ days: [dayOff('2013-06-11', { kind: 'HOLIDAY' })] }),
      ['days.0.nameKk: REQUIRED', 'days.0.nameRu: REQUIRED', 'days.0.nameEn: REQUIRED'],
    ],
    [
      'a day off with a name in two languages',
      () => ({ days: [dayOff('2013-06-11', { ...named, kind: 'FIXED_DAY_OFF', nameRu: null })] }),
      ['days.0.nameRu: REQUIRED'],
    ],
    [
      'a swapped day with half a name',
      () => ({ days: [dayOff('2013-06-11', { nameKk: 'Көпір' })] }),
      ['days.0.nameRu: REQUIRED', 'days.0.nameEn: REQUIRED'],
    ],
    [
      'a day without a source',
      () => ({ days: [dayOff('2013-06-11', { source: ' ' })] }),
      ['days.0.source: REQUIRED'],
    ],
    [
      'the same day twice',
      () => ({ days: [dayOff('2013-06-11'), { date: new Date('2013-06-11') }] }),
      ['days.1: DATE_TWICE'],
    ],
    ['a year that is there', () => ({ openYears: [2013] }), ['openYears.0: YEAR_EXISTS']],
    [
      'the same year twice',
      () => ({ openYears: [2031, 2031], days: [kurbanAit('2031-04-02')] }),
      ['openYears.1: YEAR_TWICE'],
    ],
    [
      'a year outside every calendar',
      () => ({ openYears: [1991, 2201] }),
      ['openYears.0: TOO_SMALL', 'openYears.1: TOO_BIG'],
    ],
    ['a new year without Kurban Ait', () => ({ openYears: [2031] }), ['openYears.0: KURBAN_AIT_MISSING']],
    [
      'a new year with 7 January for Kurban Ait',
      () => ({ openYears: [2031], days: [kurbanAit('2031-01-07')] }),
      ['openYears.0: KURBAN_AIT_MISSING'],
    ],
    [
      'limits that make no sense',
      () => ({
        limits: [
          limit('A4', '2013-01-01', { limit: 0 }),
          limit('A3', '2013-01-01', { limit: 10_001, remindAtPercent: 100 }),
          limit('A2', '2013-01-01', { headAfter: 60, overseerAfter: 30 }),
          limit('A1', '2013-01-01', { headAfter: -1, source: '' }),
        ],
      }),
      [
        'limits.0.limit: TOO_SMALL',
        'limits.1.limit: TOO_BIG',
        'limits.1.remindAtPercent: TOO_BIG',
        'limits.2.overseerAfter: BEFORE_HEAD',
        'limits.3.headAfter: TOO_SMALL',
        'limits.3.source: REQUIRED',
      ],
    ],
    [
      'one version of a limit twice',
      () => ({ limits: [limit('A4', '2013-01-01'), limit('A4', '2013-01-01', { limit: 8 })] }),
      ['limits.1: LIMIT_TWICE'],
    ],
    [
      'hours of an office that is not there',
      () => ({ hours: [{ officeId: '01900000-0000-7000-8000-000000000000', ...HOURS }] }),
      ['hours.0.officeId: UNKNOWN_OFFICE'],
    ],
    [
      'hours of what is no office at all',
      () => ({ hours: [{ officeId: 'AKS', ...HOURS }] }),
      ['hours.0.officeId: INVALID'],
    ],
    [
      'hours that are not whole',
      () => ({ hours: [{ officeId: store.people.office, ...HOURS, closesAt: null }] }),
      ['hours.0.closesAt: REQUIRED'],
    ],
    [
      'hours that are not in order',
      () => ({ hours: [{ officeId: store.people.office, ...HOURS, lunchTo: 700 }] }),
      ['hours.0: NOT_IN_ORDER'],
    ],
    [
      'hours over midnight',
      () => ({ hours: [{ officeId: store.people.office, ...HOURS, closesAt: 1440 }] }),
      ['hours.0.closesAt: TOO_BIG'],
    ],
    [
      'an office twice',
      () => ({
        hours: [{ officeId: store.people.office, ...HOURS }, { officeId: store.people.office }],
      }),
      ['hours.1: OFFICE_TWICE'],
    ],
    [
      'other data than were seen',
      () => ({ expectedRevision: 7, days: [dayOff('2013-06-11')] }),
      'STALE_VERSION',
    ],
  ])('%s', async (_what, request, expected) => {
    const before = await stored();
    expect(await outcome(request())).toEqual(expected);
    expect(await stored()).toEqual(before);
  });

  test('a change after which a running clock could not be computed', async () => {
    // The Standard's seven working days end on the very last day that the calendar knows.
    const { calendar } = await deadlineTerms(store.db);
    const last = calendar.yearDays(2030).filter(({ working }) => working);
    const start = last.at(-12)?.date ?? '';
    const clock = await store.start('STANDARD', `${start}T05:00:00Z`);
    const before = await stored();
    const days = last.slice(-5).map(({ date }) => dayOff(date));
    expect(await outcome({ days })).toBe('CALENDAR_YEAR_MISSING');
    expect(await stored()).toEqual(before);
    // Together with the next year it can be computed.
    expect(await outcome({ days: [...days, kurbanAit('2031-04-02')], openYears: [2031] })).toBe('accepted');
    const moved = await store.db.caseClock.findUniqueOrThrow({ where: { id: clock.id } });
    expect(moved.revision).toBe(1);
  });
});

test('a dry run needs no reason, and a change does', async () => {
  const input = { expectedRevision: await store.revision(), days: [dayOff('2013-06-25')] };
  expect(await previewChange(store.db, input, new Date(NOW))).toMatchObject({
    revision: input.expectedRevision,
  });
  expect(await outcome({ ...input, reason: null })).toEqual(['reason: REQUIRED']);
});

test('of two changes that saw the same data one is applied, the other is refused', async () => {
  const expectedRevision = await store.revision();
  const outcomes = await Promise.all(
    ['2013-06-12', '2013-06-13'].map((date) => outcome({ expectedRevision, days: [dayOff(date)] })),
  );
  expect(outcomes.sort()).toEqual(['STALE_VERSION', 'accepted']);
  expect(await store.revision()).toBe(expectedRevision + 1);
});

test('a change stands in the access log with what it touched, in numbers', async () => {
  const id = await store.apply({ days: [dayOff('2013-06-19'), dayOff('2013-06-20')] }, NOW);
  const entry = await store.db.auditEntry.findFirstOrThrow({ where: { subjectId: id } });
  expect(entry).toMatchObject({
    action: 'DEADLINES_CHANGED',
    actorId: store.admin.id,
    details: { revision: await store.revision(), openYears: 0, days: 2, limits: 0, hours: 0 },
  });
});
