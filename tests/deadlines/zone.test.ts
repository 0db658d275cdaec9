import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  instantAt,
  localDate,
  localDay,
  localDayNumber,
  localMinute,
  localYear,
  startOfLocalDay,
  timeOfDay,
} from '../../schema/deadlines/zone.ts';
import { wall } from './support/oracle.ts';

const instants = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((at) => new Date(at));

const HOUR = 3_600_000;
const CHANGE = '2024-02-29T18:00:00Z';

describe('the local date', () => {
  it.each([
    ['2012-12-31T17:59:59Z', '2012-12-31', 2012],
    ['2012-12-31T18:00:00Z', '2013-01-01', 2013],
    ['2025-12-31T18:59:59Z', '2025-12-31', 2025],
    ['2025-12-31T19:00:00Z', '2026-01-01', 2026],
    ['2024-02-28T18:00:00Z', '2024-02-29', 2024],
    ['2024-02-29T17:59:59Z', '2024-02-29', 2024],
    ['2024-02-29T18:00:00Z', '2024-02-29', 2024],
    ['2024-02-29T18:59:59Z', '2024-02-29', 2024],
    ['2024-02-29T19:00:00Z', '2024-03-01', 2024],
    ['2024-03-01T18:00:00Z', '2024-03-01', 2024],
  ])('of %s is %s', (at, date, year) => {
    expect(localDate(new Date(at))).toBe(date);
    expect(localYear(new Date(at))).toBe(year);
    expect(localDay(new Date(at)).toISOString()).toBe(`${date}T00:00:00.000Z`);
  });

  it('of an invalid time is refused', () => {
    const invalid = new Date('nonsense');
    expect(() => localDate(invalid)).toThrow(RangeError);
    expect(() => localMinute(invalid)).toThrow(RangeError);
    expect(() => localYear(invalid)).toThrow(RangeError);
  });

  it.each([
    ['1990-01-01T00:00:00Z', '2035-01-01T00:00:00Z'],
    ['2024-02-28T00:00:00Z', '2024-03-02T00:00:00Z'],
    ['1991-01-01T00:00:00Z', '1997-01-01T00:00:00Z'],
    ['1900-01-01T00:00:00Z', '2300-01-01T00:00:00Z'],
  ])('and the minute are those of the zone data at every moment from %s to %s', (from, to) => {
    fc.assert(
      fc.property(instants(from, to), (at) => {
        const [date, time] = wall(at);
        expect(localDate(at)).toBe(date);
        expect(localMinute(at)).toBe(Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a local day', () => {
  it.each([
    ['2013-02-04', '2013-02-03T18:00:00.000Z'],
    ['2024-02-29', '2024-02-28T18:00:00.000Z'],
    ['2024-03-01', '2024-02-29T19:00:00.000Z'],
    ['2026-02-04', '2026-02-03T19:00:00.000Z'],
  ])('%s begins at %s', (date, start) => {
    const day = new Date(`${date}T00:00:00Z`);
    expect(startOfLocalDay(day).toISOString()).toBe(start);
    expect(localDay(startOfLocalDay(day))).toEqual(day);
    expect(localDay(new Date(startOfLocalDay(day).getTime() - 1)) < day).toBe(true);
    expect(dayAfter(day).getTime() - day.getTime()).toBe(24 * HOUR);
  });

  it('has 25 hours on 29.02.2024, and the hour that comes again adds nothing to the time of day', () => {
    const change = Date.parse(CHANGE);
    const day = localDayNumber(change - 1);
    expect(timeOfDay(change - HOUR, day)).toBe(23 * HOUR);
    expect(timeOfDay(change - 1, day)).toBe(24 * HOUR - 1);
    for (const at of [change, change + HOUR / 2, change + HOUR - 1]) {
      expect(localDayNumber(at)).toBe(day);
      expect(timeOfDay(at, day)).toBe(24 * HOUR);
    }
    expect(timeOfDay(change + HOUR, day + 1)).toBe(0);
    expect(instantAt(day, 23.5 * HOUR)).toBe(change - HOUR / 2);
    expect(instantAt(day + 1, 0)).toBe(change + HOUR);
    expect(instantAt(day + 1, 9 * HOUR)).toBe(Date.parse('2024-03-01T04:00:00Z'));
    expect(instantAt(day, 9 * HOUR)).toBe(Date.parse('2024-02-29T03:00:00Z'));
  });

  it('skips an hour in the springs before 2005: a time that never was stands for the moment of the skip', () => {
    // 26.03.1995, 02:00 became 03:00 (of +06:00 to +07:00).
    const change = Date.parse('1995-03-25T20:00:00Z');
    const day = localDayNumber(change);
    expect(instantAt(day, 2.5 * HOUR)).toBe(change);
    expect(instantAt(day, 3 * HOUR)).toBe(change);
    expect(instantAt(day, 1 * HOUR)).toBe(change - HOUR);
    expect(timeOfDay(change, day)).toBe(3 * HOUR);
  });

  it.each([
    ['2012-01-01T00:00:00Z', '2031-01-01T00:00:00Z'],
    ['2024-02-27T00:00:00Z', '2024-03-03T00:00:00Z'],
    ['1995-01-01T00:00:00Z', '1996-01-01T00:00:00Z'],
  ])('goes from time to instant and back between %s and %s', (from, to) => {
    fc.assert(
      fc.property(instants(from, to), instants(from, to), (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const day = localDayNumber(early.getTime());
        const back = instantAt(day, timeOfDay(early.getTime(), day));
        const again = wall(early).join() === wall(new Date(early.getTime() - HOUR)).join();
        if (!again) expect(back).toBe(early.getTime());
        expect(localDayNumber(late.getTime())).toBeGreaterThanOrEqual(day);
        if (localDayNumber(late.getTime()) === day) {
          expect(timeOfDay(late.getTime(), day)).toBeGreaterThanOrEqual(timeOfDay(early.getTime(), day));
        }
      }),
      { numRuns: 500 },
    );
  });
});
