import { describe, expect, it } from 'vitest';
import { CalendarYearMissing } from '../../schema/deadlines/calendar.ts';
import { dueTime } from '../../schema/deadlines/dueTime.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import type { OfficeHours, TimeLimitRule } from '../../schema/deadlines/types.ts';
import { localDate } from '../../schema/deadlines/zone.ts';
import { VECTORS } from '../support/vectors.ts';
import { rule, SEED_ENTRIES, seedCalendar } from './support/calendars.ts';
import { instantOf, lastDay, naiveCalendar } from './support/oracle.ts';

const due = (limit: TimeLimitRule, startedAt: Date, hours: OfficeHours = STANDARD_HOURS): Date =>
  dueTime(seedCalendar, hours, limit, startedAt);

const limits = (firstDayCounts: boolean) => ({
  check: rule(1, 'CALENDAR_DAYS', { firstDayCounts }),
  draft: rule(9, 'CALENDAR_DAYS', { firstDayCounts }),
  flat: rule(10, 'CALENDAR_DAYS', { firstDayCounts }),
  seven: rule(7, 'WORKING_DAYS', { firstDayCounts }),
  twentyTwo: rule(22, 'WORKING_DAYS', { firstDayCounts }),
});

// Counted out by the oracle, day by day, from the same entries.
const COUNTED = [
  ['2012-12-10', '2012-12-10', '2012-12-19', '2012-12-20', '2013-01-15'],
  ['2013-02-04', '2013-02-04', '2013-02-12', '2013-02-12', '2013-03-05'],
  ['2013-03-04', '2013-03-04', '2013-03-12', '2013-03-13', '2013-04-08'],
  ['2013-03-13', '2013-03-13', '2013-03-26', '2013-03-26', '2013-04-16'],
  ['2013-04-22', '2013-04-22', '2013-04-30', '2013-04-30', '2013-05-24'],
  ['2013-05-03', '2013-05-03', '2013-05-13', '2013-05-15', '2013-06-05'],
  ['2013-10-04', '2013-10-04', '2013-10-12', '2013-10-12', '2013-11-05'],
  ['2013-12-04', '2013-12-04', '2013-12-12', '2013-12-12', '2014-01-09'],
  ['2013-12-20', '2013-12-20', '2013-12-28', '2013-12-28', '2014-01-23'],
  ['2014-09-26', '2014-09-26', '2014-10-06', '2014-10-06', '2014-10-27'],
  ['2026-03-12', '2026-03-12', '2026-03-20', '2026-03-20', '2026-04-15'],
  ['2026-05-20', '2026-05-20', '2026-05-28', '2026-05-29', '2026-06-19'],
  ['2026-10-16', '2026-10-16', '2026-10-27', '2026-10-27', '2026-11-17'],
] as const;

const vectors = [
  ...VECTORS.map((row) => [false, ...row] as const),
  ...COUNTED.map((row) => [true, ...row] as const),
];

describe('the vectors of regulation.md 3.6', () => {
  it.each(vectors)(
    'day of event counted: %s; filed %s → check %s → draft %s; 7 working days %s, 22 %s',
    (firstDayCounts, filed, check, draft, seven, twentyTwo) => {
      const its = limits(firstDayCounts);
      const { works } = naiveCalendar(SEED_ENTRIES);
      for (const time of ['00:00', '09:00', '11:37', '17:59']) {
        const at = instantOf(filed, time);
        expect(due(its.check, at)).toEqual(instantOf(check, '18:00'));
        expect(due(its.draft, instantOf(check, time))).toEqual(instantOf(draft, '18:00'));
        expect(due(its.seven, at)).toEqual(instantOf(seven, '18:00'));
        expect(due(its.twentyTwo, at)).toEqual(instantOf(twentyTwo, '18:00'));
      }
      expect(lastDay(works, its.check, filed)).toBe(check);
      expect(lastDay(works, its.draft, check)).toBe(draft);
      expect(lastDay(works, its.seven, filed)).toBe(seven);
      expect(lastDay(works, its.twentyTwo, filed)).toBe(twentyTwo);
    },
  );

  it.each([
    ['the chain', false, { after: 153, same: 66, before: 27 }],
    ['the chain', true, { after: 2, same: 193, before: 51 }],
    ['a flat ten days', false, { after: 111, same: 61, before: 74 }],
    ['a flat ten days', true, { after: 153, same: 66, before: 27 }],
  ])(
    '%s, day of event counted: %s, ends against the Standard on the 246 working days of 2013: %o',
    (what, firstDayCounts, expected) => {
      const { check, draft, flat, seven } = limits(firstDayCounts);
      const count = { after: 0, same: 0, before: 0 };
      for (const { date, working } of seedCalendar.yearDays(2013)) {
        if (!working) continue;
        const at = instantOf(date, '10:00');
        const checked = instantOf(localDate(due(check, at)), '10:00');
        const end = what === 'the chain' ? due(draft, checked) : due(flat, at);
        const standard = due(seven, at);
        count[end > standard ? 'after' : end < standard ? 'before' : 'same'] += 1;
      }
      expect(count).toEqual(expected);
    },
  );
});

