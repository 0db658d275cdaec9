import type { Tongue } from '../../schema/papers/paper.ts';

/** The words that the press itself adds to papers, in one language. */
export interface PressWords {
  /** What the mark is for; the address follows. */
  readonly check: string;
  /** The same on the receipt, whose code also tells where the application stands. */
  readonly checkAndStatus: string;
  readonly code: string;
  /** What stands for the picture of the mark. */
  readonly markAlt: string;
  /** Above the copy of the receipt that stays in the office. */
  readonly officeCopy: string;
  /** Before the applicant's signature on that copy. */
  readonly received: string;
  readonly signature: string;
  readonly page: string;
  /** The state service, for the subject of the document. */
  readonly service: string;
}

/** In Kazakh and Russian, by the glossary (regulation.md 6). */
export const WORDS: Readonly<Record<Tongue, PressWords>> = {
  KK: {
    check: 'Құжаттың түпнұсқалығын тексеру үшін:',
    checkAndStatus: 'Құжаттың түпнұсқалығын тексеру және өтініштің қай сатыда екенін білу үшін:',
    code: 'Коды',
    markAlt: 'Құжатты тексеруге арналған QR-код',
    officeCopy: 'Мекемеде қалатын дана',
    received: 'Талонды алдым:',
    signature: '(қолы)',
    page: 'бет',
    service: 'Мемлекеттік атаулы әлеуметтік көмек тағайындау',
  },
  RU: {
    check: 'Проверить подлинность документа:',
    checkAndStatus: 'Проверить подлинность документа и узнать, на каком этапе заявление:',
    code: 'Код',
    markAlt: 'QR-код для проверки документа',
    officeCopy: 'Экземпляр, остающийся в учреждении',
    received: 'Талон получил(а):',
    signature: '(подпись)',
    page: 'стр.',
    service: 'Назначение государственной адресной социальной помощи',
  },
};

const CODES: Readonly<Record<Tongue, string>> = { KK: 'kk', RU: 'ru' };

/** The language as PDF and HTML name it (BCP 47). */
export const langOf = (tongue: Tongue): string => CODES[tongue];

/** The page number at the foot: `1 / 2 бет`, `стр. 1 / 2`; both words when the paper speaks both languages. */
export function pageOf(tongues: readonly Tongue[], page: number, pages: number): string {
  const numbers = `${page} / ${pages}`;
  const kazakh = tongues.includes('KK') ? ` ${WORDS.KK.page}` : '';
  const russian = tongues.includes('RU') ? `${WORDS.RU.page} ` : '';
  return kazakh && russian ? `${numbers}${kazakh} / ${russian.trim()}` : `${russian}${numbers}${kazakh}`;
}
