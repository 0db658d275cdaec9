import { describe, expect, it } from 'vitest';
import { CalendarYearMissing, compileCalendar } from '../../schema/deadlines/calendar.ts';
import { dueTime } from '../../schema/deadlines/dueTime.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import type { OfficeHours } from '../../schema/deadlines/types.ts';
import {
  addWorkingMinutes,
  isWorkingTime,
  workingMinutesBetween,
} from '../../schema/deadlines/workingTime.ts';
import { made, rule, seedCalendar } from './support/calendars.ts';
import { instantOf } from './support/oracle.ts';

/** `2013-02-04 17:50` at the offices. */
const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));

const add = (from: Date, minutes: number, hours: OfficeHours = STANDARD_HOURS): Date =>
  addWorkingMinutes(seedCalendar, hours, from, minutes);

const leap = compileCalendar([2023, 2024], [made('2024-01-01'), made('2024-01-02'), made('2024-03-08')]);

describe('the offices work', () => {
  // In 2013 the zone is +06:00, in 2026 +05:00.
  it.each([
    ['2013-02-04T08:59:59.999+06:00', false],
    ['2013-02-04T09:00:00+06:00', true],
    ['2013-02-04T12:59:59.999+06:00', true],
    ['2013-02-04T13:00:00+06:00', false],
    ['2013-02-04T13:59:59.999+06:00', false],
    ['2013-02-04T14:00:00+06:00', true],
    ['2013-02-04T17:59:59.999+06:00', true],
    ['2013-02-04T18:00:00+06:00', false],
    ['2013-02-04T00:00:00+06:00', false],
    ['2026-02-04T08:59:59+05:00', false],
    ['2026-02-04T09:00:00+05:00', true],
    ['2026-02-04T17:59:59+05:00', true],
    ['2026-02-04T18:00:00+05:00', false],
  ])('on a working day at %s: %s', (time, working) => {
    expect(isWorkingTime(seedCalendar, STANDARD_HOURS, new Date(time))).toBe(working);
  });

  it.each([
    ['2013-02-09T10:00:00+06:00', false, 'a Saturday'],
    ['2013-05-04T10:00:00+06:00', true, 'a worked Saturday'],
    ['2013-05-04T08:00:00+06:00', false, 'a worked Saturday before nine'],
    ['2013-03-22T10:00:00+06:00', false, 'Nauryz'],
    ['2013-03-25T10:00:00+06:00', false, 'Nauryz moved to Monday'],
    ['2013-10-15T10:00:00+06:00', false, 'Kurban Ait'],
  ])('at %s: %s (%s)', (time, working) => {
    expect(isWorkingTime(seedCalendar, STANDARD_HOURS, new Date(time))).toBe(working);
  });

  it('by their own hours where they have them', () => {
    const hours = { opensAt: 480, lunchFrom: 720, lunchTo: 720, closesAt: 960 };
    const works = (text: string): boolean => isWorkingTime(seedCalendar, hours, at(text));
    expect(works('2013-02-04 08:00')).toBe(true);
    expect(works('2013-02-04 12:00')).toBe(true);
    expect(works('2013-02-04 15:59')).toBe(true);
    expect(works('2013-02-04 16:00')).toBe(false);
  });

  it('never by guess: a year without calendar data is refused at any hour', () => {
    for (const time of ['2019-02-04T04:00:00Z', '2019-02-03T20:00:00Z']) {
      expect(() => isWorkingTime(seedCalendar, STANDARD_HOURS, new Date(time))).toThrow(CalendarYearMissing);
    }
    expect(() => isWorkingTime(seedCalendar, STANDARD_HOURS, new Date('nonsense'))).toThrow(RangeError);
  });
});

