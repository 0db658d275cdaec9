import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formHours, hoursForm, inOrder } from '../../admin/calendar/hours/hoursForm.ts';
import { minutesOf } from '../../admin/calendar/hours/minutesOf.ts';
import { localInstant } from '../../admin/calendar/trial/localInstant.ts';
import { addDays, monthGrid, moveDay, yearOf } from '../../admin/calendar/year/monthGrid.ts';
import { formatMinutes, officeMoment, weekdayOf } from '../../admin/i18n/format.ts';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const YEARS = Array.from({ length: 209 }, (_, index) => 1992 + index);

describe('the grid of a month', () => {
  it('has every day of the year once and in order, for every year that the calendar can have', () => {
    for (const year of YEARS) {
      const days = MONTHS.flatMap((month) => monthGrid(year, month).flat()).filter((date) => date !== null);
      expect(days[0]).toBe(`${year}-01-01`);
      expect(days.at(-1)).toBe(`${year}-12-31`);
      expect(days.every((date, index) => index === 0 || date === addDays(days[index - 1] ?? '', 1))).toBe(
        true,
      );
    }
  });

  it('has whole weeks from Monday to Sunday, and none without a day of the month', () => {
    const weeks = YEARS.flatMap((year) => MONTHS.flatMap((month) => monthGrid(year, month)));
    const wrong = weeks.filter(
      (week) =>
        week.length !== 7 ||
        week.every((date) => date === null) ||
        week.some((date, index) => date !== null && weekdayOf(date) !== index + 1),
    );
    expect(weeks.length).toBeGreaterThan(YEARS.length * 52);
    expect(wrong).toEqual([]);
  });

  it('has four weeks for the February that begins on a Monday and six where they are needed', () => {
    expect(monthGrid(2027, 2)).toHaveLength(4);
    expect(monthGrid(2027, 5)).toHaveLength(6);
    expect(monthGrid(2024, 2).flat()).toContain('2024-02-29');
    expect(monthGrid(2100, 2).flat()).not.toContain('2100-02-29');
  });
});

describe('a key in the year view', () => {
  it('goes a day or a week on and back, over the ends of months', () => {
    expect(moveDay('2027-04-30', 'ArrowRight')).toBe('2027-05-01');
    expect(moveDay('2027-03-01', 'ArrowLeft')).toBe('2027-02-28');
    expect(moveDay('2027-05-28', 'ArrowDown')).toBe('2027-06-04');
    expect(moveDay('2027-06-04', 'ArrowUp')).toBe('2027-05-28');
  });

  it('goes to Monday, to Sunday, and to the same day of the next month or its last', () => {
    expect(moveDay('2027-05-05', 'Home')).toBe('2027-05-03');
    expect(moveDay('2027-05-05', 'End')).toBe('2027-05-09');
    expect(moveDay('2027-01-31', 'PageDown')).toBe('2027-02-28');
    expect(moveDay('2027-03-31', 'PageUp')).toBe('2027-02-28');
  });

  it('stops at the ends of the year', () => {
    expect(moveDay('2027-01-01', 'ArrowLeft')).toBe('2027-01-01');
    expect(moveDay('2027-01-03', 'ArrowUp')).toBe('2027-01-01');
    expect(moveDay('2027-12-31', 'ArrowDown')).toBe('2027-12-31');
    expect(moveDay('2027-12-05', 'PageDown')).toBe('2027-12-31');
  });

  it('moves nothing when it is another key', () => {
    expect(moveDay('2027-01-01', 'Enter')).toBeNull();
    expect(moveDay('2027-01-01', 'a')).toBeNull();
  });

  it('never leaves the year, whatever is pressed', () => {
    const keys = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
    fc.assert(
      fc.property(
        fc.constantFrom(...YEARS),
        fc.integer({ min: 0, max: 364 }),
        fc.array(fc.constantFrom(...keys), { maxLength: 40 }),
        (year, day, pressed) => {
          const end = pressed.reduce(
            (date, key) => moveDay(date, key) ?? date,
            addDays(`${year}-01-01`, day),
          );
          expect(yearOf(end)).toBe(year);
        },
      ),
    );
  });
});

describe('a time of the day', () => {
  it('is minutes since midnight and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(minutesOf(formatMinutes(minutes))).toBe(minutes);
      }),
    );
  });

  it('may be typed with one digit, a full stop, or spaces around it', () => {
    expect(minutesOf('9:00')).toBe(540);
    expect(minutesOf(' 13.30 ')).toBe(810);
  });

  it.each(['', '24:00', '09:60', '9', '09:0', '-1:00', 'noon'])('is not «%s»', (text) => {
    expect(minutesOf(text)).toBeNull();
  });

  it('of the offices is the instant at which their clocks show it, on both sides of 1 March 2024', () => {
    expect(localInstant('2024-02-28', 540)).toBe('2024-02-28T03:00:00.000Z');
    expect(localInstant('2024-03-01', 540)).toBe('2024-03-01T04:00:00.000Z');
    expect(localInstant('2013-04-05', 0)).toBe('2013-04-04T18:00:00.000Z');
  });

  it('of the offices comes back as it was typed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6500 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const date = addDays('2012-01-01', days);
        expect(officeMoment(localInstant(date, minute))).toEqual({ date, minute });
      }),
    );
  });
});

describe('the form of an office’s hours', () => {
  const hours = { opensAt: 510, lunchFrom: 750, lunchTo: 810, closesAt: 1050 };

  it('gives back the hours that it was filled in with', () => {
    expect(formHours(hoursForm(hours, true))).toEqual(hours);
  });

  it('gives nothing for the standard hours', () => {
    expect(formHours(hoursForm(hours, false))).toBeNull();
  });

  it('wants the times one after another; a lunch break of no length is none', () => {
    expect(inOrder(hours)).toBe(true);
    expect(inOrder({ ...hours, lunchTo: hours.lunchFrom })).toBe(true);
    expect(inOrder({ ...hours, lunchTo: hours.lunchFrom - 1 })).toBe(false);
    expect(inOrder({ ...hours, closesAt: hours.lunchTo })).toBe(false);
    expect(inOrder({ ...hours, opensAt: hours.lunchFrom })).toBe(false);
  });
});
