import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../schema/deadlines/calendar.ts';
import { dueTime } from '../../schema/deadlines/dueTime.ts';
import { explainDue } from '../../schema/deadlines/explain.ts';
import { remaining, usedMinutes } from '../../schema/deadlines/remaining.ts';
import type { CalendarEntry, OfficeHours, TimeLimitRule } from '../../schema/deadlines/types.ts';
import {
  addWorkingMinutes,
  isWorkingTime,
  workingMinutesBetween,
} from '../../schema/deadlines/workingTime.ts';
import { localDate } from '../../schema/deadlines/zone.ts';
import { made, rule } from './support/calendars.ts';
import { advance, due, naiveCalendar, next, open, worked } from './support/oracle.ts';

// Calendars of their own, with 29.02.2024 in them: up to 30 odd days in and around the months that are tried.
const YEARS = [2023, 2024, 2025];
const odd = fc
  .tuple(fc.integer({ min: 0, max: 270 }), fc.constantFrom('HOLIDAY', 'HOLIDAY', 'FIXED_DAY_OFF', 'SWAP'))
  .map(([offset, kind]): CalendarEntry => {
    const date = next('2023-10-01', offset);
    const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
    if (kind !== 'SWAP') return made(date, kind as 'HOLIDAY' | 'FIXED_DAY_OFF');
    return made(date, weekend ? 'WORKED' : 'FREED');
  });
const entries = fc.uniqueArray(odd, { maxLength: 30, selector: ({ date }) => date });

const START = Date.parse('2023-12-20T00:00:00Z');
const END = Date.parse('2024-03-20T00:00:00Z');
const starts = fc
  .oneof(
    fc.integer({ min: START, max: END }),
    fc.integer({ min: Date.parse('2024-02-28T00:00:00Z'), max: Date.parse('2024-03-02T00:00:00Z') }),
  )
  .map((at) => new Date(at));

// Closing by 22:59, before the hour that comes twice: that one has a test of its own.
const hours = fc.oneof(
  fc.constant<OfficeHours>({ opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 }),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1379 }), { minLength: 3, maxLength: 4 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map(
      ([opensAt = 0, lunchFrom = 0, third = 0, fourth]): OfficeHours =>
        fourth === undefined
          ? { opensAt, lunchFrom, lunchTo: lunchFrom, closesAt: third }
          : { opensAt, lunchFrom, lunchTo: third, closesAt: fourth },
    )
    // The oracle walks through every minute: offices open for a few minutes a day would keep it for hours.
    .filter((its) => its.lunchFrom - its.opensAt + its.closesAt - its.lunchTo >= 120),
);

const rules = fc
  .oneof(
    fc.record({ limit: fc.integer({ min: 1, max: 400 }), unit: fc.constant('WORKING_MINUTES' as const) }),
    fc.record({
      limit: fc.integer({ min: 1, max: 25 }),
      unit: fc.constantFrom('CALENDAR_DAYS' as const, 'WORKING_DAYS' as const),
    }),
  )
  .chain(({ limit, unit }) =>
    fc
      .record({ firstDayCounts: fc.boolean(), rollsForward: fc.boolean() })
      .map((changes): TimeLimitRule => rule(limit, unit, changes)),
  );

