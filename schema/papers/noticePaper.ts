import type { PaperLanguage } from '../../prisma/client.ts';
import { fullName, type PersonName } from '../applicants/personName.ts';
import { validationFailed } from '../errors.ts';
import {
  officeNameIn,
  type PaperOffice,
  type PaperTerm,
  type PaperText,
  sentence,
  type Tongue,
  termIn,
  tonguesOf,
} from './paper.ts';
import { documentDateOf } from './paperDates.ts';

/** What the notice says: assigned, or refused on grounds of Standard cl. 16 with the reason explained (I-23). */
export type NoticeDecision =
  | { readonly kind: 'ASSIGNMENT' }
  | { readonly kind: 'REFUSAL'; readonly grounds: readonly PaperTerm[]; readonly explanation: string };

/** All that a notice shows (Regulation app. 4, I-24) before it is signed; see {@link signedNoticeTexts}. */
export interface NoticeData {
  readonly language: PaperLanguage;
  readonly decision: NoticeDecision;
  readonly applicant: PersonName & { readonly address: string };
  /** The case's registration number. */
  readonly number: string;
  readonly office: PaperOffice;
  /** Without a telephone of his own the executor is reached at the office's. */
  readonly executor: PersonName & { readonly phone: string | null };
}

interface Words {
  readonly title: string;
  readonly assigned: string;
  readonly refused: string;
  readonly ground: string;
  readonly explanation: string;
  readonly appeal: string;
  readonly head: string;
  readonly actingHead: string;
  readonly signature: string;
  readonly executor: string;
  readonly number: string;
  readonly phone: string;
  readonly outgoingNumber: string;
  readonly outgoingDate: string;
}

const WORDS: Readonly<Record<Tongue, Words>> = {
  KK: {
    title: 'Хабарлама',
    assigned: 'Сізге мемлекеттік атаулы әлеуметтік көмектің тағайындалғандығы туралы хабарлайды.',
    refused: 'Сізге мемлекеттік атаулы әлеуметтік көмекті тағайындаудан бас тартылғандығы туралы хабарлайды.',
    ground: 'Бас тарту негізі',
    explanation: 'Түсіндірме',
    appeal: 'Осы шешімге жоғары тұрған органға немесе сотқа шағымдануға құқығыңыз бар.',
    head: 'Бастық',
    actingHead: 'Бастықтың м.а.',
    signature: '(қолы)',
    executor: 'Орын.',
    number: 'Тіркеу нөмірі',
    phone: 'Тел.',
    outgoingNumber: 'Шығыс нөмірі',
    outgoingDate: 'Күні',
  },
  RU: {
    title: 'Уведомление',
    assigned: 'уведомляет Вас о назначении государственной адресной социальной помощи.',
    refused: 'уведомляет Вас об отказе в назначении государственной адресной социальной помощи.',
    ground: 'Основание отказа',
    explanation: 'Пояснение',
    appeal: 'Вы вправе обжаловать данное решение в вышестоящем органе или в суде.',
    head: 'Начальник',
    actingHead: 'И.о. начальника',
    signature: '(подпись)',
    executor: 'Исп.',
    number: 'Регистрационный номер',
    phone: 'Тел.',
    outgoingNumber: 'Исходящий номер',
    outgoingDate: 'Дата',
  },
};

const DEPARTMENT_KK = 'ұмыспен қамту және әлеуметтік бағдарламалар бөлімі';
const DEPARTMENT_RU = 'Отдел занятости и социальных программ';

/**
 * The office as the subject of the notice's sentence (regulation.md 5.7): `Ақсу ауданының «Жұмыспен қамту және …
 * бөлімі» ММ`, `ГУ «Отдел занятости и социальных программ» Аксуского района`; another name is quoted whole.
 */
export function officeAsSubject(language: Tongue, office: Pick<PaperOffice, 'nameKk' | 'nameRu'>): string {
  const name = officeNameIn(language, office);
  if (language === 'KK') {
    const place = new RegExp(`^(.+) [жЖ]${DEPARTMENT_KK}$`, 'u').exec(name)?.[1];
    if (place) return `${place} «Ж${DEPARTMENT_KK}» ММ`;
    return name.endsWith(' ММ') ? name : `«${name}» ММ`;
  }
  const place = new RegExp(`^${DEPARTMENT_RU} (.+)$`, 'iu').exec(name)?.[1];
  if (place) return `ГУ «${DEPARTMENT_RU}» ${place}`;
  return /^К?ГУ /u.test(name) ? name : `ГУ «${name}»`;
}

