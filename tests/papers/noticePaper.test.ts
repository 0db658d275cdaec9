import { describe, expect, it } from 'vitest';
import { KomekError } from '../../schema/errors.ts';
import {
  type NoticeData,
  type NoticeSignature,
  noticeTexts,
  officeAsSubject,
  signedNoticeTexts,
  textsToSign,
} from '../../schema/papers/noticePaper.ts';
import type { PaperText } from '../../schema/papers/paper.ts';

/** The text of a notice in one language. */
function only(texts: readonly PaperText[]): PaperText {
  const [text, ...more] = texts;
  if (!text || more.length > 0) throw new Error(`${texts.length} texts instead of one`);
  return text;
}
const noticePaper = (data: NoticeData): PaperText => only(noticeTexts(data));
const signedNoticePaper = (text: PaperText, signature: NoticeSignature): PaperText =>
  only(signedNoticeTexts([text], signature));

const office = {
  nameKk: 'Ақсу ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
  nameRu: 'Отдел занятости и социальных программ Аксуского района',
  addressKk: 'Ақсу ауданы, Жансүгіров кенті, Желтоқсан көшесі, 5',
  phone: '8-72832-2-11-43',
};

const assignment: NoticeData = {
  language: 'KK',
  decision: { kind: 'ASSIGNMENT' },
  applicant: {
    surname: 'Әбенова',
    givenName: 'Ілияна',
    patronymic: 'Нұрланқызы',
    address: 'Жансүгіров кенті, Абай көшесі, 7',
  },
  number: 'AKS-2013/000147',
  office,
  executor: { surname: 'Бекова', givenName: 'Айгүл', patronymic: null, phone: '8-72832-2-11-44' },
};

const refusal: NoticeData = {
  ...assignment,
  decision: {
    kind: 'REFUSAL',
    grounds: [
      {
        nameKk: 'Отбасының жан басына шаққандағы орташа табысы кедейлік шегінен асады',
        nameRu: 'Среднедушевой доход семьи превышает черту бедности',
      },
      {
        nameKk: 'Жұмыссыз, жұмыспен қамту органында тіркелмеген',
        nameRu: 'Безработный, не зарегистрирован в органе занятости',
      },
    ],
    explanation: '  Табыс шектен асады.  ',
  },
};

function problemOf(data: NoticeData): unknown {
  try {
    noticePaper(data);
  } catch (error) {
    return error instanceof KomekError ? error.extensions : error;
  }
  return null;
}

describe('the notice of assignment', () => {
  it('in Kazakh follows appendix 4', () => {
    expect(noticePaper(assignment)).toEqual({
      language: 'KK',
      title: 'Хабарлама',
      letterhead: [office.nameKk, office.addressKk, 'Тел. 8-72832-2-11-43'],
      addressee: ['Әбенова Ілияна Нұрланқызы', 'Жансүгіров кенті, Абай көшесі, 7'],
      body: [
        'Ақсу ауданының «Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ Сізге мемлекеттік атаулы әлеуметтік көмектің тағайындалғандығы туралы хабарлайды.',
      ],
      facts: [{ label: 'Тіркеу нөмірі', value: 'AKS-2013/000147' }],
      signature: ['Бастық ____________________ (қолы)', 'Орын. Бекова Айгүл, 8-72832-2-11-44'],
    });
  });

  it('in Russian follows appendix 4', () => {
    const paper = noticePaper({ ...assignment, language: 'RU' });
    expect(paper.title).toBe('Уведомление');
    expect(paper.letterhead).toEqual([office.nameRu, office.addressKk, 'Тел. 8-72832-2-11-43']);
    expect(paper.body).toEqual([
      'ГУ «Отдел занятости и социальных программ» Аксуского района уведомляет Вас о назначении государственной адресной социальной помощи.',
    ]);
    expect(paper.facts).toEqual([{ label: 'Регистрационный номер', value: 'AKS-2013/000147' }]);
    expect(paper.signature).toEqual([
      'Начальник ____________________ (подпись)',
      'Исп. Бекова Айгүл, 8-72832-2-11-44',
    ]);
  });
});

