import { describe, expect, it } from 'vitest';
import { CalendarYearMissing, compileCalendar } from '../../schema/deadlines/calendar.ts';
import type { CalendarDay } from '../../schema/deadlines/types.ts';
import { made, SEED_ENTRIES, SEED_YEARS, seedCalendar } from './support/calendars.ts';
import { naiveCalendar, next } from './support/oracle.ts';

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

const movedIn = (year: number): CalendarDay[] =>
  seedCalendar.yearDays(year).filter(({ kind }) => kind === 'MOVED_HOLIDAY');

const isWorkingDay = (date: string): boolean => seedCalendar.isWorkingDay(date);

describe('holidays on a weekend move to the next working day (regulation.md 3.4)', () => {
  it.each([
    [2012, { '01-01': '01-03', '12-01': '12-03', '12-16': '12-18' }],
    [2013, { '03-23': '03-25', '07-06': '07-08', '12-01': '12-02' }],
    [2014, { '03-08': '03-10', '03-22': '03-24', '03-23': '03-25', '07-06': '07-07', '08-30': '09-01' }],
    [2026, { '03-08': '03-09', '03-21': '03-24', '03-22': '03-25', '05-09': '05-11', '10-25': '10-26' }],
  ])('in %i', (year, moves) => {
    const expected = Object.entries(moves).map(([from, to]) => [`${year}-${from}`, `${year}-${to}`]);
    expect(movedIn(year).map(({ movedFrom, date }) => [movedFrom, date])).toEqual(expected);
    for (const [, to] of expected) expect(isWorkingDay(String(to))).toBe(false);
  });

  it.each(['2012-01-09', '2014-10-06', '2027-05-17', '2030-04-15'])(
    'but 7 January and Kurban Ait do not, so %s is worked (I-32)',
    (monday) => {
      expect(weekday(monday)).toBe(1);
      expect(isWorkingDay(monday)).toBe(true);
    },
  );

  it.each(SEED_YEARS)('and in %i each one frees a weekday of its own', (year) => {
    const moves = movedIn(year);
    expect(new Set(moves.map(({ date }) => date)).size).toBe(moves.length);
    const onWeekends = SEED_ENTRIES.filter(
      ({ date, kind }) => kind === 'HOLIDAY' && date.startsWith(`${year}`) && [0, 6].includes(weekday(date)),
    );
    expect(moves.map(({ movedFrom }) => movedFrom)).toEqual(onWeekends.map(({ date }) => date));
    for (const { date } of moves) expect([1, 2, 3, 4, 5]).toContain(weekday(date));
  });

  it('bearing the name and the source of the holiday', () => {
    expect(seedCalendar.day('2026-03-25')).toEqual({
      date: '2026-03-25',
      working: false,
      kind: 'MOVED_HOLIDAY',
      name: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz meiramy' },
      movedFrom: '2026-03-22',
      source: 'Law No. 267-II of 13.12.2001, art. 3',
      expected: false,
    });
  });

  it('past a weekday that a decree has freed already', () => {
    // 2013-06-01 is a Saturday.
    const calendar = compileCalendar([2013], [made('2013-06-01'), made('2013-06-03', 'FREED')]);
    expect(calendar.day('2013-06-03')).toMatchObject({ kind: 'FREED', working: false });
    expect(calendar.day('2013-06-04')).toMatchObject({ kind: 'MOVED_HOLIDAY', movedFrom: '2013-06-01' });
    expect(calendar.isWorkingDay('2013-06-05')).toBe(true);
  });

  it('past a day off that itself never moves', () => {
    const calendar = compileCalendar([2013], [made('2013-06-02'), made('2013-06-03', 'FIXED_DAY_OFF')]);
    expect(calendar.day('2013-06-04')).toMatchObject({ kind: 'MOVED_HOLIDAY', movedFrom: '2013-06-02' });
  });

  it('never onto the Sunday that a decree had worked', () => {
    const calendar = compileCalendar([2013], [made('2013-06-01'), made('2013-06-02', 'WORKED')]);
    expect(calendar.isWorkingDay('2013-06-02')).toBe(true);
    expect(calendar.day('2013-06-03')).toMatchObject({ kind: 'MOVED_HOLIDAY', movedFrom: '2013-06-01' });
  });

  it('across the end of the year, behind the holidays of the new one', () => {
    // 2011-12-31 is a Saturday, 2012-01-01 a Sunday.
    const entries = [made('2011-12-31'), made('2012-01-01'), made('2012-01-02')];
    const calendar = compileCalendar([2011, 2012], entries);
    expect(calendar.day('2012-01-03')).toMatchObject({ kind: 'MOVED_HOLIDAY', movedFrom: '2011-12-31' });
    expect(calendar.day('2012-01-04')).toMatchObject({ kind: 'MOVED_HOLIDAY', movedFrom: '2012-01-01' });
    expect(compileCalendar([2011], entries).isWorkingDay('2011-12-30')).toBe(true);
  });

  it('in the order of the days, however the entries are ordered', () => {
    const entries = [made('2013-06-02'), made('2013-06-01')];
    const calendar = compileCalendar([2013], entries);
    expect(calendar.day('2013-06-03')).toMatchObject({ movedFrom: '2013-06-01' });
    expect(calendar.day('2013-06-04')).toMatchObject({ movedFrom: '2013-06-02' });
    expect(entries.map(({ date }) => date)).toEqual(['2013-06-02', '2013-06-01']);
  });
});

