import { describe, expect, it } from 'vitest';
import { explainDue } from '../../schema/deadlines/explain.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import type { DueExplanation, TimeLimitRule } from '../../schema/deadlines/types.ts';
import { rule, seedCalendar } from './support/calendars.ts';
import { instantOf } from './support/oracle.ts';

const explain = (limit: TimeLimitRule, date: string, time: string): DueExplanation =>
  explainDue(seedCalendar, STANDARD_HOURS, limit, instantOf(date, time), 3);

const counts = ({ days }: DueExplanation) =>
  days.map(({ date, kind, count, ordinal }) => [date.slice(5), kind, count, ordinal]);

describe('a due time explains itself', () => {
  it('by calendar days, every one of them counted, the last one going on from Nauryz to a working day', () => {
    const explained = explain(rule(9, 'CALENDAR_DAYS'), '2013-03-14', '11:00');
    expect(explained.dueAt).toBe('2013-03-26T12:00:00.000Z');
    expect(counts(explained)).toEqual([
      ['03-14', 'WORKING', 'START_NOT_COUNTED', null],
      ['03-15', 'WORKING', 'COUNTED', 1],
      ['03-16', 'WEEKEND', 'COUNTED', 2],
      ['03-17', 'WEEKEND', 'COUNTED', 3],
      ['03-18', 'WORKING', 'COUNTED', 4],
      ['03-19', 'WORKING', 'COUNTED', 5],
      ['03-20', 'WORKING', 'COUNTED', 6],
      ['03-21', 'HOLIDAY', 'COUNTED', 7],
      ['03-22', 'HOLIDAY', 'COUNTED', 8],
      ['03-23', 'HOLIDAY', 'ROLLED', null],
      ['03-24', 'WEEKEND', 'ROLLED', null],
      ['03-25', 'MOVED_HOLIDAY', 'ROLLED', null],
      ['03-26', 'WORKING', 'COUNTED', 9],
    ]);
    expect(explained.days[11]).toEqual({
      date: '2013-03-25',
      kind: 'MOVED_HOLIDAY',
      name: { kk: 'Наурыз мейрамы', ru: 'Наурыз мейрамы', en: 'Nauryz meiramy' },
      movedFrom: '2013-03-23',
      source: 'Law No. 267-II of 13.12.2001, art. 3',
      expected: false,
      count: 'ROLLED',
      ordinal: null,
      minutes: null,
      segments: [],
    });
  });

  it('by working days, with the days off and why they are, and the Saturday that was worked', () => {
    const explained = explain(rule(7, 'WORKING_DAYS'), '2013-05-03', '11:30');
    expect(counts(explained)).toEqual([
      ['05-03', 'WORKING', 'START_NOT_COUNTED', null],
      ['05-04', 'WORKED', 'COUNTED', 1],
      ['05-05', 'WEEKEND', 'SKIPPED', null],
      ['05-06', 'WORKING', 'COUNTED', 2],
      ['05-07', 'HOLIDAY', 'SKIPPED', null],
      ['05-08', 'WORKING', 'COUNTED', 3],
      ['05-09', 'HOLIDAY', 'SKIPPED', null],
      ['05-10', 'FREED', 'SKIPPED', null],
      ['05-11', 'WEEKEND', 'SKIPPED', null],
      ['05-12', 'WEEKEND', 'SKIPPED', null],
      ['05-13', 'WORKING', 'COUNTED', 4],
      ['05-14', 'WORKING', 'COUNTED', 5],
      ['05-15', 'WORKING', 'COUNTED', 6],
      ['05-16', 'WORKING', 'COUNTED', 7],
    ]);
    expect(explained.days[7]).toMatchObject({ source: 'Government decree P1300000345', name: null });
    expect(explained.days[6]).toMatchObject({ name: { en: 'Victory Day' } });
  });

  it('with the first day counted: it is the first of the count, or skipped when it is off', () => {
    const counted = rule(2, 'WORKING_DAYS', { firstDayCounts: true });
    expect(counts(explain(counted, '2013-02-08', '10:00'))).toEqual([
      ['02-08', 'WORKING', 'COUNTED', 1],
      ['02-09', 'WEEKEND', 'SKIPPED', null],
      ['02-10', 'WEEKEND', 'SKIPPED', null],
      ['02-11', 'WORKING', 'COUNTED', 2],
    ]);
    expect(counts(explain({ ...counted, limit: 1 }, '2013-02-09', '10:00'))).toEqual([
      ['02-09', 'WEEKEND', 'SKIPPED', null],
      ['02-10', 'WEEKEND', 'SKIPPED', null],
      ['02-11', 'WORKING', 'COUNTED', 1],
    ]);
  });

  it('and going on from a day whose hours were over when the event came', () => {
    const counted = rule(1, 'CALENDAR_DAYS', { firstDayCounts: true });
    expect(counts(explain(counted, '2013-02-08', '20:00'))).toEqual([
      ['02-08', 'WORKING', 'ROLLED', null],
      ['02-09', 'WEEKEND', 'ROLLED', null],
      ['02-10', 'WEEKEND', 'ROLLED', null],
      ['02-11', 'WORKING', 'COUNTED', 1],
    ]);
  });

  it('by minutes, with the stretches that counted', () => {
    const explained = explain(rule(300, 'WORKING_MINUTES'), '2013-02-08', '12:40');
    expect(explained.days).toEqual([
      expect.objectContaining({
        date: '2013-02-08',
        count: 'COUNTED',
        ordinal: null,
        minutes: 260,
        segments: [
          { from: '2013-02-08T06:40:00.000Z', to: '2013-02-08T07:00:00.000Z', minutes: 20 },
          { from: '2013-02-08T08:00:00.000Z', to: '2013-02-08T12:00:00.000Z', minutes: 240 },
        ],
      }),
      expect.objectContaining({
        date: '2013-02-09',
        count: 'SKIPPED',
        kind: 'WEEKEND',
        minutes: 0,
        segments: [],
      }),
      expect.objectContaining({
        date: '2013-02-10',
        count: 'SKIPPED',
        kind: 'WEEKEND',
        minutes: 0,
        segments: [],
      }),
      expect.objectContaining({
        date: '2013-02-11',
        count: 'COUNTED',
        minutes: 40,
        segments: [{ from: '2013-02-11T03:00:00.000Z', to: '2013-02-11T03:40:00.000Z', minutes: 40 }],
      }),
    ]);
    expect(explained.dueAt).toBe('2013-02-11T03:40:00.000Z');
  });

  it('by minutes from after closing: that day does not count, and is no day off', () => {
    const [first, second] = explain(rule(15, 'WORKING_MINUTES'), '2013-02-04', '19:00').days;
    expect(first).toMatchObject({ kind: 'WORKING', count: 'START_NOT_COUNTED', minutes: 0, segments: [] });
    expect(second).toMatchObject({ count: 'COUNTED', minutes: 15 });
  });

  it('in whole minutes that add up to the limit, also from an odd second', () => {
    const start = new Date('2013-02-04T17:50:40+06:00');
    const { days, dueAt } = explainDue(seedCalendar, STANDARD_HOURS, rule(30, 'WORKING_MINUTES'), start, 0);
    expect(days.map(({ minutes }) => minutes)).toEqual([9, 21]);
    expect(dueAt).toBe('2013-02-05T03:20:40.000Z');
  });

  it('as plain JSON that keeps rule, hours, start and revision', () => {
    const limit = rule(9, 'CALENDAR_DAYS', { source: 'Regulation app. 5, action 4' });
    const explained = explain(limit, '2013-03-14', '11:00');
    expect(JSON.parse(JSON.stringify(explained))).toEqual(explained);
    expect(explained).toMatchObject({
      limit,
      hours: STANDARD_HOURS,
      startedAt: '2013-03-14T05:00:00.000Z',
      revision: 3,
    });
  });

  it('or is refused as the due time is', () => {
    expect(() => explain(rule(22, 'WORKING_DAYS'), '2014-12-10', '10:00')).toThrow(
      expect.objectContaining({ year: 2015 }),
    );
  });
});