describe('a term in days', () => {
  it('counts from the local day, not the day in UTC', () => {
    const { seven } = limits(false);
    expect(localDate(due(seven, new Date('2013-02-03T17:59:59Z')))).toBe('2013-02-12');
    expect(localDate(due(seven, new Date('2013-02-03T20:00:00Z')))).toBe('2013-02-13');
    expect(localDate(due(seven, new Date('2013-02-04T20:00:00Z')))).toBe('2013-02-14');
  });

  it('ends when that office closes', () => {
    const hours = { opensAt: 480, lunchFrom: 720, lunchTo: 750, closesAt: 1005 };
    expect(due(limits(false).check, instantOf('2013-02-04', '10:00'), hours)).toEqual(
      instantOf('2013-02-05', '16:45'),
    );
  });

  it('in working days counts the day of the event first only if it is worked', () => {
    const one = rule(1, 'WORKING_DAYS', { firstDayCounts: true });
    expect(due(one, instantOf('2013-05-04', '10:00'))).toEqual(instantOf('2013-05-04', '18:00'));
    expect(due(one, instantOf('2013-05-05', '10:00'))).toEqual(instantOf('2013-05-06', '18:00'));
    expect(due(rule(1, 'WORKING_DAYS'), instantOf('2013-05-05', '10:00'))).toEqual(
      instantOf('2013-05-06', '18:00'),
    );
  });

  it.each(['CALENDAR_DAYS', 'WORKING_DAYS'] as const)(
    'never ends before it starts: one day (%s), its first day counted, from after closing ends the next working day',
    (unit) => {
      const one = rule(1, unit, { firstDayCounts: true });
      expect(due(one, instantOf('2013-02-08', '17:59'))).toEqual(instantOf('2013-02-08', '18:00'));
      expect(due(one, instantOf('2013-02-08', '18:00'))).toEqual(instantOf('2013-02-11', '18:00'));
      expect(due(one, instantOf('2013-02-08', '21:30'))).toEqual(instantOf('2013-02-11', '18:00'));
      expect(
        due({ ...one, limit: 4 }, instantOf('2013-02-08', '21:30')) > instantOf('2013-02-08', '21:30'),
      ).toBe(true);
    },
  );

  it('stays on a day off where its rule does not roll forward, unless that office had closed by then', () => {
    const stays = rule(1, 'CALENDAR_DAYS', { rollsForward: false });
    expect(due(stays, instantOf('2013-02-08', '10:00'))).toEqual(instantOf('2013-02-09', '18:00'));
    const counted = { ...stays, firstDayCounts: true };
    expect(due(counted, instantOf('2013-02-09', '10:00'))).toEqual(instantOf('2013-02-09', '18:00'));
    expect(due(counted, instantOf('2013-02-09', '20:00'))).toEqual(instantOf('2013-02-11', '18:00'));
  });

  it('is refused when it runs into a year without data, starts in one, or starts at no time at all', () => {
    const { draft, seven, twentyTwo } = limits(false);
    expect(() => due(twentyTwo, instantOf('2014-12-10', '10:00'))).toThrow(
      expect.objectContaining({ extensions: { code: 'CALENDAR_YEAR_MISSING', year: 2015 } }),
    );
    expect(() => due(draft, instantOf('2014-12-25', '10:00'))).toThrow(CalendarYearMissing);
    expect(() => due(seven, instantOf('2024-06-03', '10:00'))).toThrow(CalendarYearMissing);
    expect(() => due(seven, instantOf('2011-12-30', '10:00'))).toThrow(CalendarYearMissing);
    expect(() => due(seven, new Date('nonsense'))).toThrow(RangeError);
  });

  it('is refused when it would jump over the years without data', () => {
    expect(() => due(rule(4200, 'CALENDAR_DAYS'), instantOf('2014-12-01', '10:00'))).toThrow(
      expect.objectContaining({ year: 2015 }),
    );
  });

  it('may end on the very last working day that is known', () => {
    expect(due(limits(false).check, instantOf('2014-12-30', '10:00'))).toEqual(
      instantOf('2014-12-31', '18:00'),
    );
  });
});
