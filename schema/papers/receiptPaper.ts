import type { DocumentKind, DocumentState, PaperLanguage } from '../../prisma/client.ts';
import { fullName, type PersonName, shortName } from '../applicants/personName.ts';
import {
  officeNameIn,
  type PaperFact,
  type PaperOffice,
  type PaperTerm,
  type PaperText,
  sentence,
  type Tongue,
  termIn,
  tonguesOf,
} from './paper.ts';
import { documentDate, documentDateOf } from './paperDates.ts';

/** A document of Standard cl. 11 as the clerk ticked it. */
export interface ReceiptDocument {
  readonly kind: DocumentKind;
  readonly state: DocumentState;
  readonly pages: number;
}

/** The documents of a case and what they are called. */
export interface ListedDocuments {
  readonly documents: readonly ReceiptDocument[];
  readonly documentNames: Readonly<Record<DocumentKind, PaperTerm>>;
}

/** All that a receipt shows (Regulation app. 3, Standard cl. 14, regulation.md 5.6). */
export interface ReceiptData extends ListedDocuments {
  readonly language: PaperLanguage;
  readonly applicant: PersonName;
  readonly number: string;
  readonly registeredAt: Date;
  /** The date of receiving the service, yyyy-mm-dd (Standard cl. 14). */
  readonly expectedOn: string;
  readonly acceptedBy: PersonName;
  /** The office that accepted: the authorised body or the akim's office. */
  readonly office: PaperOffice;
}

interface Words {
  readonly title: string;
  readonly body: (name: string, date: string, number: string) => string;
  readonly expected: string;
  readonly acceptedBy: string;
  readonly office: string;
  readonly address: string;
  readonly phone: string;
  readonly number: string;
  readonly documents: string;
  readonly totalPages: string;
  readonly missing: string;
  readonly none: string;
  readonly page: string;
}

const WORDS: Readonly<Record<Tongue, Words>> = {
  KK: {
    title: 'Тұтынушыға қызмет көрсету талоны',
    body: (name, date, number) =>
      `Құрметті ${name}, ${date} Сіздің құжаттарыңыз қабылданып, ${number} нөмірімен тіркелді.`,
    expected: 'Қызметті алу күні',
    acceptedBy: 'Құжаттарды қабылдаған',
    office: 'Мекеме',
    address: 'Мекенжай',
    phone: 'Телефон',
    number: 'Тіркеу нөмірі',
    documents: 'Қабылданған құжаттар',
    totalPages: 'Барлық бет саны',
    missing: 'Жетіспейтін құжаттар',
    none: 'жоқ',
    page: 'бет',
  },
  RU: {
    title: 'Талон обслуживания потребителя',
    body: (name, date, number) =>
      `Уважаемый(ая) ${name}! ${date} Ваши документы приняты и зарегистрированы под № ${number}.`,
    expected: 'Дата получения услуги',
    acceptedBy: 'Документы принял(а)',
    office: 'Учреждение',
    address: 'Адрес',
    phone: 'Телефон',
    number: 'Регистрационный номер',
    documents: 'Принятые документы',
    totalPages: 'Всего страниц',
    missing: 'Недостающие документы',
    none: 'нет',
    page: 'стр.',
  },
};

/** The documents that were handed in, their pages, and those that are missing (regulation.md 5.6). */
export function documentFacts(data: ListedDocuments, language: Tongue): PaperFact[] {
  const words = WORDS[language];
  const name = (kind: DocumentKind): string => termIn(language, data.documentNames[kind]);
  const present = data.documents.filter(({ state }) => state === 'PRESENT');
  const listed = present.map(
    ({ kind, pages }, index) => `${index + 1}) ${name(kind)} (${pages} ${words.page})`,
  );
  const absent = data.documents.filter(({ state }) => state === 'ABSENT').map(({ kind }) => name(kind));
  const facts = [
    { label: words.documents, value: listed.join('; ') || words.none },
    { label: words.totalPages, value: String(present.reduce((sum, { pages }) => sum + pages, 0)) },
  ];
  return absent.length > 0 ? [...facts, { label: words.missing, value: absent.join('; ') }] : facts;
}

/**
 * The receipt (Regulation cl. 11(2), app. 3) in the languages that the applicant chose (I-26): the words of regulation.md
 * 5.7, with the dates at the offices' zone. As in app. 3 it has no letterhead: the office stands among the facts.
 */
export const receiptTexts = (data: ReceiptData): PaperText[] =>
  tonguesOf(data.language).map((language) => receiptIn(language, data));

function receiptIn(language: Tongue, data: ReceiptData): PaperText {
  const { office } = data;
  const words = WORDS[language];
  const phone = office.phone ? [{ label: words.phone, value: office.phone }] : [];
  return {
    language,
    title: words.title,
    letterhead: [],
    addressee: [],
    body: [
      words.body(fullName(data.applicant), documentDateOf(data.registeredAt, language), data.number),
      sentence(`${words.expected}: ${documentDate(data.expectedOn, language)}`),
    ],
    facts: [
      { label: words.office, value: officeNameIn(language, office) },
      { label: words.address, value: office.addressKk },
      ...phone,
      { label: words.number, value: data.number },
      ...documentFacts(data, language),
    ],
    signature: [sentence(`${words.acceptedBy}: ${shortName(data.acceptedBy)}`)],
  };
}