function required(path: string, value: string | null): string {
  const text = value?.trim();
  if (!text) throw validationFailed([{ path, code: 'MISSING_ON_PAPER' }]);
  return text;
}

function bodyOf(language: Tongue, { decision, office }: NoticeData): string[] {
  const words = WORDS[language];
  const subject = officeAsSubject(language, office);
  if (decision.kind === 'ASSIGNMENT') return [`${subject} ${words.assigned}`];
  const grounds = decision.grounds.map((ground) => termIn(language, ground)).join('; ');
  return [
    `${subject} ${words.refused}`,
    sentence(`${words.ground}: ${required('grounds', grounds)}`),
    sentence(`${words.explanation}: ${required('explanation', decision.explanation)}`),
    words.appeal,
  ];
}

/** The office at the head of its letters (Regulation app. 4). */
export const letterheadOf = (language: Tongue, office: PaperOffice): string[] =>
  [
    officeNameIn(language, office),
    office.addressKk,
    [office.phone && `${WORDS[language].phone} ${office.phone}`, office.email].filter(Boolean).join(', '),
  ].filter((line) => line !== '');

/**
 * The notice of assignment or refusal (Regulation cl. 7, 11(4), app. 4) with the words of regulation.md 5.7, in the
 * languages that the applicant chose (I-26). Throws VALIDATION_FAILED with MISSING_ON_PAPER at `applicant.address`,
 * `executor.phone`, `grounds` or `explanation` (I-23, I-24).
 */
export const noticeTexts = (data: NoticeData): PaperText[] =>
  tonguesOf(data.language).map((language) => noticeIn(language, data));

function noticeIn(language: Tongue, data: NoticeData): PaperText {
  const { applicant, office, executor } = data;
  const words = WORDS[language];
  return {
    language,
    title: words.title,
    letterhead: letterheadOf(language, office),
    addressee: [fullName(applicant), required('applicant.address', applicant.address)],
    body: bodyOf(language, data),
    facts: [{ label: words.number, value: data.number }],
    signature: [
      signatureLine(language, words.head),
      `${words.executor} ${fullName(executor)}, ${required('executor.phone', executor.phone ?? office.phone)}`,
    ],
  };
}

/** Who signs: his name, and whether as acting head, which the paper then says (AP art. 12(4)). */
export interface NoticeSigner {
  readonly signerName: string;
  readonly signerActing: boolean;
}

/** What the signature adds to the frozen content: who signed, the outgoing number and date (I-07, I-24). */
export interface NoticeSignature extends NoticeSigner {
  readonly outgoingNumber: string;
  readonly signedAt: Date;
}

/** The notice as its signer is shown it: all but the number and the date, which only the signature gives (I-07). */
export function textsToSign(texts: readonly PaperText[], signer: NoticeSigner): PaperText[] {
  return texts.map((text) => {
    const words = WORDS[text.language];
    const blank = signatureLine(text.language, words.head);
    const filled = signer.signerActing ? signatureLine(text.language, words.actingHead) : blank;
    const signature = text.signature.map((line) =>
      line === blank ? `${filled} ${signer.signerName}` : line,
    );
    return { ...text, signature };
  });
}

/** The notice as it is issued: what was shown, with the number and the date of the signature. */
export function signedNoticeTexts(texts: readonly PaperText[], signature: NoticeSignature): PaperText[] {
  return textsToSign(texts, signature).map((text) => {
    const words = WORDS[text.language];
    return {
      ...text,
      facts: [
        { label: words.outgoingNumber, value: signature.outgoingNumber },
        { label: words.outgoingDate, value: documentDateOf(signature.signedAt, text.language) },
        ...text.facts,
      ],
    };
  });
}

const signatureLine = (language: Tongue, position: string): string =>
  `${position} ____________________ ${WORDS[language].signature}`;