describe('days of the calendar', () => {
  it.each([
    ['2012-05-07', true, 'Defender Day is a holiday only from 2013'],
    ['2013-05-07', false, 'Defender Day'],
    ['2013-01-07', false, 'Christmas'],
    ['2012-10-26', false, 'Kurban Ait 2012'],
    ['2013-10-15', false, 'Kurban Ait 2013'],
    ['2025-06-06', false, 'Kurban Ait 2025'],
    ['2026-05-27', false, 'Kurban Ait 2026'],
    ['2028-05-05', false, 'Kurban Ait 2028'],
    ['2029-04-24', false, 'Kurban Ait 2029'],
    ['2013-12-17', false, 'the second day of independence, to 2021'],
    ['2025-12-17', true, 'one day of independence, from 2022'],
    ['2014-12-01', false, 'the Day of the First President, to 2021'],
    ['2025-12-01', true, 'no Day of the First President from 2022'],
    ['2013-10-25', true, 'no Republic Day in 2013'],
    ['2028-10-25', false, 'Republic Day'],
    ['2013-08-30', false, 'Constitution Day, old date'],
    ['2025-09-01', false, 'Constitution Day of 2025 moved from Saturday'],
    ['2026-08-31', true, 'no Constitution Day at all in 2026'],
    ['2026-03-16', true, 'no Constitution Day at all in 2026'],
    ['2027-03-15', false, 'Constitution Day, new date'],
    ['2027-08-30', true, 'Constitution Day left August'],
    ['2013-02-09', false, 'an ordinary Saturday'],
    ['2013-02-10', false, 'an ordinary Sunday'],
    ['2013-02-11', true, 'an ordinary Monday'],
  ])('%s worked: %s (%s)', (date, worked) => {
    expect(isWorkingDay(date)).toBe(worked);
    expect(seedCalendar.day(date).working).toBe(worked);
  });

  it.each([
    ['2012-03-09', '2012-03-11', 'P1200000268'],
    ['2012-04-30', '2012-04-28', 'P1200000458'],
    ['2012-12-31', '2012-12-29', 'P1200001538'],
    ['2013-05-10', '2013-05-04', 'P1300000345'],
    ['2013-10-14', '2013-10-12', 'P1300001068'],
    ['2014-01-03', '2013-12-28', 'P1300001322'],
    ['2014-05-02', '2014-05-04', 'P1400000365'],
    ['2014-05-08', '2014-05-11', 'P1400000365'],
    ['2025-01-03', '2025-01-05', 'G24G0000436'],
  ])('a decree freed %s and had %s worked instead (%s)', (freed, worked, decree) => {
    expect([1, 2, 3, 4, 5]).toContain(weekday(freed));
    expect([0, 6]).toContain(weekday(worked));
    expect(seedCalendar.day(freed)).toMatchObject({ working: false, kind: 'FREED', name: null });
    expect(seedCalendar.day(worked)).toMatchObject({ working: true, kind: 'WORKED', name: null });
    for (const day of [freed, worked]) expect(seedCalendar.day(day).source).toContain(decree);
  });

  it('2013 has the 246 working days that regulation.md 3.6 counted', () => {
    const days = seedCalendar.yearDays(2013);
    expect(days).toHaveLength(365);
    expect(seedCalendar.yearDays(2012)).toHaveLength(366);
    expect(days.filter(({ working }) => working)).toHaveLength(246);
    expect(days.map(({ date }) => date).slice(0, 2)).toEqual(['2013-01-01', '2013-01-02']);
    expect(days.at(-1)?.date).toBe('2013-12-31');
  });

  it('are worked exactly as a reading of the entries day by day says', () => {
    const { works } = naiveCalendar(SEED_ENTRIES);
    const days = SEED_YEARS.flatMap((year) => seedCalendar.yearDays(year));
    expect(days).toHaveLength(3287);
    for (const { date, working, kind } of days) {
      expect(`${date} ${working}`).toBe(`${date} ${works(date)}`);
      expect(working).toBe(kind === 'WORKING' || kind === 'WORKED');
    }
  });

  it('say that Kurban Ait from 2027 on is expected, and nothing else is', () => {
    const expected = SEED_YEARS.flatMap((year) => seedCalendar.yearDays(year)).filter((day) => day.expected);
    expect(expected.map(({ date, kind }) => [date, kind])).toEqual([
      ['2027-05-16', 'FIXED_DAY_OFF'],
      ['2028-05-05', 'FIXED_DAY_OFF'],
      ['2029-04-24', 'FIXED_DAY_OFF'],
      ['2030-04-13', 'FIXED_DAY_OFF'],
    ]);
  });

  it('are counted and found from both sides', () => {
    for (let day = 15_706; day < 15_706 + 365; day += 1) {
      const nth = seedCalendar.nthWorkingDay(day, 5);
      expect(seedCalendar.workingDaysBetween(day, nth)).toBe(4);
      expect(seedCalendar.works(nth)).toBe(true);
    }
  });
});

