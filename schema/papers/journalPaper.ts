import { officeNameIn, type PaperOffice, type PaperText, type Tongue } from './paper.ts';
import { documentDate } from './paperDates.ts';

/** A registration as its line in the journal shows it. */
export interface JournalLine {
  /** Date and time at the offices. */
  readonly registeredAt: string;
  readonly number: string;
  readonly applicant: string;
  readonly address: string;
  readonly pages: number;
  readonly executor: string | null;
  /** Outgoing number and date of the notice, or where the case stands. */
  readonly result: string;
}

/** The journal of registrations of some days (Regulation cl. 11(2), glossary: register). */
export interface JournalData {
  readonly language: Tongue;
  readonly office: PaperOffice;
  /** First and last day, yyyy-mm-dd. */
  readonly from: string;
  readonly to: string;
  readonly lines: readonly JournalLine[];
}

interface Words {
  readonly title: string;
  readonly office: string;
  readonly period: string;
  readonly total: string;
  readonly none: string;
  readonly headings: readonly string[];
  readonly signature: string;
}

const WORDS: Readonly<Record<Tongue, Words>> = {
  KK: {
    title: 'Өтініштерді тіркеу журналы',
    office: 'Мекеме',
    period: 'Кезең',
    total: 'Барлығы тіркелді',
    none: 'Осы кезеңде өтініш тіркелген жоқ.',
    headings: [
      '№',
      'Тіркелген күні мен уақыты',
      'Тіркеу нөмірі',
      'Өтініш берушінің аты-жөні',
      'Мекенжайы',
      'Бет саны',
      'Жауапты орындаушы',
      'Нәтижесі',
    ],
    signature: 'Кеңсе қызметкері ____________________ (қолы)',
  },
  RU: {
    title: 'Журнал регистрации заявлений',
    office: 'Учреждение',
    period: 'Период',
    total: 'Всего зарегистрировано',
    none: 'За этот период заявления не регистрировались.',
    headings: [
      '№',
      'Дата и время регистрации',
      'Регистрационный номер',
      'Ф.И.О. заявителя',
      'Адрес',
      'Страниц',
      'Ответственный исполнитель',
      'Результат',
    ],
    signature: 'Сотрудник канцелярии ____________________ (подпись)',
  },
};

/** The journal as a paper: a line for each registration, the first first (I-02). */
export function journalText({ language, office, from, to, lines }: JournalData): PaperText {
  const words = WORDS[language];
  const days = [...new Set([from, to])].map((day) => documentDate(day, language)).join(' – ');
  const rows = lines.map((line, index) => [
    String(index + 1),
    line.registeredAt,
    line.number,
    line.applicant,
    line.address,
    String(line.pages),
    line.executor ?? '',
    line.result,
  ]);
  return {
    language,
    title: words.title,
    letterhead: [],
    addressee: [],
    body: rows.length === 0 ? [words.none] : [],
    facts: [
      { label: words.office, value: officeNameIn(language, office) },
      { label: words.period, value: days },
      { label: words.total, value: String(rows.length) },
    ],
    signature: [words.signature],
    ...(rows.length > 0 ? { table: { headings: words.headings, rows } } : {}),
  };
}
