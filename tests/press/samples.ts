import { journalText } from '../../schema/papers/journalPaper.ts';
import { letterTexts } from '../../schema/papers/letterPaper.ts';
import type { PaperText } from '../../schema/papers/paper.ts';
import type { PaperMark, Sheet } from '../../schema/papers/press.ts';
import { documentNames } from './documentNames.ts';

/** The parts of a text that a sample has; the others are empty. */
export const textOf = (
  language: PaperText['language'],
  title: string,
  parts: Partial<PaperText> = {},
): PaperText => ({
  language,
  title,
  letterhead: [],
  addressee: [],
  body: [],
  facts: [],
  signature: [],
  ...parts,
});

export const MARK: PaperMark = {
  code: '7K2M-0QXW-94TB',
  address: 'https://komek.example.kz/check/7K2M0QXW94TB',
};

export const AT = new Date('2013-04-05T06:30:00Z');
const NUMBER = 'AKS-2013/000147';

export const sheetOf = (
  kind: Sheet['kind'],
  texts: readonly PaperText[],
  more: Partial<Sheet> = {},
): Sheet => ({
  kind,
  texts,
  number: NUMBER,
  author: texts[0]?.letterhead[0] ?? 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  at: AT,
  mark: MARK,
  ...more,
});

const OFFICE = {
  KK: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  RU: 'Отдел занятости и социальных программ Аксуского района',
} as const;
const ADDRESS = 'Жансүгіров ауылы, Қабанбай батыр көшесі, 20';
const DEPARTMENT = { nameKk: OFFICE.KK, nameRu: OFFICE.RU, addressKk: ADDRESS, phone: '8 (72832) 2-11-34' };

export const receiptKk = textOf('KK', 'Тұтынушыға қызмет көрсету талоны', {
  body: [
    `Құрметті Үсенова Ғалия Һашімқызы, 2013 жылғы «5» сәуір Сіздің құжаттарыңыз қабылданып, ${NUMBER} нөмірімен тіркелді.`,
    'Қызметті алу күні: 2013 жылғы «16» сәуір.',
  ],
  facts: [
    { label: 'Мекеме', value: OFFICE.KK },
    { label: 'Мекенжай', value: ADDRESS },
    { label: 'Телефон', value: '8 (72832) 2-11-34' },
    { label: 'Тіркеу нөмірі', value: NUMBER },
    {
      label: 'Қабылданған құжаттар',
      value:
        '1) Өтініш (2 бет); 2) Отбасы құрамы туралы мәліметтер (1 бет); 3) Отбасы мүшелерінің табыстары туралы мәліметтер (3 бет); 4) Жеке қосалқы шаруашылығы туралы мәліметтер (1 бет); 5) Тұрғылықты жері бойынша тіркелгенін растайтын құжат (1 бет)',
    },
    { label: 'Барлық бет саны', value: '8' },
    { label: 'Жетіспейтін құжаттар', value: 'Әлеуметтік келісімшарттың көшірмесі' },
  ],
  signature: ['Құжаттарды қабылдаған: Қожабекова Ә. С.'],
});

export const receiptRu = textOf('RU', 'Талон обслуживания потребителя', {
  body: [
    `Уважаемый(ая) Үсенова Ғалия Һашімқызы! «5» апреля 2013 года Ваши документы приняты и зарегистрированы под № ${NUMBER}.`,
    'Дата получения услуги: «16» апреля 2013 года.',
  ],
  facts: [
    { label: 'Учреждение', value: OFFICE.RU },
    { label: 'Адрес', value: ADDRESS },
    { label: 'Телефон', value: '8 (72832) 2-11-34' },
    { label: 'Регистрационный номер', value: NUMBER },
    {
      label: 'Принятые документы',
      value:
        '1) Заявление (2 стр.); 2) Сведения о составе семьи (1 стр.); 3) Сведения о доходах членов семьи (3 стр.); 4) Сведения о наличии личного подсобного хозяйства (1 стр.); 5) Документ, подтверждающий регистрацию по месту жительства (1 стр.)',
    },
    { label: 'Всего страниц', value: '8' },
    { label: 'Недостающие документы', value: 'Копия социального контракта' },
  ],
  signature: ['Документы принял(а): Қожабекова Ә. С.'],
});

const letter = (language: 'KK' | 'RU', body: readonly string[], signed: boolean): PaperText => {
  const kazakh = language === 'KK';
  return textOf(language, kazakh ? 'Хабарлама' : 'Уведомление', {
    letterhead: [OFFICE[language], ADDRESS, `${kazakh ? 'Тел.' : 'Тел.'} 8 (72832) 2-11-34`],
    addressee: ['Үсенова Ғалия Һашімқызы', 'Ақсу ауданы, Жансүгіров ауылы, Желтоқсан көшесі, 7-үй'],
    body,
    facts: [
      ...(signed
        ? [
            { label: kazakh ? 'Шығыс нөмірі' : 'Исходящий номер', value: 'AKS-2013/Х-000093' },
            {
              label: kazakh ? 'Күні' : 'Дата',
              value: kazakh ? '2013 жылғы «5» сәуір' : '«5» апреля 2013 года',
            },
          ]
        : []),
      { label: kazakh ? 'Тіркеу нөмірі' : 'Регистрационный номер', value: NUMBER },
    ],
    signature: [
      `${kazakh ? 'Бастық' : 'Начальник'} ____________________ ${kazakh ? '(қолы)' : '(подпись)'} Ілиясов Қанат Өмірұлы`,
      `${kazakh ? 'Орын.' : 'Исп.'} Нұрпейісова Жанар Бекқызы, 8 (72832) 2-11-35`,
    ],
  });
};