describe('minutes run only in working time (I-31)', () => {
  it.each([
    ['2013-02-04 10:00', 30, '2013-02-04 10:30', 'within a morning'],
    ['2013-02-04 12:50', 15, '2013-02-04 14:05', 'across lunch'],
    ['2013-02-04 12:30', 30, '2013-02-04 13:00', 'out at the beginning of lunch, not at its end'],
    ['2013-02-04 13:20', 15, '2013-02-04 14:15', 'begun in lunch'],
    ['2013-02-04 17:30', 30, '2013-02-04 18:00', 'out at closing, not the next morning'],
    ['2013-02-04 17:50', 30, '2013-02-05 09:20', 'across the evening'],
    ['2013-02-04 18:00', 15, '2013-02-05 09:15', 'begun at closing'],
    ['2013-02-04 23:59', 15, '2013-02-05 09:15', 'begun at night'],
    ['2013-02-04 05:00', 15, '2013-02-04 09:15', 'begun before opening'],
    ['2013-02-08 17:50', 30, '2013-02-11 09:20', 'across a weekend'],
    ['2013-02-09 11:00', 30, '2013-02-11 09:30', 'begun on a Saturday'],
    ['2013-03-20 17:50', 30, '2013-03-26 09:20', 'across Nauryz and its moved day'],
    ['2013-05-03 17:50', 30, '2013-05-04 09:20', 'into a worked Saturday'],
    ['2013-05-04 17:50', 30, '2013-05-06 09:20', 'out of a worked Saturday'],
    ['2013-12-31 17:50', 30, '2014-01-06 09:20', 'across New Year and the freed 3 January'],
    ['2025-12-31 17:50', 30, '2026-01-05 09:20', 'across New Year 2026'],
    ['2013-02-04 09:00', 480, '2013-02-04 18:00', 'a whole day'],
    ['2013-02-04 09:00', 481, '2013-02-05 09:01', 'a day and a minute'],
    ['2013-02-04 14:00', 480, '2013-02-05 13:00', 'a day from lunch to lunch'],
    ['2013-02-04 18:00', 2400, '2013-02-11 18:00', 'a week of five days'],
  ])('%s + %i minutes → %s (%s)', (from, minutes, to) => {
    expect(add(at(from), minutes)).toEqual(at(to));
    expect(dueTime(seedCalendar, STANDARD_HOURS, rule(minutes, 'WORKING_MINUTES'), at(from))).toEqual(at(to));
    expect(workingMinutesBetween(seedCalendar, STANDARD_HOURS, at(from), at(to))).toBe(minutes);
  });

  it('and keep their seconds', () => {
    expect(add(new Date('2013-02-04T17:50:30.250+06:00'), 30)).toEqual(
      new Date('2013-02-05T09:20:30.250+06:00'),
    );
    const later = new Date('2013-02-05T09:20:45.250+06:00');
    expect(
      workingMinutesBetween(seedCalendar, STANDARD_HOURS, new Date('2013-02-04T17:50:30.250+06:00'), later),
    ).toBe(30.25);
  });

  it.each([
    ['2024-02-29 17:50', 30, '2024-03-01 09:20', '2024-03-01T04:20:00.000Z'],
    ['2024-02-29 23:30', 15, '2024-03-01 09:15', '2024-03-01T04:15:00.000Z'],
    ['2024-02-28 17:50', 30, '2024-02-29 09:20', '2024-02-29T03:20:00.000Z'],
    ['2024-03-01 17:50', 30, '2024-03-04 09:20', '2024-03-04T04:20:00.000Z'],
  ])('across the change of offset: %s + %i minutes → %s (%s)', (from, minutes, to, instant) => {
    const end = addWorkingMinutes(leap, STANDARD_HOURS, at(from), minutes);
    expect(end).toEqual(at(to));
    expect(end.toISOString()).toBe(instant);
    expect(workingMinutesBetween(leap, STANDARD_HOURS, at(from), end)).toBe(minutes);
  });

  it('also within the hour that passed twice in the night of the change', () => {
    for (const instant of ['2024-02-29T17:30:00Z', '2024-02-29T18:30:00Z', '2024-02-29T18:59:59Z']) {
      expect(addWorkingMinutes(leap, STANDARD_HOURS, new Date(instant), 15)).toEqual(at('2024-03-01 09:15'));
    }
    // An office that is open at that hour works it once.
    const late = { opensAt: 600, lunchFrom: 840, lunchTo: 840, closesAt: 1425 };
    const first = new Date('2024-02-29T17:40:00Z');
    const second = new Date('2024-02-29T18:40:00Z');
    expect(isWorkingTime(leap, late, first)).toBe(true);
    expect(isWorkingTime(leap, late, second)).toBe(false);
    expect(addWorkingMinutes(leap, late, first, 5)).toEqual(new Date('2024-02-29T17:45:00Z'));
    expect(addWorkingMinutes(leap, late, first, 6)).toEqual(at('2024-03-01 10:01'));
    expect(addWorkingMinutes(leap, late, second, 1)).toEqual(at('2024-03-01 10:01'));
    expect(workingMinutesBetween(leap, late, first, second)).toBe(5);
    expect(workingMinutesBetween(leap, late, at('2024-02-29 10:00'), at('2024-03-01 10:00'))).toBe(825);
  });

  it('and day terms across that change end at 18:00 of the clocks as they are then', () => {
    const start = at('2024-02-28 10:00');
    expect(dueTime(leap, STANDARD_HOURS, rule(1, 'CALENDAR_DAYS'), start).toISOString()).toBe(
      '2024-02-29T12:00:00.000Z',
    );
    expect(dueTime(leap, STANDARD_HOURS, rule(2, 'CALENDAR_DAYS'), start).toISOString()).toBe(
      '2024-03-01T13:00:00.000Z',
    );
    expect(dueTime(leap, STANDARD_HOURS, rule(7, 'WORKING_DAYS'), start).toISOString()).toBe(
      '2024-03-11T13:00:00.000Z',
    );
    const midnight = new Date('2024-02-29T18:30:00Z');
    expect(dueTime(leap, STANDARD_HOURS, rule(1, 'WORKING_DAYS'), midnight)).toEqual(at('2024-03-01 18:00'));
  });

  it('in the hours of an office of its own, with lunch and without', () => {
    const early = { opensAt: 480, lunchFrom: 720, lunchTo: 750, closesAt: 1005 };
    expect(add(at('2013-02-04 16:30'), 30, early)).toEqual(at('2013-02-05 08:15'));
    expect(add(at('2013-02-04 11:50'), 15, early)).toEqual(at('2013-02-04 12:35'));
    const noLunch = { opensAt: 540, lunchFrom: 780, lunchTo: 780, closesAt: 1020 };
    expect(add(at('2013-02-04 12:50'), 15, noLunch)).toEqual(at('2013-02-04 13:05'));
    expect(add(at('2013-02-04 12:50'), 10, noLunch)).toEqual(at('2013-02-04 13:00'));
    expect(add(at('2013-02-04 09:00'), 480, noLunch)).toEqual(at('2013-02-04 17:00'));
    const roundTheClock = { opensAt: 0, lunchFrom: 1, lunchTo: 1, closesAt: 1439 };
    expect(add(at('2013-02-04 00:00'), 1440, roundTheClock)).toEqual(at('2013-02-05 00:01'));
  });

  it('none pass from a moment to itself', () => {
    const night = at('2013-02-09 23:00');
    expect(add(night, 0)).toEqual(night);
    expect(add(night, 0.000_001)).toEqual(night);
    expect(workingMinutesBetween(seedCalendar, STANDARD_HOURS, night, night)).toBe(0);
    expect(workingMinutesBetween(seedCalendar, STANDARD_HOURS, night, at('2013-02-11 09:00'))).toBe(0);
  });
});

