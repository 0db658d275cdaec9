import { describe, expect, it } from 'vitest';
import { explanationLines, hoursWords, ruleWords } from '../../admin/deadlines/explanationLines.ts';
import { sourceWords } from '../../admin/deadlines/sourceWords.ts';
import type { DueExplanationWholeFragment } from '../../admin/generated/graphql.ts';
import { readCalendarSeeds, readTimeLimitSeeds } from '../../prisma/reference/load.ts';
import { explainDue } from '../../schema/deadlines/explain.ts';
import type { TimeLimitRule } from '../../schema/deadlines/types.ts';
import { rule, seedCalendar } from '../deadlines/support/calendars.ts';
import { readerOf } from './support/reader.ts';

const HOURS = { opensAt: 540, lunchFrom: 780, lunchTo: 840, closesAt: 1080 };
const ru = readerOf('ru');
const kk = readerOf('kk');

/** As the API answers it. */
const explained = (limit: TimeLimitRule, startedAt: string): DueExplanationWholeFragment =>
  JSON.parse(JSON.stringify(explainDue(seedCalendar, HOURS, limit, new Date(startedAt), 1)));

const lines = (limit: TimeLimitRule, startedAt: string, reader = ru): string[] =>
  explanationLines(explained(limit, startedAt), reader).map(
    ({ day, weekday, kind, count }) => `${day}, ${weekday} | ${kind} | ${count}`,
  );

describe('a due time day by day', () => {
  it('shows nine calendar days that end on a holiday and roll over it', () => {
    expect(lines(rule(9, 'CALENDAR_DAYS'), '2013-03-14T10:00:00+06:00').slice(5)).toEqual([
      '19.03.2013, вторник | Рабочий день | день 5 из 9',
      '20.03.2013, среда | Рабочий день | день 6 из 9',
      '21.03.2013, четверг | Праздничный день: Наурыз мейрамы | день 7 из 9',
      '22.03.2013, пятница | Праздничный день: Наурыз мейрамы | день 8 из 9',
      '23.03.2013, суббота | Праздничный день: Наурыз мейрамы | день 9 из 9 пришелся на нерабочий день: срок переносится',
      '24.03.2013, воскресенье | Выходной день | тоже нерабочий день: срок переносится дальше',
      '25.03.2013, понедельник | Перенесенный выходной: Наурыз мейрамы (перенос с 23 марта) | тоже нерабочий день: срок переносится дальше',
      '26.03.2013, вторник | Рабочий день | день 9 из 9, последний день перенесен сюда',
    ]);
  });

  it('leaves the day of the event uncounted and says which working day is the last', () => {
    expect(lines(rule(7, 'WORKING_DAYS'), '2013-04-29T10:00:00+06:00')).toEqual([
      '29.04.2013, понедельник | Рабочий день | день события, не считается',
      '30.04.2013, вторник | Рабочий день | день 1 из 7',
      '01.05.2013, среда | Праздничный день: Праздник единства народа Казахстана | не считается',
      '02.05.2013, четверг | Рабочий день | день 2 из 7',
      '03.05.2013, пятница | Рабочий день | день 3 из 7',
      '04.05.2013, суббота | Рабочий день по постановлению (постановление Правительства P1300000345) | день 4 из 7',
      '05.05.2013, воскресенье | Выходной день | не считается',
      '06.05.2013, понедельник | Рабочий день | день 5 из 7',
      '07.05.2013, вторник | Праздничный день: День защитника Отечества | не считается',
      '08.05.2013, среда | Рабочий день | день 6 из 7',
      '09.05.2013, четверг | Праздничный день: День Победы | не считается',
      '10.05.2013, пятница | Выходной по постановлению (постановление Правительства P1300000345) | не считается',
      '11.05.2013, суббота | Выходной день | не считается',
      '12.05.2013, воскресенье | Выходной день | не считается',
      '13.05.2013, понедельник | Рабочий день | день 7 из 7, последний день',
    ]);
  });

  it('gives the stretches of a limit in minutes', () => {
    expect(lines(rule(30, 'WORKING_MINUTES'), '2026-11-20T17:50:00+05:00')).toEqual([
      '20.11.2026, пятница | Рабочий день | 17:50–18:00, 10 мин',
      '21.11.2026, суббота | Выходной день | рабочего времени нет',
      '22.11.2026, воскресенье | Выходной день | рабочего времени нет',
      '23.11.2026, понедельник | Рабочий день | 09:00–09:20, 20 мин',
    ]);
    expect(lines(rule(30, 'WORKING_MINUTES'), '2026-11-23T12:50:00+05:00', kk)).toEqual([
      '23.11.2026, дүйсенбі | Жұмыс күні | 12:50–13:00, 10 мин; 14:00–14:20, 20 мин',
    ]);
  });

  it('says that a date is only expected', () => {
    const expected = lines(rule(3, 'WORKING_DAYS'), '2028-05-03T10:00:00+05:00', kk).find((line) =>
      line.startsWith('05.05.2028'),
    );
    expect(expected).toContain('Ауыстырылмайтын демалыс күні: Құрбан айттың бірінші күні');
    expect(expected).toContain('күтілетін күн, бір күнге өзгеруі мүмкін');
  });

  it('says that the office had closed when a first day that counts began after hours', () => {
    const late = rule(1, 'CALENDAR_DAYS', { firstDayCounts: true });
    expect(lines(late, '2026-11-23T19:00:00+05:00')).toEqual([
      '23.11.2026, понедельник | Рабочий день | рабочий день уже закончился: срок переносится',
      '24.11.2026, вторник | Рабочий день | день 1 из 1, последний день перенесен сюда',
    ]);
  });

  it('marks exactly one day as the last', () => {
    const all = explanationLines(explained(rule(22, 'WORKING_DAYS'), '2012-12-10T10:00:00+06:00'), ru);
    expect(all.filter(({ last }) => last).map(({ date }) => date)).toEqual(['2013-01-16']);
    expect(all.at(-1)?.last).toBe(true);
  });
});