describe('a year without data', () => {
  it.each(['2011-12-31', '2015-01-05', '2024-06-03', '2031-01-06', '0099-01-05'])(
    'is refused: %s',
    (date) => {
      expect(() => isWorkingDay(date)).toThrow(CalendarYearMissing);
      expect(() => seedCalendar.day(date)).toThrow(CalendarYearMissing);
      expect(() => seedCalendar.yearDays(Number(date.slice(0, 4)))).toThrow(CalendarYearMissing);
    },
  );

  it('is refused with its code and year, also when a count only runs into it or over it', () => {
    const missing2015 = expect.objectContaining({
      year: 2015,
      extensions: { code: 'CALENDAR_YEAR_MISSING', year: 2015 },
    });
    const [from, over] = [16_425, 20_454]; // 2014-12-21 and 2026-01-01
    expect(() => seedCalendar.nthWorkingDay(from, 22)).toThrow(missing2015);
    expect(() => seedCalendar.workingDaysBetween(from, over)).toThrow(missing2015);
    expect(() => compileCalendar([], []).isWorkingDay('2013-02-04')).toThrow(
      expect.objectContaining({ year: 2013 }),
    );
  });

  it('is not read from entries alone', () => {
    const calendar = compileCalendar([2013], [made('2014-01-01')]);
    expect(() => calendar.isWorkingDay('2014-01-01')).toThrow(CalendarYearMissing);
  });

  it.each(['2013-02-30', '2013-2-3', '20130203', '', 'tomorrow', '2013-02-03T00:00'])(
    'and "%s" is no date',
    (text) => {
      expect(() => isWorkingDay(text)).toThrow(RangeError);
      expect(() => seedCalendar.day(text)).toThrow(RangeError);
    },
  );
});

it('every day of the file has its law or decree, and its name in three languages unless it was swapped', () => {
  expect(SEED_YEARS).toEqual([2012, 2013, 2014, 2025, 2026, 2027, 2028, 2029, 2030]);
  for (const { date, kind, name, source } of SEED_ENTRIES) {
    expect(source).toMatch(/^(Law No\. |Labour Code of |Government decree P|Order G)/);
    const swapped = kind === 'FREED' || kind === 'WORKED';
    expect([date, name === null]).toEqual([date, swapped]);
    if (name) for (const words of Object.values(name)) expect(words).toMatch(/\S/);
    expect(next(next(date, -1))).toBe(date);
  }
  expect(new Set(SEED_ENTRIES.map(({ date }) => date)).size).toBe(SEED_ENTRIES.length);
});
