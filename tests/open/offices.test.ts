import { describe, expect, it } from 'vitest';
import { foldText } from '../../admin/open/info/foldText.ts';
import { limitWords, type ServiceLimit } from '../../admin/open/info/limitWords.ts';
import { groupOffices, sameHours, searchOffices } from '../../admin/open/info/officeGroups.ts';
import { districtName, hoursWords, officeName } from '../../admin/open/shared/officeWords.ts';
import { dialled } from '../../admin/open/shared/telephone.ts';
import { kk } from '../../admin/open/words/kk.ts';
import { ru } from '../../admin/open/words/ru.ts';
import { office, offices } from './support/offices.ts';

const groups = groupOffices(offices);
const found = (query: string) =>
  searchOffices(groups, query).map(
    ({ department, akimOffices }) => `${department.code} ${akimOffices.length}`,
  );

describe('the offices', () => {
  it('are grouped by district, and none is lost', () => {
    expect(groups).toHaveLength(19);
    expect(groups.reduce((sum, { akimOffices }) => sum + akimOffices.length, 0)).toBe(254);
    for (const { department, akimOffices } of groups)
      for (const { district } of akimOffices) expect(district).toBe(department.district);
  });

  it('have a district in each language', () => {
    const names = groups.map(({ department }) => districtName('ru', department));
    expect(names.every(({ text, language }) => language === 'ru' && /район$|^город /u.test(text))).toBe(true);
    expect(names[0]?.text).toBe('Аксуский район');
    expect(districtName('kk', office('AKS')).text).toBe('Ақсу ауданы');
    expect(districtName('ru', { ...office('AKS'), nameRu: null })).toEqual({
      text: 'Ақсу ауданы',
      language: 'kk',
    });
  });

  it('say which of their names is Kazakh', () => {
    expect(officeName('ru', office('AKS')).language).toBe('ru');
    expect(officeName('ru', office('AKS-01')).language).toBe('kk');
    expect(officeName('kk', office('AKS')).language).toBe('kk');
  });
});

describe('the search', () => {
  it.each([
    ['талғар', 'with the Kazakh letter'],
    ['Талгар', 'with the plain one'],
    ['талгарский район', 'as a Russian adjective'],
    ['TAЛГAР', 'with Latin look-alikes'],
  ])('finds the whole district by %s: %s', (query) => {
    expect(found(query)[0]).toBe(
      `TAL ${groups.find(({ department }) => department.code === 'TAL')?.akimOffices.length}`,
    );
  });

  it('finds a village below its district alone', () => {
    expect(found('Суыксай')).toEqual(['AKS 1']);
    expect(found('аксу суыксай')).toEqual(['AKS 1']);
  });

  it('finds all for nothing, and nothing for nonsense', () => {
    expect(found('  ')).toHaveLength(19);
    expect(found('абракадабра')).toEqual([]);
  });

  it('folds what people do not type', () => {
    expect(foldText('Іле, Ұзынағаш; Ёлка iле')).toBe('иле узынагаш елка иле');
  });
});

describe('hours', () => {
  it('are said in words, on one line each', () => {
    const plain = (text: string) => text.replaceAll('\u2060', '');
    expect(plain(hoursWords(kk, office('AKS')))).toBe('09:00–18:00, түскі үзіліс 13:00–14:00');
    expect(plain(hoursWords(ru, office('AKS')))).toBe('09:00–18:00, обед 13:00–14:00');
    expect(hoursWords(ru, office('AKS'))).toContain('09:00\u2060–\u206018:00');
  });

  it('are said once where all keep the same', () => {
    expect(sameHours(offices)).toBe(true);
    expect(sameHours([office('AKS'), { ...office('TAL'), closesAt: 1020 }])).toBe(false);
  });
});

describe('telephones', () => {
  it.each([
    ['8-72832 2-11-43', '+77283221143'],
    ['872832 21732', '+77283221732'],
    ['+7 (701) 123-45-67', '+77011234567'],
    ['7283221143', '+77283221143'],
    ['872776 977545', null],
    ['3884001', null],
    [null, null],
  ])('%s is dialled as %s', (printed, number) => {
    expect(dialled(printed)).toBe(number);
  });
});

describe('time limits in words', () => {
  const limit = (unit: ServiceLimit['unit'], count: number): ServiceLimit[] => [
    { code: 'STANDARD', limit: count, unit, source: '' },
  ];
  const said = (
    words: typeof kk,
    form: 'unit' | 'within' | 'atMost',
    unit: ServiceLimit['unit'],
    count: number,
  ) => limitWords(words, limit(unit, count), 'STANDARD', form);

  it('decline as the language asks', () => {
    expect(said(ru, 'within', 'WORKING_DAYS', 7)).toBe('в течение 7 рабочих дней');
    expect(said(ru, 'within', 'WORKING_DAYS', 22)).toBe('в течение 22 рабочих дней');
    expect(said(ru, 'within', 'WORKING_DAYS', 21)).toBe('в течение 21 рабочего дня');
    expect(said(ru, 'unit', 'CALENDAR_DAYS', 1)).toBe('1 календарный день');
    expect(said(ru, 'unit', 'CALENDAR_DAYS', 3)).toBe('3 календарных дня');
    expect(said(ru, 'atMost', 'WORKING_MINUTES', 15)).toBe('не более 15 минут');
    expect(said(kk, 'within', 'WORKING_DAYS', 7)).toBe('7 жұмыс күні ішінде');
    expect(said(kk, 'atMost', 'WORKING_MINUTES', 15)).toBe('15 минуттан аспайды');
    expect(limitWords(kk, limit('WORKING_DAYS', 7), 'A1', 'unit')).toBeNull();
  });
});