describe('working minutes are refused', () => {
  it('when the end lies before the start', () => {
    expect(() =>
      workingMinutesBetween(
        seedCalendar,
        STANDARD_HOURS,
        at('2013-02-04 10:00'),
        new Date(at('2013-02-04 10:00').getTime() - 1),
      ),
    ).toThrow(
      expect.objectContaining({
        extensions: { code: 'VALIDATION_FAILED', fields: [{ path: 'endedAt', code: 'END_BEFORE_START' }] },
      }),
    );
  });

  it.each([-1, Number.NaN])('when %s are to be added', (minutes) => {
    expect(() => add(at('2013-02-04 10:00'), minutes)).toThrow(RangeError);
  });

  it('outside the known years, and across years that are not known', () => {
    expect(() => add(at('2014-12-31 17:50'), 30)).toThrow(expect.objectContaining({ year: 2015 }));
    expect(() => add(at('2024-12-31 10:00'), 0)).toThrow(expect.objectContaining({ year: 2024 }));
    expect(add(at('2014-12-31 17:30'), 30)).toEqual(at('2014-12-31 18:00'));
    const between = (from: string, to: string) => () =>
      workingMinutesBetween(seedCalendar, STANDARD_HOURS, at(from), at(to));
    expect(between('2014-12-31 17:50', '2025-01-06 10:00')).toThrow(expect.objectContaining({ year: 2015 }));
    expect(between('2014-12-31 17:50', '2015-01-06 10:00')).toThrow(expect.objectContaining({ year: 2015 }));
    expect(between('2014-12-31 17:50', '2015-01-01 10:00')).toThrow(expect.objectContaining({ year: 2015 }));
    expect(between('2011-12-31 17:50', '2012-01-06 10:00')).toThrow(expect.objectContaining({ year: 2011 }));
    expect(() => add(new Date('nonsense'), 15)).toThrow(RangeError);
  });
});