const ASSIGNED = {
  KK: 'Ақсу ауданының «Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ Сізге мемлекеттік атаулы әлеуметтік көмектің тағайындалғандығы туралы хабарлайды.',
  RU: 'ГУ «Отдел занятости и социальных программ» Аксуского района уведомляет Вас о назначении государственной адресной социальной помощи.',
} as const;

export const noticeKk = letter('KK', [ASSIGNED.KK], true);
export const noticeRu = letter('RU', [ASSIGNED.RU], true);

const REASON = {
  KK: 'Отбасының 2013 жылғы бірінші тоқсандағы жиынтық табысы жеті отбасы мүшесіне есептелгенде жан басына шаққандағы орташа табыс кедейлік шегінен асып түсті: табыс туралы анықтамалар, жеке қосалқы шаруашылықтан түскен түсім және алынған жәрдемақылар ескерілді.',
  RU: 'Совокупный доход семьи за первый квартал 2013 года в расчете на семерых членов семьи превысил черту бедности: учтены справки о доходах, поступления от личного подсобного хозяйства и полученные пособия.',
} as const;

/** A refusal with so many paragraphs of explanation. */
export const refusal = (language: 'KK' | 'RU', paragraphs: number): PaperText => {
  const kazakh = language === 'KK';
  const reasons = Array.from({ length: paragraphs }, (_, index) => `${index + 1}. ${REASON[language]}`);
  return letter(
    language,
    kazakh
      ? [
          'Ақсу ауданының «Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ Сізге мемлекеттік атаулы әлеуметтік көмекті тағайындаудан бас тартылғандығы туралы хабарлайды.',
          'Бас тарту негізі: Отбасының жан басына шаққандағы орташа табысы кедейлік шегінен асады.',
          `Түсіндірме: ${reasons.join('\n')}`,
          'Осы шешімге жоғары тұрған органға немесе сотқа шағымдануға құқығыңыз бар.',
        ]
      : [
          'ГУ «Отдел занятости и социальных программ» Аксуского района уведомляет Вас об отказе в назначении государственной адресной социальной помощи.',
          'Основание отказа: Среднедушевой доход семьи превышает черту бедности.',
          `Пояснение: ${reasons.join('\n')}`,
          'Вы вправе обжаловать данное решение в вышестоящем органе или в суде.',
        ],
    true,
  );
};

/** The journal of so many registrations, as the product writes it. */
export const journal = (rows: number): PaperText =>
  journalText({
    language: 'KK',
    office: DEPARTMENT,
    from: '2013-01-01',
    to: '2013-03-31',
    lines: Array.from({ length: rows }, (_, index) => ({
      registeredAt: `2013-01-${String((index % 28) + 1).padStart(2, '0')} 10:${String(index % 60).padStart(2, '0')}`,
      number: `AKS-2013/${String(index + 1).padStart(6, '0')}`,
      applicant: index % 5 === 0 ? 'Әбдіраманова Ұлжалғас Мұхаметқалиқызы' : 'Үсенова Ғалия Һашімқызы',
      address: 'Ақсу ауданы, Жансүгіров ауылы, Желтоқсан көшесі, 7-үй',
      pages: (index % 9) + 1,
      executor: index % 3 === 0 ? null : 'Нұрпейісова Ж. Б.',
      result:
        index % 2 === 0 ? `AKS-2013/Х-${String(index).padStart(6, '0')}, 2013 жылғы «14» қаңтар` : 'Қаралуда',
    })),
  });

const covering = textOf('KK', 'Ілеспе хат', {
  letterhead: [
    'Жансүгіров ауылдық округі әкімінің аппараты',
    'Жансүгіров ауылы, Абай көшесі, 1',
    'akimat@example.kz',
  ],
  addressee: [OFFICE.KK, ADDRESS],
  body: [
    '«Мемлекеттік атаулы әлеуметтік көмекті тағайындау» мемлекеттік қызметін көрсету үшін өтініш берушінің құжаттарын жолдаймыз: Үсенова Ғалия Һашімқызы.',
    `Құжаттар 2013 жылғы «4» сәуір ${NUMBER} нөмірімен тіркелді.`,
    'Учаскелік комиссияның қорытындысы: көмек қажет. Отбасы тұратын үй аралап көрілді.',
  ],
  facts: [
    { label: 'Шығыс нөмірі', value: 'AKS01-2013/Х-000012' },
    { label: 'Күні', value: '2013 жылғы «5» сәуір' },
    { label: 'Қабылданған құжаттар', value: '1) Өтініш (2 бет); 2) Отбасы құрамы туралы мәліметтер (1 бет)' },
    { label: 'Барлық бет саны', value: '3' },
  ],
  signature: ['Әкім ____________________ (қолы)', 'Орын. Сәдуақасов Ерлан, 8 (72832) 2-40-10'],
});

