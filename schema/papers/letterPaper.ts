import type { CommissionOpinion, PaperLanguage } from '../../prisma/client.ts';
import { fullName, type PersonName } from '../applicants/personName.ts';
import { letterheadOf } from './noticePaper.ts';
import { officeNameIn, type PaperOffice, type PaperText, sentence, type Tongue, tonguesOf } from './paper.ts';
import { documentDateOf } from './paperDates.ts';
import { documentFacts, type ListedDocuments } from './receiptPaper.ts';

/** All that the covering letter of an akim's office shows (K4; law art. 4(2)). */
export interface LetterData extends ListedDocuments {
  readonly language: PaperLanguage;
  readonly outgoingNumber: string;
  readonly sentAt: Date;
  readonly from: PaperOffice;
  readonly to: PaperOffice;
  readonly applicant: PersonName;
  /** The akim's registration number and its moment (I-06). */
  readonly number: string;
  readonly registeredAt: Date;
  readonly conclusion: { readonly opinion: CommissionOpinion | null; readonly text: string } | null;
  /** What the akim's office adds in its own words. */
  readonly words: string | null;
  readonly executor: PersonName & { readonly phone: string | null };
}

interface Words {
  readonly title: string;
  readonly body: (name: string, date: string, number: string) => readonly string[];
  readonly conclusion: string;
  readonly opinions: Readonly<Record<CommissionOpinion, string>>;
  readonly outgoingNumber: string;
  readonly outgoingDate: string;
  readonly akim: string;
  readonly executor: string;
}

const WORDS: Readonly<Record<Tongue, Words>> = {
  KK: {
    title: 'Ілеспе хат',
    body: (name, date, number) => [
      `«Мемлекеттік атаулы әлеуметтік көмекті тағайындау» мемлекеттік қызметін көрсету үшін өтініш берушінің құжаттарын жолдаймыз: ${name}.`,
      `Құжаттар ${date} ${number} нөмірімен тіркелді.`,
    ],
    conclusion: 'Учаскелік комиссияның қорытындысы',
    opinions: { NEEDED: 'көмек қажет', NOT_NEEDED: 'көмек қажет емес' },
    outgoingNumber: 'Шығыс нөмірі',
    outgoingDate: 'Күні',
    akim: 'Әкім ____________________ (қолы)',
    executor: 'Орын.',
  },
  RU: {
    title: 'Сопроводительное письмо',
    body: (name, date, number) => [
      `Для оказания государственной услуги «Назначение государственной адресной социальной помощи» направляем документы заявителя: ${name}.`,
      `Документы зарегистрированы ${date} под № ${number}.`,
    ],
    conclusion: 'Заключение участковой комиссии',
    opinions: { NEEDED: 'помощь нужна', NOT_NEEDED: 'помощь не нужна' },
    outgoingNumber: 'Исходящий номер',
    outgoingDate: 'Дата',
    akim: 'Аким ____________________ (подпись)',
    executor: 'Исп.',
  },
};

/** The letter with which an akim's office sends the documents to the authorised body (Regulation cl. 11(1), K4). */
export const letterTexts = (data: LetterData): PaperText[] =>
  tonguesOf(data.language).map((language) => letterIn(language, data));

function letterIn(language: Tongue, data: LetterData): PaperText {
  const words = WORDS[language];
  const { conclusion, executor, from, to } = data;
  const phone = executor.phone ?? from.phone;
  const heard = conclusion && [conclusion.opinion && words.opinions[conclusion.opinion], conclusion.text];
  return {
    language,
    title: words.title,
    letterhead: letterheadOf(language, from),
    addressee: [officeNameIn(language, to), to.addressKk],
    body: [
      ...words.body(fullName(data.applicant), documentDateOf(data.registeredAt, language), data.number),
      ...(heard ? [sentence(`${words.conclusion}: ${heard.filter(Boolean).join('. ')}`)] : []),
      ...(data.words ? [data.words] : []),
    ],
    facts: [
      { label: words.outgoingNumber, value: data.outgoingNumber },
      { label: words.outgoingDate, value: documentDateOf(data.sentAt, language) },
      ...documentFacts(data, language),
    ],
    signature: [words.akim, `${words.executor} ${[fullName(executor), phone].filter(Boolean).join(', ')}`],
  };
}
