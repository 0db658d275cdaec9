import { describe, expect, it } from 'vitest';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import { remaining, usedMinutes } from '../../schema/deadlines/remaining.ts';
import type { TimeLimitRule } from '../../schema/deadlines/types.ts';
import { seedCalendar } from './support/calendars.ts';
import { instantOf } from './support/oracle.ts';

const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));

const left = (unit: TimeLimitRule['unit'], due: string, now: string | Date) =>
  remaining(seedCalendar, STANDARD_HOURS, unit, at(due), typeof now === 'string' ? at(now) : now);

describe('what is left', () => {
  it.each([
    ['2013-02-04 10:30', '2013-02-04 10:00', 30],
    ['2013-02-05 09:20', '2013-02-04 17:50', 30],
    ['2013-02-05 09:20', '2013-02-04 20:00', 20],
    ['2013-02-04 10:30', '2013-02-04 10:30', 0],
    ['2013-02-04 10:30', '2013-02-04 10:45', -15],
    ['2013-02-04 17:30', '2013-02-05 09:10', -40],
    ['2013-02-08 18:00', '2013-02-10 12:00', 0],
    ['2013-02-08 17:00', '2013-02-11 09:05', -65],
  ])('of a limit in working minutes due %s, at %s: %i', (due, now, amount) => {
    expect(left('WORKING_MINUTES', due, now)).toEqual({
      amount,
      unit: 'WORKING_MINUTES',
      workingMinutes: amount,
    });
  });

  it('counts a minute that has begun as a whole one, before and after', () => {
    expect(left('WORKING_MINUTES', '2013-02-04 10:30', new Date('2013-02-04T10:29:30+06:00')).amount).toBe(1);
    expect(left('WORKING_MINUTES', '2013-02-04 10:30', new Date('2013-02-04T10:30:01+06:00')).amount).toBe(
      -1,
    );
  });

  it.each([
    ['2013-03-26 18:00', '2013-03-14 11:00', 12, 6 * 60 + 480 * 5],
    ['2013-03-26 18:00', '2013-03-25 11:00', 1, 480],
    ['2013-03-26 18:00', '2013-03-26 00:00', 0, 480],
    ['2013-03-26 18:00', '2013-03-26 17:00', 0, 60],
    ['2013-03-26 18:00', '2013-03-26 23:59', 0, 0],
    ['2013-03-26 18:00', '2013-03-27 00:00', -1, 0],
    ['2013-03-26 18:00', '2013-03-30 12:00', -4, -480 * 3],
  ])(
    'of a limit in calendar days due %s, at %s: %i days, %i working minutes',
    (due, now, amount, minutes) => {
      expect(left('CALENDAR_DAYS', due, now)).toEqual({
        amount,
        unit: 'CALENDAR_DAYS',
        workingMinutes: minutes,
      });
    },
  );

  it.each([
    ['2013-05-16 18:00', '2013-05-03 11:00', 7],
    ['2013-05-16 18:00', '2013-05-04 11:00', 6],
    ['2013-05-16 18:00', '2013-05-12 11:00', 4],
    ['2013-05-16 18:00', '2013-05-16 09:00', 0],
    ['2013-05-16 18:00', '2013-05-16 19:00', 0],
    ['2013-05-16 18:00', '2013-05-17 09:00', -1],
    ['2013-05-16 18:00', '2013-05-19 09:00', -1],
    ['2013-05-16 18:00', '2013-05-20 09:00', -2],
  ])('of a limit in working days due %s, at %s: %i days', (due, now, amount) => {
    expect(left('WORKING_DAYS', due, now)).toMatchObject({ amount, unit: 'WORKING_DAYS' });
  });

  it('can be said on the last day that is known, and not beyond', () => {
    expect(left('WORKING_DAYS', '2014-12-31 18:00', '2014-12-31 10:00')).toMatchObject({
      amount: 0,
      workingMinutes: 420,
    });
    expect(() => left('WORKING_DAYS', '2014-12-31 18:00', '2015-01-05 10:00')).toThrow(
      expect.objectContaining({ year: 2015 }),
    );
  });
});

describe('what was used', () => {
  const used = (unit: TimeLimitRule['unit'], from: string, to: string): number =>
    usedMinutes(seedCalendar, STANDARD_HOURS, unit, at(from), at(to));

  it('is working minutes, of a limit in calendar days elapsed minutes', () => {
    expect(used('WORKING_MINUTES', '2013-02-08 17:50', '2013-02-11 09:05')).toBe(15);
    expect(used('WORKING_DAYS', '2013-02-08 17:50', '2013-02-11 09:05')).toBe(15);
    expect(used('CALENDAR_DAYS', '2013-02-08 17:50', '2013-02-11 09:05')).toBe(2 * 1440 + 15 * 60 + 15);
  });

  it('is whole minutes, the begun one left out', () => {
    const from = at('2013-02-04 10:00');
    const to = new Date(from.getTime() + 119_999);
    for (const unit of ['WORKING_MINUTES', 'CALENDAR_DAYS'] as const) {
      expect(usedMinutes(seedCalendar, STANDARD_HOURS, unit, from, to)).toBe(1);
    }
  });

  it.each(['WORKING_MINUTES', 'WORKING_DAYS', 'CALENDAR_DAYS'] as const)(
    'is refused in %s when the end lies before the start',
    (unit) => {
      expect(() => used(unit, '2013-02-04 10:00', '2013-02-04 09:59')).toThrow(
        expect.objectContaining({
          extensions: { code: 'VALIDATION_FAILED', fields: [{ path: 'endedAt', code: 'END_BEFORE_START' }] },
        }),
      );
    },
  );
});
