import { describe, expect, it } from 'vitest';
import type { InputJsonValue } from '../../prisma/generated/client/internal/prismaNamespace.ts';
import { contentHash } from '../../schema/papers/contentHash.ts';
import type { PaperText } from '../../schema/papers/paper.ts';
import { type ReceiptData, receiptTexts } from '../../schema/papers/receiptPaper.ts';

/** The text of a receipt in one language. */
function receiptPaper(given: ReceiptData): PaperText {
  const [text, ...more] = receiptTexts(given);
  if (!text || more.length > 0) throw new Error('a receipt in one language has one text');
  return text;
}

const data: ReceiptData = {
  language: 'KK',
  applicant: { surname: 'Әбенова', givenName: 'Ілияна', patronymic: 'Нұрланқызы' },
  number: 'AKS-2013/000147',
  registeredAt: new Date('2013-04-04T18:30:00Z'),
  expectedOn: '2013-04-16',
  acceptedBy: { surname: 'Қалиева', givenName: 'Мәриям', patronymic: 'Асқарқызы' },
  office: {
    nameKk: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
    nameRu: 'Отдел занятости и социальных программ Аксуского района',
    addressKk: 'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 5',
    phone: '8-72832-2-11-43',
  },
  documents: [
    { kind: 'APPLICATION_FORM', state: 'PRESENT', pages: 2 },
    { kind: 'FAMILY_COMPOSITION', state: 'PRESENT', pages: 1 },
    { kind: 'FAMILY_INCOME', state: 'ABSENT', pages: 0 },
    { kind: 'SUBSIDIARY_PLOT', state: 'NOT_REQUIRED', pages: 0 },
    { kind: 'RESIDENCE_PROOF', state: 'ABSENT', pages: 0 },
    { kind: 'SOCIAL_CONTRACT', state: 'NOT_REQUIRED', pages: 0 },
  ],
  documentNames: {
    APPLICATION_FORM: { nameKk: 'Өтініш', nameRu: 'Заявление' },
    FAMILY_COMPOSITION: { nameKk: 'Отбасы құрамы', nameRu: 'Состав семьи' },
    FAMILY_INCOME: { nameKk: 'Табыстар', nameRu: 'Доходы' },
    SUBSIDIARY_PLOT: { nameKk: 'Қосалқы шаруашылық', nameRu: 'Подсобное хозяйство' },
    RESIDENCE_PROOF: { nameKk: 'Тіркелгенін растау', nameRu: 'Регистрация' },
    SOCIAL_CONTRACT: { nameKk: 'Әлеуметтік келісімшарт', nameRu: 'Социальный контракт' },
  },
};

describe('the receipt', () => {
  it('in Kazakh has the words of the form, the local date and every fact', () => {
    expect(receiptPaper(data)).toEqual({
      language: 'KK',
      title: 'Тұтынушыға қызмет көрсету талоны',
      letterhead: [],
      addressee: [],
      body: [
        'Құрметті Әбенова Ілияна Нұрланқызы, 2013 жылғы «5» сәуір Сіздің құжаттарыңыз қабылданып, AKS-2013/000147 нөмірімен тіркелді.',
        'Қызметті алу күні: 2013 жылғы «16» сәуір.',
      ],
      facts: [
        { label: 'Мекеме', value: data.office.nameKk },
        { label: 'Мекенжай', value: data.office.addressKk },
        { label: 'Телефон', value: '8-72832-2-11-43' },
        { label: 'Тіркеу нөмірі', value: 'AKS-2013/000147' },
        { label: 'Қабылданған құжаттар', value: '1) Өтініш (2 бет); 2) Отбасы құрамы (1 бет)' },
        { label: 'Барлық бет саны', value: '3' },
        { label: 'Жетіспейтін құжаттар', value: 'Табыстар; Тіркелгенін растау' },
      ],
      signature: ['Құжаттарды қабылдаған: Қалиева М. А.'],
    });
  });

  it('in Russian has the words of the form, the local date and every fact', () => {
    expect(receiptPaper({ ...data, language: 'RU' })).toEqual({
      language: 'RU',
      title: 'Талон обслуживания потребителя',
      letterhead: [],
      addressee: [],
      body: [
        'Уважаемый(ая) Әбенова Ілияна Нұрланқызы! «5» апреля 2013 года Ваши документы приняты и зарегистрированы под № AKS-2013/000147.',
        'Дата получения услуги: «16» апреля 2013 года.',
      ],
      facts: [
        { label: 'Учреждение', value: 'Отдел занятости и социальных программ Аксуского района' },
        { label: 'Адрес', value: data.office.addressKk },
        { label: 'Телефон', value: '8-72832-2-11-43' },
        { label: 'Регистрационный номер', value: 'AKS-2013/000147' },
        { label: 'Принятые документы', value: '1) Заявление (2 стр.); 2) Состав семьи (1 стр.)' },
        { label: 'Всего страниц', value: '3' },
        { label: 'Недостающие документы', value: 'Доходы; Регистрация' },
      ],
      signature: ['Документы принял(а): Қалиева М. А.'],
    });
  });

  it('leaves out the missing documents when none is missing, and a telephone that is not known', () => {
    const complete = data.documents.filter(({ state }) => state === 'PRESENT');
    const { facts } = receiptPaper({ ...data, office: { ...data.office, phone: null }, documents: complete });
    expect(facts.map(({ label }) => label)).toEqual([
      'Мекеме',
      'Мекенжай',
      'Тіркеу нөмірі',
      'Қабылданған құжаттар',
      'Барлық бет саны',
    ]);
  });

  it('says so when no document was accepted', () => {
    const { facts } = receiptPaper({ ...data, documents: [] });
    expect(facts.slice(-2)).toEqual([
      { label: 'Қабылданған құжаттар', value: 'жоқ' },
      { label: 'Барлық бет саны', value: '0' },
    ]);
  });

  it('names an akim office in Kazakh where there is no Russian name', () => {
    const office = { ...data.office, nameKk: 'Қаракөз селолық округі', nameRu: null };
    expect(receiptPaper({ ...data, language: 'RU', office }).facts[0]).toEqual({
      label: 'Учреждение',
      value: 'Қаракөз селолық округі',
    });
  });

  it('in both languages says each in its own words, Kazakh first (I-26)', () => {
    const both = receiptTexts({ ...data, language: 'BOTH' });
    expect(both).toEqual([receiptPaper(data), receiptPaper({ ...data, language: 'RU' })]);
  });

  it('is plain JSON: stored and read again it has the same hash (I-05)', () => {
    const paper = receiptPaper(data);
    const stored: InputJsonValue = paper;
    expect(contentHash(JSON.parse(JSON.stringify(stored)))).toBe(contentHash(paper));
    expect(contentHash(receiptPaper({ ...data, number: 'AKS-2013/000148' }))).not.toBe(contentHash(paper));
  });
});
