import { describe, expect, it } from 'vitest';
import { expectedServiceDate } from '../../schema/deadlines/expectedServiceDate.ts';
import { isWorkingTime, localDate, localYear } from '../../schema/deadlines/officeHours.ts';
import { CalendarYearMissing } from '../../schema/deadlines/workingDays.ts';

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
  ])('on a working day at %s: %s', (at, working) => {
    expect(isWorkingTime(new Date(at))).toBe(working);
  });

  it.each([
    ['2013-02-09T10:00:00+06:00', false, 'a Saturday'],
    ['2013-05-04T10:00:00+06:00', true, 'a worked Saturday'],
    ['2013-05-04T08:00:00+06:00', false, 'a worked Saturday before nine'],
    ['2013-03-22T10:00:00+06:00', false, 'Nauryz'],
    ['2013-03-25T10:00:00+06:00', false, 'Nauryz moved to Monday'],
    ['2013-10-15T10:00:00+06:00', false, 'Kurban Ait'],
  ])('at %s: %s (%s)', (at, working) => {
    expect(isWorkingTime(new Date(at))).toBe(working);
  });

  it('never by guess: a year without calendar data is refused at any hour', () => {
    expect(() => isWorkingTime(new Date('2019-02-04T04:00:00Z'))).toThrow(CalendarYearMissing);
    expect(() => isWorkingTime(new Date('2019-02-03T20:00:00Z'))).toThrow(CalendarYearMissing);
  });
});

describe('the local date', () => {
  it.each([
    ['2012-12-31T17:59:59Z', '2012-12-31', 2012],
    ['2012-12-31T18:00:00Z', '2013-01-01', 2013],
    ['2025-12-31T18:59:59Z', '2025-12-31', 2025],
    ['2025-12-31T19:00:00Z', '2026-01-01', 2026],
    ['2024-02-28T18:00:00Z', '2024-02-29', 2024],
    ['2024-03-01T18:00:00Z', '2024-03-01', 2024],
  ])('of %s is %s', (at, date, year) => {
    expect(localDate(new Date(at))).toBe(date);
    expect(localYear(new Date(at))).toBe(year);
  });

  it('of an invalid time is refused', () => {
    expect(() => localDate(new Date('nonsense'))).toThrow(RangeError);
  });
});

describe('the date of receiving the service (Standard cl. 7, 14)', () => {
  it('is 7 working days after registration at the authorised body, 22 through an akim', () => {
    const registeredAt = new Date('2013-05-03T11:30:00+06:00');
    expect(expectedServiceDate(registeredAt, 'DEPARTMENT')).toBe('2013-05-16');
    expect(expectedServiceDate(registeredAt, 'AKIM')).toBe('2013-06-06');
  });

  it('counts from the local day, not the day in UTC', () => {
    expect(expectedServiceDate(new Date('2013-02-03T20:00:00Z'), 'DEPARTMENT')).toBe('2013-02-13');
    expect(expectedServiceDate(new Date('2013-02-04T20:00:00Z'), 'DEPARTMENT')).toBe('2013-02-14');
  });
});