/** In Russian, as the product writes it; an akim's office without a Russian name keeps its Kazakh one. */
const coveringRu = letterTexts({
  language: 'RU',
  outgoingNumber: 'AKS01-2013/Х-000012',
  sentAt: AT,
  from: {
    nameKk: 'Жансүгіров ауылдық округі әкімінің аппараты',
    nameRu: null,
    addressKk: 'Жансүгіров ауылы, Абай көшесі, 1',
    phone: '8 (72832) 2-40-10',
    email: 'akimat@example.kz',
  },
  to: DEPARTMENT,
  applicant: { surname: 'Үсенова', givenName: 'Ғалия', patronymic: 'Һашімқызы' },
  number: 'AKS01-2013/000009',
  registeredAt: new Date('2013-04-04T04:14:00Z'),
  conclusion: { opinion: 'NEEDED', text: 'Жилище семьи осмотрено.' },
  words: 'Просим сообщить о принятом решении.',
  executor: { surname: 'Сәдуақасов', givenName: 'Ерлан', patronymic: null, phone: null },
  documents: [
    { kind: 'APPLICATION_FORM', state: 'PRESENT', pages: 2 },
    { kind: 'FAMILY_COMPOSITION', state: 'PRESENT', pages: 1 },
    { kind: 'SOCIAL_CONTRACT', state: 'ABSENT', pages: 0 },
  ],
  documentNames,
});

const journalRu = journalText({
  language: 'RU',
  office: DEPARTMENT,
  from: '2013-04-05',
  to: '2013-04-05',
  lines: Array.from({ length: 12 }, (_, index) => ({
    registeredAt: `05.04.2013 ${String(9 + Math.floor(index / 3)).padStart(2, '0')}:${10 + index}`,
    number: `AKS-2013/${String(147 + index).padStart(6, '0')}`,
    applicant: index % 5 === 0 ? 'Тұрсынбекова-Мұхамеджанова Ақмаржан' : 'Үсенова Ғалия Һашімқызы',
    address: 'Ақсу ауданы, Жансүгіров ауылы, Желтоқсан көшесі, 7-үй',
    pages: (index % 9) + 1,
    executor: index % 3 === 0 ? null : 'Нұрпейісова Ж. Б.',
    result: index % 2 === 0 ? 'Уведомление AKS-2013/Х-000093, 12.04.2013' : 'На рассмотрении',
  })),
});

const LONG_WORD = 'Әбдірахмановақызыалматыоблысы'.repeat(6);

const strange: PaperText = {
  ...letter('RU', [ASSIGNED.RU, LONG_WORD], true),
  addressee: [
    'Тұрсынбекова-Мұхамеджанова Ақмаржан',
    'Алматинская область, Аксуский район, сельский округ Кызылагаш, село Жансугуров, улица имени Героя Советского Союза Мансура Абдуллина, дом 128/2, корпус 4, квартира 217',
    LONG_WORD,
  ],
  signature: [
    `Исполняющая обязанности начальника ____________________ (подпись) Тұрсынбекова-Мұхамеджанова Ақмаржан`,
    `Исп. Тұрсынбекова-Мұхамеджанова Ақмаржан, 8 (72832) 2-11-35`,
  ],
};

const OUTGOING = { number: 'AKS-2013/Х-000093' };

/** Every sheet that is looked at, by the name of its picture. */
export const SAMPLES: Readonly<Record<string, Sheet>> = {
  'receipt-kk': sheetOf('RECEIPT', [receiptKk]),
  'receipt-ru': sheetOf('RECEIPT', [receiptRu]),
  'receipt-both': sheetOf('RECEIPT', [receiptKk, receiptRu]),
  'notice-kk': sheetOf('NOTICE', [noticeKk], OUTGOING),
  'notice-ru': sheetOf('NOTICE', [noticeRu], OUTGOING),
  'notice-both': sheetOf('NOTICE', [noticeKk, noticeRu], OUTGOING),
  'refusal-kk': sheetOf('NOTICE', [refusal('KK', 14)], OUTGOING),
  'refusal-ru': sheetOf('NOTICE', [refusal('RU', 14)], OUTGOING),
  'refusal-both': sheetOf('NOTICE', [refusal('KK', 1), refusal('RU', 1)], OUTGOING),
  'page-to-sign': sheetOf('NOTICE', [letter('KK', [ASSIGNED.KK], false)], { number: '', mark: null }),
  'covering-letter': sheetOf('COVERING_LETTER', [covering], { number: 'AKS01-2013/Х-000012' }),
  'covering-letter-ru': sheetOf('COVERING_LETTER', coveringRu, { number: 'AKS01-2013/Х-000012' }),
  journal: sheetOf('JOURNAL', [journal(40)], { number: '' }),
  'journal-ru': sheetOf('JOURNAL', [journalRu], { number: '' }),
  'long-names': sheetOf('NOTICE', [strange], OUTGOING),
};
