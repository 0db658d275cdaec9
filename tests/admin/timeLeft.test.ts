import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DUE_STATES, dueStateOf, readDueStates } from '../../admin/deadlines/dueState.ts';
import { atTime, untilTime } from '../../admin/deadlines/kazakhTime.ts';
import { learnServerTime, serverNow } from '../../admin/deadlines/serverClock.ts';
import {
  minutesWithin,
  type TimedClock,
  timeLeft,
  usedWords,
  whenWords,
} from '../../admin/deadlines/timeLeft.ts';
import type { LimitUnit } from '../../admin/generated/graphql.ts';
import { valuesOf } from './support/contract.ts';
import { readerOf } from './support/reader.ts';

const HOURS = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };

/** A moment on the offices' wall in November 2026, when it is UTC+5. */
const at = (day: number, time: string): string =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+05:00`).toISOString();

const clock = (dueAt: string, unit: LimitUnit, amount = 0): TimedClock => ({
  dueAt,
  remaining: { amount, unit },
  office: { hours: HOURS },
});

const said = (locale: 'kk' | 'ru' | 'en', timed: TimedClock, now: string): string =>
  timeLeft(timed, Date.parse(now), readerOf(locale)).short;

describe('time left in minutes', () => {
  it('counts only office hours: a lunch between is not time left', () => {
    const due = clock(at(23, '14:10'), 'WORKING_MINUTES');
    expect(said('ru', due, at(23, '12:50'))).toBe('осталось 20 мин');
    expect(said('kk', due, at(23, '14:00'))).toBe('10 мин қалды');
    expect(said('en', due, at(23, '14:09'))).toBe('1 min left');
  });

  it('names the due time while the office is closed, because minutes do not run then', () => {
    const due = clock(at(23, '14:10'), 'WORKING_MINUTES');
    expect(said('ru', due, at(23, '13:30'))).toBe('сегодня до 14:10');
    expect(said('kk', due, at(23, '08:59'))).toBe('бүгін 14:10-ға дейін');
  });

  it('says hours once there are some', () => {
    const due = clock(at(23, '13:00'), 'WORKING_MINUTES');
    expect(said('ru', due, at(23, '09:40'))).toBe('осталось 3 ч 20 мин');
    expect(said('ru', due, at(23, '10:00'))).toBe('осталось 3 ч');
    expect(said('kk', due, at(23, '09:40'))).toBe('3 сағ 20 мин қалды');
  });

  it('names the due time where another day lies between, because closed hours do not run', () => {
    const due = clock(at(23, '09:20'), 'WORKING_MINUTES', 30);
    expect(said('ru', due, at(22, '17:50'))).toBe('завтра до 09:20');
    expect(said('ru', due, at(20, '17:50'))).toBe('23 ноября до 09:20');
    expect(said('kk', due, at(20, '17:50'))).toBe('23 қараша, 09:20-ға дейін');
  });

  it('stays at one minute until the last one is over', () => {
    const due = clock(at(23, '10:15'), 'WORKING_MINUTES');
    const lastSecond = new Date(Date.parse(due.dueAt) - 1000).toISOString();
    expect(said('ru', due, lastSecond)).toBe('осталось 1 мин');
    expect(said('ru', due, due.dueAt)).toBe('просрочено: срок был сегодня в 10:15');
  });

  it('says by how much it is overdue, and yesterday’s by its time', () => {
    const due = clock(at(23, '17:50'), 'WORKING_MINUTES');
    expect(said('ru', due, at(23, '17:55'))).toBe('просрочено на 5 мин');
    expect(said('ru', due, at(24, '09:05'))).toBe('просрочено: срок был вчера в 17:50');
    expect(said('kk', due, at(24, '09:05'))).toBe('мерзімі кеше 17:50-де өтті');
    expect(said('ru', due, at(25, '09:05'))).toBe('просрочено на 2 дня');
    expect(said('kk', due, at(23, '17:55'))).toBe('мерзімінен 5 мин өтті');
  });

  it('is never more than the time on the wall', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, (a, b, c) => {
        const [from = 0, middle = 0, to = 0] = [a, b, c].sort((one, other) => one - other);
        const whole = minutesWithin(HOURS, from, to);
        expect(whole).toBeLessThanOrEqual(to - from);
        expect(minutesWithin(HOURS, from, middle) + minutesWithin(HOURS, middle, to)).toBe(whole);
      }),
    );
  });
});

describe('time left in days', () => {
  it('says today and tomorrow by name, with the hour at which the day ends', () => {
    const due = clock(at(24, '18:00'), 'CALENDAR_DAYS');
    expect(said('ru', due, at(24, '00:01'))).toBe('сегодня до 18:00');
    expect(said('ru', due, at(23, '23:59'))).toBe('завтра до 18:00');
    expect(said('kk', due, at(24, '09:00'))).toBe('бүгін 18:00-ге дейін');
    expect(said('ru', due, at(24, '18:00'))).toBe('просрочено: срок был сегодня в 18:00');
    expect(said('kk', due, at(24, '18:30'))).toBe('мерзімі бүгін 18:00-де өтті');
  });

  it.each([
    [2, 'осталось 2 дня', 'осталось 2 рабочих дня', '2 күн қалды', '2 days left'],
    [5, 'осталось 5 дней', 'осталось 5 рабочих дней', '5 күн қалды', '5 days left'],
    [11, 'осталось 11 дней', 'осталось 11 рабочих дней', '11 күн қалды', '11 days left'],
    [21, 'остался 21 день', 'остался 21 рабочий день', '21 күн қалды', '21 days left'],
  ])('counts %i in every language’s own plural', (days, ru, working, kk, en) => {
    const due = at(1 + days, '18:00');
    const now = at(1, '10:00');
    expect(said('ru', clock(due, 'CALENDAR_DAYS'), now)).toBe(ru);
    expect(said('ru', clock(due, 'WORKING_DAYS', days), now)).toBe(working);
    expect(said('kk', clock(due, 'CALENDAR_DAYS'), now)).toBe(kk);
    expect(said('en', clock(due, 'CALENDAR_DAYS'), now)).toBe(en);
  });

  it.each([
    [1, 'просрочено на 1 день', 'мерзімінен 1 күн өтті'],
    [2, 'просрочено на 2 дня', 'мерзімінен 2 күн өтті'],
    [5, 'просрочено на 5 дней', 'мерзімінен 5 күн өтті'],
    [11, 'просрочено на 11 дней', 'мерзімінен 11 күн өтті'],
    [21, 'просрочено на 21 день', 'мерзімінен 21 күн өтті'],
  ])('counts %i overdue', (days, ru, kk) => {
    const due = clock(at(2, '18:00'), 'CALENDAR_DAYS');
    expect(said('ru', due, at(2 + days, '09:00'))).toBe(ru);
    expect(said('kk', due, at(2 + days, '09:00'))).toBe(kk);
  });

  it('counts a term of working days in working days, as the server counted them', () => {
    const due = at(27, '18:00');
    expect(said('ru', clock(due, 'WORKING_DAYS', 3), at(24, '10:00'))).toBe('осталось 3 рабочих дня');
    expect(said('kk', clock(due, 'WORKING_DAYS', 3), at(24, '10:00'))).toBe('3 жұмыс күні қалды');
    expect(said('ru', clock(due, 'WORKING_DAYS', -1), at(30, '10:00'))).toBe('просрочено на 1 рабочий день');
    expect(said('ru', clock(due, 'WORKING_DAYS', 0), at(28, '10:00'))).toBe(
      'просрочено: срок был 27 ноября в 18:00',
    );
  });

  it('gives the exact due time in the long form', () => {
    const left = timeLeft(
      clock(at(27, '18:00'), 'CALENDAR_DAYS'),
      Date.parse(at(23, '10:00')),
      readerOf('kk'),
    );
    expect(left.long).toBe('4 күн қалды; мерзімі: 2026 ж. 27 қараша, 18:00');
  });
});

describe('time used', () => {
  it('is told in the unit of the limit', () => {
    const ru = readerOf('ru');
    expect(usedWords({ amount: 12, unit: 'WORKING_MINUTES' }, ru)).toBe('12 мин');
    expect(usedWords({ amount: 500, unit: 'WORKING_MINUTES' }, ru)).toBe('8 ч 20 мин');
    expect(usedWords({ amount: 0, unit: 'CALENDAR_DAYS' }, ru)).toBe('в тот же день');
    expect(usedWords({ amount: 3, unit: 'CALENDAR_DAYS' }, ru)).toBe('3 календарных дня');
    expect(usedWords({ amount: 7, unit: 'WORKING_DAYS' }, readerOf('kk'))).toBe('7 жұмыс күні');
  });
});

describe('Kazakh endings of times', () => {
  it('follow the last spoken numeral', () => {
    expect(
      ['09:00', '18:00', '10:00', '16:30', '09:20', '09:45', '13:13', '11:40', '00:00'].map(untilTime),
    ).toEqual([
      '09:00-ға',
      '18:00-ге',
      '10:00-ға',
      '16:30-ға',
      '09:20-ға',
      '09:45-ке',
      '13:13-ке',
      '11:40-қа',
      '00:00-ге',
    ]);
    expect(['16:30', '18:00', '14:40', '09:05', '12:06'].map(atTime)).toEqual([
      '16:30-да',
      '18:00-де',
      '14:40-та',
      '09:05-те',
      '12:06-да',
    ]);
  });

  it('stand where something ends', () => {
    const now = Date.parse(at(23, '10:00'));
    expect(whenWords(at(23, '16:30'), now, readerOf('kk'))).toBe('бүгін 16:30-да');
    expect(whenWords(at(24, '18:00'), now, readerOf('ru'))).toBe('завтра в 18:00');
    expect(whenWords(at(22, '18:00'), now, readerOf('ru'))).toBe('вчера в 18:00');
    expect(whenWords(at(27, '18:00'), now, readerOf('kk'))).toBe('27 қараша күні 18:00-де');
  });
});

describe('the due state', () => {
  it('goes by the offices’ date, and the week ends with its Sunday', () => {
    const monday = Date.parse(at(23, '10:00'));
    const state = (day: number, time = '18:00') => dueStateOf(at(day, time), monday);
    expect([state(23, '10:00'), state(23), state(24), state(29), state(30)]).toEqual([
      'LATE',
      'TODAY',
      'THIS_WEEK',
      'THIS_WEEK',
      'LATER',
    ]);
    expect(dueStateOf(at(30, '18:00'), Date.parse(at(29, '10:00')))).toBe('LATER');
  });

  it('of the address is read as the contract names it, and nothing else', () => {
    expect([...DUE_STATES].sort()).toEqual(valuesOf('DueState').sort());
    expect(readDueStates(['LATE', 'TODAY', 'SOON'])).toEqual(['LATE', 'TODAY']);
    expect(readDueStates('LATE')).toEqual(['LATE']);
    expect(readDueStates(undefined)).toEqual([]);
    expect(readDueStates({ due: 1 })).toEqual([]);
  });
});

describe('the server’s clock', () => {
  it('corrects a wrong clock of the browser, but not for the second that a header is rounded to', () => {
    const now = Date.now();
    learnServerTime(new Date(now + 3_600_000).toUTCString(), now);
    expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000);
    learnServerTime(null, now);
    expect(serverNow() - Date.now()).toBeGreaterThan(3_590_000);
    learnServerTime(new Date(now - 1000).toUTCString(), now);
    expect(Math.abs(serverNow() - Date.now())).toBeLessThan(50);
  });
});
