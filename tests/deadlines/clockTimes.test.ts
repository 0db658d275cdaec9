import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LimitCode } from '../../prisma/client.ts';
import { readTimeLimitSeeds } from '../../prisma/reference/load.ts';
import { clockTimes } from '../../schema/deadlines/clockTimes.ts';
import { dueTime } from '../../schema/deadlines/dueTime.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import { buildTerms, type TermsData } from '../../schema/deadlines/terms.ts';
import type { TimeLimitRule } from '../../schema/deadlines/types.ts';
import { workingMinutesBetween } from '../../schema/deadlines/workingTime.ts';
import { rule, SEED_ENTRIES, SEED_YEARS } from './support/calendars.ts';
import { instantOf } from './support/oracle.ts';

const at = (text: string): Date => instantOf(text.slice(0, 10), text.slice(11));
const OWN = { opensAt: 480, lunchFrom: 720, lunchTo: 750, closesAt: 1005 };
const data: TermsData = {
  revision: 4,
  years: SEED_YEARS,
  entries: SEED_ENTRIES,
  limits: readTimeLimitSeeds().map((seed) => ({ ...seed, id: `limit ${seed.code}` })),
  hours: [{ officeId: 'own', ...OWN }],
};
const terms = buildTerms(data);

describe('the terms', () => {
  const dated = (validFrom: string, limit: number): TimeLimitRule =>
    rule(limit, 'CALENDAR_DAYS', { id: validFrom, code: 'A3', validFrom });

  it('give the rule in force on the local date, however the rules are ordered', () => {
    const its = buildTerms({ ...data, limits: [dated('2013-06-01', 2), dated('2013-01-01', 1)] });
    expect(its.limits.map(({ id }) => id)).toEqual(['2013-01-01', '2013-06-01']);
    expect(its.ruleOn('A3', at('2013-05-31 23:59')).limit).toBe(1);
    expect(its.ruleOn('A3', at('2013-06-01 00:00')).limit).toBe(2);
    expect(its.ruleOn('A3', at('2030-06-01 00:00')).limit).toBe(2);
  });

  it('refuse a day before the first rule, and a limit without any', () => {
    const its = buildTerms({ ...data, limits: [dated('2013-06-01', 2)] });
    expect(() => its.ruleOn('A3', at('2013-05-31 23:59'))).toThrow(
      expect.objectContaining({
        extensions: { code: 'LIMIT_MISSING', limit: 'A3', date: '2013-05-31' },
      }),
    );
    expect(() => clockTimes(its, 'A4', 'office', at('2013-06-03 10:00'))).toThrow(
      expect.objectContaining({
        extensions: { code: 'LIMIT_MISSING', limit: 'A4', date: '2013-06-03' },
      }),
    );
  });

  it('know the offices with hours of their own; all others have the standard ones', () => {
    expect(terms.hoursOf('own')).toEqual(OWN);
    expect(terms.hoursOf('another')).toEqual({ opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 });
  });
});

describe('the times of a clock', () => {
  it.each([
    // 60 % of 15 minutes is 9; the head hears half an hour, the overseer a working day after the due time.
    [
      'A1',
      '2013-02-04 17:50',
      '2013-02-05 09:05',
      '2013-02-04 17:59',
      '2013-02-05 09:35',
      '2013-02-06 09:05',
    ],
    [
      'A2',
      '2013-02-04 10:00',
      '2013-02-04 10:30',
      '2013-02-04 10:18',
      '2013-02-04 11:00',
      '2013-02-05 10:30',
    ],
    // 8 + 8 hours, of which 60 % are 9 h 36 min.
    [
      'A3',
      '2013-02-04 09:00',
      '2013-02-05 18:00',
      '2013-02-05 10:36',
      '2013-02-06 10:00',
      '2013-02-06 18:00',
    ],
    // 2013-02-04 to 13: 8 working days, of which 80 % are 6 days and 3 h 12 min.
    [
      'STANDARD',
      '2013-02-04 09:00',
      '2013-02-13 18:00',
      '2013-02-12 12:12',
      '2013-02-14 10:00',
      '2013-02-14 18:00',
    ],
    // The morrow of the moved holiday; six working days, of which 80 % are 4 days and 6 h 24 min.
    [
      'A4',
      '2013-03-14 09:00',
      '2013-03-26 18:00',
      '2013-03-20 16:24',
      '2013-03-27 10:00',
      '2013-03-27 18:00',
    ],
  ] as const)(
    '%s from %s: due %s, reminder %s, head %s, overseer %s',
    (code, start, due, remind, head, overseer) => {
      const times = clockTimes(terms, code, 'standard', at(start));
      expect(times).toMatchObject({
        limitId: `limit ${code}`,
        dueAt: at(due),
        remindAt: at(remind),
        headAt: at(head),
        overseerAt: at(overseer),
        revision: 4,
      });
      expect(times.explanation).toMatchObject({
        dueAt: at(due).toISOString(),
        startedAt: at(start).toISOString(),
        revision: 4,
        limit: { id: `limit ${code}`, code },
        hours: STANDARD_HOURS,
      });
    },
  );

  it('run in the hours of the office', () => {
    const times = clockTimes(terms, 'A2', 'own', at('2013-02-04 16:30'));
    expect(times.dueAt).toEqual(at('2013-02-05 08:15'));
    expect(times.headAt).toEqual(at('2013-02-05 08:45'));
    expect(times.explanation.hours).toEqual(OWN);
  });

  it('tell at the due time itself where nobody waits', () => {
    const its = buildTerms({
      ...data,
      limits: [rule(1, 'CALENDAR_DAYS', { headAfter: 0, overseerAfter: 0 })],
    });
    const { dueAt, headAt, overseerAt } = clockTimes(its, 'A4', 'office', at('2013-02-08 10:00'));
    expect([headAt, overseerAt]).toEqual([dueAt, dueAt]);
  });

  it('stand in order whenever the clock starts, the reminder at its share of the working minutes', () => {
    const start = fc.integer({
      min: Date.parse('2013-01-01T00:00:00Z'),
      max: Date.parse('2014-11-01T00:00:00Z'),
    });
    const code = fc.constantFrom(...Object.values(LimitCode));
    fc.assert(
      fc.property(start, code, fc.constantFrom('own', 'standard'), (instant, limit, office) => {
        const startedAt = new Date(instant);
        const { dueAt, remindAt, headAt, overseerAt } = clockTimes(terms, limit, office, startedAt);
        const hours = terms.hoursOf(office);
        const its = terms.ruleOn(limit, startedAt);
        expect(dueAt).toEqual(dueTime(terms.calendar, hours, its, startedAt));
        expect(remindAt >= startedAt && remindAt < dueAt && headAt > dueAt && overseerAt > headAt).toBe(true);
        const minutes = (from: Date, to: Date) => workingMinutesBetween(terms.calendar, hours, from, to);
        expect(minutes(startedAt, remindAt)).toBeCloseTo(
          (minutes(startedAt, dueAt) * its.remindAtPercent) / 100,
          4,
        );
        expect(minutes(dueAt, headAt)).toBe(its.headAfter);
        expect(minutes(dueAt, overseerAt)).toBe(its.overseerAfter);
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused when even the raising falls outside the known years', () => {
    expect(() => clockTimes(terms, 'A2', 'office', at('2014-12-31 17:00'))).toThrow(
      expect.objectContaining({ year: 2015 }),
    );
  });
});