describe('with any calendar, any hours, any rule and any start', () => {
  it('the due time is that of the oracle, which counts day by day and minute by minute', () => {
    fc.assert(
      fc.property(entries, hours, rules, starts, (days, its, limit, start) => {
        const calendar = compileCalendar(YEARS, days);
        const { works } = naiveCalendar(days);
        expect(dueTime(calendar, its, limit, start).toISOString()).toBe(
          due(works, its, limit, start).toISOString(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('a due time never comes before its start, a later start never has an earlier one, and it is on no day off', () => {
    fc.assert(
      fc.property(entries, hours, rules, starts, starts, (days, its, limit, one, other) => {
        const calendar = compileCalendar(YEARS, days);
        const [early, late] = one < other ? [one, other] : [other, one];
        const first = dueTime(calendar, its, limit, early);
        expect(first.getTime()).toBeGreaterThan(early.getTime());
        expect(dueTime(calendar, its, limit, late).getTime()).toBeGreaterThanOrEqual(first.getTime());
        if (limit.rollsForward || limit.unit !== 'CALENDAR_DAYS') {
          expect(calendar.isWorkingDay(localDate(first))).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the explanation has the same due time, every day once and in order, and adds up to the limit', () => {
    fc.assert(
      fc.property(entries, hours, rules, starts, (days, its, limit, start) => {
        const calendar = compileCalendar(YEARS, days);
        const explained = explainDue(calendar, its, limit, start, 0);
        expect(explained.dueAt).toBe(dueTime(calendar, its, limit, start).toISOString());
        const dates = explained.days.map(({ date }) => date);
        expect(dates[0]).toBe(localDate(start));
        expect(dates.at(-1)).toBe(localDate(new Date(explained.dueAt)));
        for (const [index, date] of dates.slice(1).entries()) expect(date).toBe(next(dates[index] ?? ''));
        const counted = explained.days.filter(({ count }) => count === 'COUNTED');
        expect(explained.days.at(-1)?.count).toBe('COUNTED');
        if (limit.unit === 'WORKING_MINUTES') {
          const stretches = explained.days.flatMap(({ segments }) => segments);
          expect(stretches.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(limit.limit);
          const length = ({ from, to }: (typeof stretches)[number]) => Date.parse(to) - Date.parse(from);
          expect(stretches.reduce((sum, stretch) => sum + length(stretch), 0)).toBe(limit.limit * 60_000);
          for (const { from } of stretches) expect(isWorkingTime(calendar, its, new Date(from))).toBe(true);
        } else {
          expect(counted.map(({ ordinal }) => ordinal)).toEqual(counted.map((_, index) => index + 1));
          expect(counted).toHaveLength(limit.limit);
        }
        for (const { date, kind, count, source } of explained.days) {
          if (count === 'SKIPPED') expect(calendar.isWorkingDay(date)).toBe(false);
          expect(source === null).toBe(kind === 'WORKING' || kind === 'WEEKEND');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('with any calendar and any hours', () => {
  it('working time and the minutes in it are those of the oracle', () => {
    const stretch = fc.integer({ min: 0, max: 4 * 86_400_000 });
    fc.assert(
      fc.property(entries, hours, starts, stretch, (days, its, from, length) => {
        const calendar = compileCalendar(YEARS, days);
        const { works } = naiveCalendar(days);
        const to = new Date(from.getTime() + length);
        const minutes = workingMinutesBetween(calendar, its, from, to);
        expect(minutes).toBe(worked(works, its, from, to) / 60_000);
        expect(isWorkingTime(calendar, its, from)).toBe(open(works, its, from));
      }),
      { numRuns: 150 },
    );
  });

  it('adding minutes is the oracle’s advance, adds up, and is undone by measuring', () => {
    const some = fc.integer({ min: 1, max: 300 * 60_000 });
    fc.assert(
      fc.property(entries, hours, starts, some, some, (days, its, from, one, other) => {
        const calendar = compileCalendar(YEARS, days);
        const { works } = naiveCalendar(days);
        const there = addWorkingMinutes(calendar, its, from, one / 60_000);
        expect(there).toEqual(advance(works, its, from, one));
        expect(workingMinutesBetween(calendar, its, from, there)).toBe(one / 60_000);
        expect(addWorkingMinutes(calendar, its, there, other / 60_000)).toEqual(
          addWorkingMinutes(calendar, its, from, (one + other) / 60_000),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('nothing is left at the due time, something before it in its working time, and less than nothing after', () => {
    fc.assert(
      fc.property(entries, hours, rules, starts, (days, its, limit, start) => {
        const calendar = compileCalendar(YEARS, days);
        const dueAt = dueTime(calendar, its, limit, start);
        const left = (now: Date) => remaining(calendar, its, limit.unit, dueAt, now);
        expect(left(dueAt)).toEqual({ amount: 0, unit: limit.unit, workingMinutes: 0 });
        const before = left(start);
        if (limit.unit === 'WORKING_MINUTES') expect(before.amount).toBe(limit.limit);
        else expect(before.amount).toBeGreaterThanOrEqual(0);
        const over = addWorkingMinutes(calendar, its, dueAt, 7);
        expect(left(over).workingMinutes).toBe(-7);
        expect(left(over).amount).toBeLessThanOrEqual(0);
        expect(usedMinutes(calendar, its, 'WORKING_MINUTES', dueAt, over)).toBe(7);
      }),
      { numRuns: 500 },
    );
  });
});
