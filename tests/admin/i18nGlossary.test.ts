import { describe, expect, it } from 'vitest';
import { texts } from './support/dictionaries.ts';

interface Rule {
  /** What must not be said … */
  readonly not: RegExp;
  /** … and what the glossary says instead. */
  readonly but: string;
  /** Keys where the word means something else. */
  readonly except?: RegExp;
}

/** The end of a word: `\b` knows no Cyrillic. */
const word = (source: string): RegExp => new RegExp(`(?<!\\p{L})(?:${source})`, 'iu');

const KAZAKH: readonly Rule[] = [
  { not: /келісім бер/i, but: 'бас тарту' },
  { not: word('резолюция'), but: 'бұрыштама' },
  { not: word('түбіртек|квитанция'), but: 'талон' },
  { not: word('клиент|тұтынушы'), but: 'өтініш беруші' },
  { not: word('секретарь|хатшы'), but: 'кеңсе қызметкері' },
  { not: word('почта'), but: 'пошта' },
  { not: word('пароль|кілтсөз|құпия сөз'), but: 'құпиясөз' },
  { not: word('аккаунт|есептік жазба'), but: 'тіркелгі' },
  { not: word('статус|күйі: '), but: 'мәртебе' },
  { not: word('адрес|мекен-жай|мекен жай'), but: 'мекенжай' },
  { not: word('документ'), but: 'құжат' },
  { not: word('календарь'), but: 'күнтізбе' },
  { not: word('фильтр'), but: 'сүзгі' },
  { not: word('архив'), but: 'мұрағат' },
  { not: word('дедлайн|срок'), but: 'мерзім' },
  { not: word('заявление|арыз'), but: 'өтініш' },
  { not: word('дело|кейс'), but: 'іс' },
  { not: word('ескерту: %'), but: 'еске салу' },
  { not: word('принтер'), but: 'басып шығару' },
  { not: word('скачать'), but: 'жүктеп алу' },
  // «Тіркеу» is to register, so a file is not «тіркелген» to a case.
  { not: word('тіркеме'), but: 'файл' },
];

const RUSSIAN: readonly Rule[] = [
  { not: word('квитанци|расписк'), but: 'талон' },
  { not: word('клиент|потребител|гражданин'), but: 'заявитель', except: /\.limit|Citizen/ },
  { not: word('секретар|клерк'), but: 'сотрудник канцелярии' },
  { not: word('извещени|нотификаци'), but: 'уведомление' },
  { not: word('отклонен|отклонить'), but: 'отказ; вернуть на доработку' },
  { not: word('кейс|тикет'), but: 'дело' },
  { not: word('аккаунт'), but: 'учетная запись' },
  { not: word('юзер'), but: 'пользователь' },
  { not: word('дедлайн'), but: 'срок исполнения' },
  { not: word('залогин|разлогин|авторизу'), but: 'войти, выйти' },
  { not: word('имейл|мейл'), but: 'электронная почта' },
  { not: word('аттач|приаттач|вложени'), but: 'файл; прикрепить' },
  { not: word('загрузк(?:а|и|у|е) исполнител'), but: 'нагрузка' },
  { not: word('вы|вас|вам|вами|ваш(?:а|е|и|его|ей|ему|им|их|у)?)(?!\\p{L}'), but: 'Вы, Ваш, with a capital' },
  { not: word('исполнител(?:ь|я|ю|ем) обязанност'), but: 'исполняющий обязанности' },
  { not: word('ФИО|Ф\\. И\\. О'), but: 'Ф.И.О.' },
];

/** The first word of a sentence has its capital anyway, so only small letters tell «вы» from «Вы». */
const isPolite = ({ but }: Rule): boolean => but.startsWith('Вы');

describe.each([
  ['kk', KAZAKH],
  ['ru', RUSSIAN],
] as const)('the glossary in %s', (language, rules) => {
  it.each(rules.map((rule) => [rule.but, rule] as const))('says «%s»', (_but, rule) => {
    const pattern = isPolite(rule) ? new RegExp(rule.not.source, 'u') : rule.not;
    const wrong = [...texts[language]].filter(
      ([key, text]) => !key.startsWith('ra.') && !rule.except?.test(key) && pattern.test(text),
    );
    expect(wrong).toEqual([]);
  });
});

describe('one word for one thing', () => {
  it('says the words of the glossary where the two papers are named', () => {
    expect(texts.kk.get('case.receipt')).toBe('Талон');
    expect(texts.ru.get('case.receipt')).toBe('Талон');
    expect(texts.kk.get('case.notices')).toMatch(/^Хабарлама/);
    expect(texts.ru.get('case.notices')).toMatch(/^Уведомлени/);
  });

  it('tells the notice to the applicant from a notification to an official', () => {
    for (const [key, text] of texts.kk)
      if (key.startsWith('bell.')) expect(text, key).not.toMatch(/хабарлама(?!у)/i);
    for (const [key, text] of texts.ru)
      if (key.startsWith('bell.')) expect(text, key).not.toMatch(/уведомлени/i);
  });
});
