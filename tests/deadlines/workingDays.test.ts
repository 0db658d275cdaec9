import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  CalendarYearMissing,
  isWorkingDay,
  movedHolidays,
} from '../../schema/deadlines/workingDays.ts';

const YEARS = [2012, 2013, 2014, 2025, 2026, 2027, 2028, 2029, 2030];

function weekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function datesOf(year: number): string[] {
  const dates: string[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

describe('terms in working days, the day of filing not counted (regulation.md 3.6)', () => {
  it.each([
    ['2012-12-10', '2012-12-21', '2013-01-16'],
    ['2013-02-04', '2013-02-13', '2013-03-06'],
    ['2013-03-04', '2013-03-14', '2013-04-09'],
    ['2013-03-13', '2013-03-27', '2013-04-17'],
    ['2013-04-22', '2013-05-02', '2013-05-27'],
    ['2013-05-03', '2013-05-16', '2013-06-06'],
    ['2013-10-04', '2013-10-16', '2013-11-06'],
    ['2013-12-04', '2013-12-13', '2014-01-10'],
    ['2013-12-20', '2013-12-30', '2014-01-24'],
    ['2014-09-26', '2014-10-07', '2014-10-28'],
    ['2026-03-12', '2026-03-26', '2026-04-16'],
    ['2026-05-20', '2026-06-01', '2026-06-22'],
    ['2026-10-16', '2026-10-28', '2026-11-18'],
  ])('filed on %s: 7 working days end on %s, 22 on %s', (filed, seven, twentyTwo) => {
    expect(addWorkingDays(filed, 7)).toBe(seven);
    expect(addWorkingDays(filed, 22)).toBe(twentyTwo);
  });

  it('end on a working day, and n and then m days are n + m days', () => {
    const date = fc.constantFrom(...[2012, 2013, 2025, 2026, 2027, 2028, 2029].flatMap(datesOf));
    const count = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(
        date.filter((day) => day < '2013-10' || (day > '2025' && day < '2030')),
        count,
        count,
        (from, n, m) => {
          const end = addWorkingDays(from, n);
          expect(isWorkingDay(end)).toBe(true);
          expect(addWorkingDays(end, m)).toBe(addWorkingDays(from, n + m));
        },
      ),
    );
  });

  it('refuse a count that is not a whole number from 1', () => {
    for (const n of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => addWorkingDays('2013-02-04', n)).toThrow(RangeError);
    }
  });
});

describe('holidays on a weekend move to the next working day (regulation.md 3.4)', () => {
  it.each([
    [2012, { '01-01': '01-03', '12-01': '12-03', '12-16': '12-18' }],
    [2013, { '03-23': '03-25', '07-06': '07-08', '12-01': '12-02' }],
    [2014, { '03-08': '03-10', '03-22': '03-24', '03-23': '03-25', '07-06': '07-07', '08-30': '09-01' }],
    [2026, { '03-08': '03-09', '03-21': '03-24', '03-22': '03-25', '05-09': '05-11', '10-25': '10-26' }],
  ])('in %i', (year, moves) => {
    const expected = Object.entries(moves).map(([from, to]) => [`${year}-${from}`, `${year}-${to}`]);
    expect([...movedHolidays(year)]).toEqual(expected);
    for (const [, to] of expected) expect(isWorkingDay(String(to))).toBe(false);
  });

  it.each(['2012-01-09', '2014-10-06', '2027-05-17', '2030-04-15'])(
    'but 7 January and Kurban Ait do not, so %s is worked (I-32)',
    (monday) => {
      expect(weekday(monday)).toBe(1);
      expect(isWorkingDay(monday)).toBe(true);
    },
  );

  it.each(YEARS)('and in %i each one frees a weekday of its own', (year) => {
    const moves = [...movedHolidays(year)];
    expect(new Set(moves.map(([, to]) => to)).size).toBe(moves.length);
    for (const [from, to] of moves) {
      expect([0, 6]).toContain(weekday(from));
      expect([1, 2, 3, 4, 5]).toContain(weekday(to));
      expect(to > from).toBe(true);
    }
  });
});

describe('days of the calendar', () => {
  it.each([
    ['2012-05-07', true, 'Defender Day is a holiday only from 2013'],
    ['2013-05-07', false, 'Defender Day'],
    ['2013-01-07', false, 'Christmas'],
    ['2012-10-26', false, 'Kurban Ait 2012'],
    ['2013-10-15', false, 'Kurban Ait 2013'],
    ['2026-05-27', false, 'Kurban Ait 2026'],
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
  });

  it.each([
    ['2012-03-09', '2012-03-11'],
    ['2012-04-30', '2012-04-28'],
    ['2012-12-31', '2012-12-29'],
    ['2013-05-10', '2013-05-04'],
    ['2013-10-14', '2013-10-12'],
    ['2014-01-03', '2013-12-28'],
    ['2014-05-02', '2014-05-04'],
    ['2014-05-08', '2014-05-11'],
    ['2025-01-03', '2025-01-05'],
  ])('a decree freed %s and had %s worked instead', (freed, worked) => {
    expect([1, 2, 3, 4, 5]).toContain(weekday(freed));
    expect([0, 6]).toContain(weekday(worked));
    expect(isWorkingDay(freed)).toBe(false);
    expect(isWorkingDay(worked)).toBe(true);
  });

  it('2013 has the 246 working days that regulation.md 3.6 counted', () => {
    expect(datesOf(2013).filter(isWorkingDay)).toHaveLength(246);
  });
});

describe('a year without data', () => {
  it.each(['2011-12-31', '2015-01-05', '2024-06-03', '2031-01-06', '0099-01-05'])(
    'is refused: %s',
    (date) => {
      expect(() => isWorkingDay(date)).toThrow(CalendarYearMissing);
    },
  );

  it('is refused with its code and year, also when a term only runs into it', () => {
    let thrown: unknown;
    try {
      addWorkingDays('2014-12-20', 22);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(CalendarYearMissing);
    expect(thrown).toMatchObject({ year: 2015, extensions: { code: 'CALENDAR_YEAR_MISSING', year: 2015 } });
    expect(() => movedHolidays(2024)).toThrow(CalendarYearMissing);
  });

  it.each(['2013-02-30', '2013-2-3', '20130203', '', 'tomorrow', '2013-02-03T00:00'])(
    'and "%s" is no date',
    (text) => {
      expect(() => isWorkingDay(text)).toThrow(RangeError);
      expect(() => addWorkingDays(text, 7)).toThrow(RangeError);
    },
  );
});