describe('the rule in words', () => {
  it('is a sentence in each language', () => {
    const nine = explained(rule(9, 'CALENDAR_DAYS'), '2013-03-14T10:00:00+06:00');
    expect(ruleWords(nine, ru)).toBe(
      '9 календарных дней; день события не считается; если последний день нерабочий, срок истекает в ближайший следующий рабочий день; срок истекает в 18:00 последнего дня',
    );
    expect(ruleWords(nine, kk)).toBe(
      '9 күнтізбелік күн; оқиға болған күн есептелмейді; соңғы күн жұмыс күні болмаса, мерзім одан кейінгі ең жақын жұмыс күні бітеді; мерзім соңғы күні 18:00-де бітеді',
    );
    const minutes = explained(rule(15, 'WORKING_MINUTES'), '2026-11-23T12:50:00+05:00');
    expect(ruleWords(minutes, ru)).toBe('15 рабочих минут; считается только рабочее время');
    expect(hoursWords(minutes, ru)).toBe('09:00–18:00, перерыв 13:00–14:00');
  });

  it('says when the day of the event counts and when a term stays where it ends', () => {
    const other = rule(1, 'CALENDAR_DAYS', { firstDayCounts: true, rollsForward: false });
    const words = ruleWords(explained(other, '2026-11-23T10:00:00+05:00'), ru);
    expect(words).toContain('1 календарный день; день события считается первым');
    expect(words).toContain('даже если он нерабочий');
  });
});

describe('the sources', () => {
  it('of every limit and of every swapped day have words in Kazakh and Russian', () => {
    const cited = [
      ...readTimeLimitSeeds().map(({ source }) => source),
      ...readCalendarSeeds().flatMap(({ days }) => days.map(({ source }) => source)),
    ];
    for (const source of new Set(cited)) {
      for (const reader of [kk, ru]) expect(sourceWords(source, reader.t)).toMatch(/[а-яәғқңөұүһі]{3}/i);
    }
  });

  it('that an administrator typed stay as they are', () => {
    expect(sourceWords('Приказ № 5', ru.t)).toBe('Приказ № 5');
    expect(sourceWords('Standard cl. 7(1)', kk.t)).toBe('Стандарт, 7(1)-тармақ');
  });
});