describe('the notice of refusal', () => {
  it('in Kazakh names the grounds, the explanation and the right of appeal', () => {
    expect(noticePaper(refusal).body).toEqual([
      'Ақсу ауданының «Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ Сізге мемлекеттік атаулы әлеуметтік көмекті тағайындаудан бас тартылғандығы туралы хабарлайды.',
      'Бас тарту негізі: Отбасының жан басына шаққандағы орташа табысы кедейлік шегінен асады; Жұмыссыз, жұмыспен қамту органында тіркелмеген.',
      'Түсіндірме: Табыс шектен асады.',
      'Осы шешімге жоғары тұрған органға немесе сотқа шағымдануға құқығыңыз бар.',
    ]);
  });

  it('in Russian names the grounds, the explanation and the right of appeal', () => {
    expect(noticePaper({ ...refusal, language: 'RU' }).body).toEqual([
      'ГУ «Отдел занятости и социальных программ» Аксуского района уведомляет Вас об отказе в назначении государственной адресной социальной помощи.',
      'Основание отказа: Среднедушевой доход семьи превышает черту бедности; Безработный, не зарегистрирован в органе занятости.',
      'Пояснение: Табыс шектен асады.',
      'Вы вправе обжаловать данное решение в вышестоящем органе или в суде.',
    ]);
  });

  it('differs from the assignment in its body alone', () => {
    expect({ ...noticePaper(refusal), body: [] }).toEqual({ ...noticePaper(assignment), body: [] });
  });
});

describe('no notice', () => {
  it.each([assignment, refusal])(
    'speaks of child allowances, the state budget or "not giving consent" (X-01, X-19, X-20)',
    (data) => {
      for (const language of ['KK', 'RU'] as const) {
        const text = JSON.stringify(noticePaper({ ...data, language }));
        expect(text).not.toMatch(/жәрдемақы|балалы|пособи|бюджет|келісім бер/iu);
        expect(text).toMatch(language === 'KK' ? /әлеуметтік көмек/u : /социальной помощи/u);
      }
    },
  );

  it.each([
    ['applicant.address', { ...assignment, applicant: { ...assignment.applicant, address: ' ' } }],
    ['grounds', { ...refusal, decision: { kind: 'REFUSAL' as const, grounds: [], explanation: 'Табыс' } }],
    [
      'explanation',
      {
        ...refusal,
        decision: { kind: 'REFUSAL' as const, grounds: [{ nameKk: 'а', nameRu: 'б' }], explanation: '\n' },
      },
    ],
    [
      'executor.phone',
      {
        ...assignment,
        office: { ...office, phone: null },
        executor: { ...assignment.executor, phone: null },
      },
    ],
  ])('is made without %s (I-23, I-24)', (path, data) => {
    expect(problemOf(data)).toEqual({
      code: 'VALIDATION_FAILED',
      fields: [{ path, code: 'MISSING_ON_PAPER' }],
    });
  });
});

it('an executor without a telephone is reached at the office', () => {
  const paper = noticePaper({ ...assignment, executor: { ...assignment.executor, phone: null } });
  expect(paper.signature[1]).toBe('Орын. Бекова Айгүл, 8-72832-2-11-43');
});

