import { describe, expect, it } from 'vitest';
import { journalText } from '../../schema/papers/journalPaper.ts';
import { type LetterData, letterTexts } from '../../schema/papers/letterPaper.ts';
import { shortDateOf, shortTimeOf } from '../../schema/papers/paperDates.ts';

const akim = {
  nameKk: 'Қаракөз селолық округі әкімінің аппараты',
  nameRu: null,
  addressKk: 'Қаракөз ауылы, Абай көшесі, 1',
  phone: '8-72832-2-22-22',
  email: 'karakoz@example.kz',
};
const department = {
  nameKk: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  nameRu: 'Отдел занятости и социальных программ Аксуского района',
  addressKk: 'Жансүгіров кенті, Желтоқсан көшесі, 5',
  phone: '8-72832-2-11-43',
};
const term = (nameKk: string, nameRu: string) => ({ nameKk, nameRu });

const data: LetterData = {
  language: 'KK',
  outgoingNumber: 'AKS-01-2013/N-000003',
  sentAt: new Date('2013-04-12T04:14:00.000Z'),
  from: akim,
  to: department,
  applicant: { surname: 'Әбенова', givenName: 'Ілияна', patronymic: null },
  number: 'AKS-01-2013/000009',
  registeredAt: new Date('2013-04-05T04:14:00.000Z'),
  documents: [
    { kind: 'APPLICATION_FORM', state: 'PRESENT', pages: 2 },
    { kind: 'FAMILY_INCOME', state: 'ABSENT', pages: 0 },
  ],
  documentNames: {
    APPLICATION_FORM: term('Өтініш', 'Заявление'),
    FAMILY_COMPOSITION: term('Құрам', 'Состав'),
    FAMILY_INCOME: term('Табыс', 'Доходы'),
    SUBSIDIARY_PLOT: term('Шаруашылық', 'Хозяйство'),
    RESIDENCE_PROOF: term('Тіркеу', 'Регистрация'),
    SOCIAL_CONTRACT: term('Келісімшарт', 'Контракт'),
  },
  conclusion: null,
  words: null,
  executor: { surname: 'Бекова', givenName: 'Айгүл', patronymic: null, phone: null },
};

describe('the covering letter of an akim’s office (K4)', () => {
  it('in Kazakh says whose documents are sent, under which number, and what they are', () => {
    expect(letterTexts(data)).toEqual([
      {
        language: 'KK',
        title: 'Ілеспе хат',
        letterhead: [akim.nameKk, akim.addressKk, 'Тел. 8-72832-2-22-22, karakoz@example.kz'],
        addressee: [department.nameKk, department.addressKk],
        body: [
          '«Мемлекеттік атаулы әлеуметтік көмекті тағайындау» мемлекеттік қызметін көрсету үшін өтініш берушінің құжаттарын жолдаймыз: Әбенова Ілияна.',
          'Құжаттар 2013 жылғы «5» сәуір AKS-01-2013/000009 нөмірімен тіркелді.',
        ],
        facts: [
          { label: 'Шығыс нөмірі', value: 'AKS-01-2013/N-000003' },
          { label: 'Күні', value: '2013 жылғы «12» сәуір' },
          { label: 'Қабылданған құжаттар', value: '1) Өтініш (2 бет)' },
          { label: 'Барлық бет саны', value: '2' },
          { label: 'Жетіспейтін құжаттар', value: 'Табыс' },
        ],
        signature: ['Әкім ____________________ (қолы)', 'Орын. Бекова Айгүл, 8-72832-2-22-22'],
      },
    ]);
  });

  it('in Russian adds the commission’s conclusion and the office’s own words', () => {
    const [text] = letterTexts({
      ...data,
      language: 'RU',
      conclusion: { opinion: 'NEEDED', text: 'Семья нуждается в помощи' },
      words: 'Просим рассмотреть.',
    });
    expect(text?.title).toBe('Сопроводительное письмо');
    expect(text?.addressee[0]).toBe(department.nameRu);
    expect(text?.body).toEqual([
      'Для оказания государственной услуги «Назначение государственной адресной социальной помощи» направляем документы заявителя: Әбенова Ілияна.',
      'Документы зарегистрированы «5» апреля 2013 года под № AKS-01-2013/000009.',
      'Заключение участковой комиссии: помощь нужна. Семья нуждается в помощи.',
      'Просим рассмотреть.',
    ]);
  });

  it('in both languages is two texts', () => {
    expect(letterTexts({ ...data, language: 'BOTH' }).map(({ language }) => language)).toEqual(['KK', 'RU']);
  });
});

describe('the journal of registrations', () => {
  const line = {
    registeredAt: '05.04.2013 10:14',
    number: 'AKS-2013/000147',
    applicant: 'Әбенова Ілияна',
    address: 'Жансүгіров кенті',
    pages: 8,
    executor: null,
    result: 'Тіркелді',
  };

  it('has a numbered line for each registration under the headings of its language', () => {
    const text = journalText({
      language: 'KK',
      office: department,
      from: '2013-04-01',
      to: '2013-04-30',
      lines: [line, { ...line, number: 'AKS-2013/000148', executor: 'Бекова А.' }],
    });
    expect(text.facts.map(({ value }) => value)).toEqual([
      department.nameKk,
      '2013 жылғы «1» сәуір – 2013 жылғы «30» сәуір',
      '2',
    ]);
    expect(text.table?.rows).toEqual([
      ['1', '05.04.2013 10:14', 'AKS-2013/000147', 'Әбенова Ілияна', 'Жансүгіров кенті', '8', '', 'Тіркелді'],
      [
        '2',
        '05.04.2013 10:14',
        'AKS-2013/000148',
        'Әбенова Ілияна',
        'Жансүгіров кенті',
        '8',
        'Бекова А.',
        'Тіркелді',
      ],
    ]);
    expect(text.table?.headings).toHaveLength(8);
  });

  it('of one day names it once, and without a line says so', () => {
    const text = journalText({
      language: 'RU',
      office: department,
      from: '2013-04-05',
      to: '2013-04-05',
      lines: [],
    });
    expect(text.facts[1]?.value).toBe('«5» апреля 2013 года');
    expect(text.table).toBeUndefined();
    expect(text.body).toEqual(['За этот период заявления не регистрировались.']);
  });

  it('writes times as the offices’ clocks show them, before and after their offset changed', () => {
    expect(shortTimeOf(new Date('2013-04-05T04:14:00.000Z'))).toBe('05.04.2013 10:14');
    expect(shortTimeOf(new Date('2026-11-18T05:00:00.000Z'))).toBe('18.11.2026 10:00');
    expect(shortDateOf(new Date('2026-11-17T19:00:00.000Z'))).toBe('18.11.2026');
  });
});