describe('the office as the subject of the sentence', () => {
  it.each([
    [
      'Текелі қаласының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
      'Текелі қаласының «Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі» ММ',
    ],
    ['Ақсу ауданының еңбек бөлімі', '«Ақсу ауданының еңбек бөлімі» ММ'],
    ['Ақсу ауданының «Еңбек бөлімі» ММ', 'Ақсу ауданының «Еңбек бөлімі» ММ'],
  ])('in Kazakh: %s', (nameKk, subject) => {
    expect(officeAsSubject('KK', { ...office, nameKk })).toBe(subject);
  });

  it.each([
    [
      'Отдел занятости и социальных программ города Текели',
      'ГУ «Отдел занятости и социальных программ» города Текели',
    ],
    ['Отдел труда Аксуского района', 'ГУ «Отдел труда Аксуского района»'],
    ['ГУ «Отдел труда» Аксуского района', 'ГУ «Отдел труда» Аксуского района'],
    [null, `ГУ «${office.nameKk}»`],
  ])('in Russian: %s', (nameRu, subject) => {
    expect(officeAsSubject('RU', { ...office, nameRu })).toBe(subject);
  });
});

describe('a notice in both languages', () => {
  const both = noticeTexts({ ...refusal, language: 'BOTH' });

  it('says each in its own words, Kazakh first (I-26)', () => {
    expect(both).toEqual([noticePaper(refusal), noticePaper({ ...refusal, language: 'RU' })]);
  });

  it('is signed in both', () => {
    const signature = {
      signerName: 'Қалиев Мұрат',
      signerActing: true,
      outgoingNumber: 'AKS-2013/N-000012',
      signedAt: new Date('2013-04-12T04:14:00.000Z'),
    };
    const signed = signedNoticeTexts(both, signature);
    expect(signed.map(({ signature: [line] }) => line)).toEqual([
      'Бастықтың м.а. ____________________ (қолы) Қалиев Мұрат',
      'И.о. начальника ____________________ (подпись) Қалиев Мұрат',
    ]);
    expect(signed.map(({ facts: [, date] }) => date?.value)).toEqual([
      '2013 жылғы «12» сәуір',
      '«12» апреля 2013 года',
    ]);
  });
});

describe('the page that a signer is shown', () => {
  it('has his name and neither number nor date, which the signature gives (I-07)', () => {
    const text = noticePaper(assignment);
    const shown = only(textsToSign([text], { signerName: 'Қалиев Мұрат', signerActing: false }));
    expect(shown).toEqual({ ...text, signature: [`${text.signature[0]} Қалиев Мұрат`, text.signature[1]] });
  });
});

describe('a signed notice', () => {
  it('shows who signed it, its outgoing number and date, and changes no other word', () => {
    const paper = noticePaper(assignment);
    const signature = {
      signerName: 'Қалиев Мұрат Асқарұлы',
      signerActing: false,
      outgoingNumber: 'AKS-2013/N-000012',
      signedAt: new Date('2013-04-12T04:14:00.000Z'),
    };
    const signed = signedNoticePaper(paper, signature);
    expect(signed.signature[0]).toBe(`${paper.signature[0]} Қалиев Мұрат Асқарұлы`);
    expect(signed.facts.map(({ value }) => value)).toEqual([
      'AKS-2013/N-000012',
      '2013 жылғы «12» сәуір',
      ...paper.facts.map(({ value }) => value),
    ]);
    expect({ ...signed, signature: paper.signature, facts: paper.facts }).toEqual(paper);
  });

  it.each([
    ['KK', 'Бастықтың м.а.', 'Бастық'],
    ['RU', 'И.о. начальника', 'Начальник'],
  ] as const)('signed by an acting head says so, in %s', (language, acting, head) => {
    const paper = noticePaper({ ...assignment, language });
    const signature = {
      signerName: 'Қалиев Мұрат Асқарұлы',
      signerActing: true,
      outgoingNumber: 'AKS-2013/N-000012',
      signedAt: new Date('2013-04-12T04:14:00.000Z'),
    };
    const signed = signedNoticePaper(paper, signature);
    const [blank = '', executor] = paper.signature;
    expect(signed.signature).toEqual([
      `${acting}${blank.slice(head.length)} Қалиев Мұрат Асқарұлы`,
      executor,
    ]);
    expect(blank.startsWith(`${head} ___`)).toBe(true);
  });
});
