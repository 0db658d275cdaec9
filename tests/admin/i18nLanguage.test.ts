import { describe, expect, it } from 'vitest';
import { isForeign, texts, withoutParameters } from './support/dictionaries.ts';

/** Latin words that stay in every language: names, formats, keys of the keyboard. */
const LATIN_ALLOWED = new Set([
  ...['PDF', 'CSV', 'XLSX', 'JSONL', 'JPEG', 'PNG', 'TIFF', 'Excel', 'Komek'],
  ...['Ctrl', 'Enter', 'Tab', 'Esc', 'Alt', 'Shift', 'Home', 'End', 'Page', 'Up', 'Down'],
  ...[
    'Chrome',
    'Chromium',
    'Firefox',
    'Safari',
    'Edge',
    'Opera',
    'Windows',
    'Linux',
    'Android',
    'macOS',
    'iOS',
    'iPhone',
  ],
]);

type Finding = readonly [key: string, text: string];

/** The texts of a language in which the pattern is found; of ours only, when told. */
const withPattern = (language: keyof typeof texts, pattern: RegExp, oursOnly = false): Finding[] =>
  [...texts[language]].filter(
    ([key, text]) => (!oursOnly || !isForeign(key)) && pattern.test(withoutParameters(text)),
  );

describe.each(['kk', 'ru'] as const)('the %s dictionary', (language) => {
  it('has no English word left', () => {
    const left = [...texts[language]].flatMap(([key, text]) =>
      (withoutParameters(text).match(/[A-Za-z]+/g) ?? [])
        .filter((word) => !LATIN_ALLOWED.has(word))
        .map((word) => [key, word]),
    );
    expect(left).toEqual([]);
  });

  it('has no letter of the other alphabet within a word', () => {
    expect(withPattern(language, /[A-Za-z][\p{Script=Cyrillic}]|[\p{Script=Cyrillic}][A-Za-z]/u)).toEqual([]);
  });

  it('is punctuated as its language is: « », dashes, no double spaces, no three dots', () => {
    expect(withPattern(language, /["“”„‟'‘]/)).toEqual([]);
    expect(withPattern(language, / - |--|\.\.\.| {2}|\s[,.;:!?»](?!\d)|«\s/)).toEqual([]);
  });

  it('puts the long dash between words and the short one only between numbers and dates', () => {
    expect(withPattern(language, /[\p{L}.»)] ?–|– ?[\p{L}«(]/u, true)).toEqual([]);
    expect(withPattern(language, /\d ?— ?\d/)).toEqual([]);
  });

  it('ends a sentence where English does', () => {
    const mark = (text: string): string => /[.?!…]$/.exec(text.trim())?.[0] ?? '';
    const differing = [...texts.en].flatMap(([key, text]) => {
      const own = texts[language].get(key) ?? '';
      // «Ф.И.О.» and «м.а.» end in the dot of an abbreviation.
      if (isForeign(key) || /(?:Ф\.И\.О|м\.а|и\.о)\.$/.test(own) || mark(own) === mark(text)) return [];
      return [[key, own]];
    });
    expect(differing).toEqual([]);
  });

  it('begins with a capital where English does', () => {
    const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
    const isSmall = (text: string): boolean => /^\p{Ll}/u.test(text);
    const differing = [...texts.en].flatMap(([key, text]) => {
      const own = texts[language].get(key) ?? '';
      // A source of law is named within a sentence.
      if (key.startsWith('source.')) return [];
      return !isForeign(key) && isCapital(text) && isSmall(own) ? [[key, own]] : [];
    });
    expect(differing).toEqual([]);
  });

  it('has the parameters of English, in every form of a plural', () => {
    const params = (text: string): string => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort().join(' ');
    const differing = [...texts.en].flatMap(([key, text]) => {
      if (isForeign(key)) return [];
      const own = (texts[language].get(key) ?? '').split('||||');
      const theirs = params(text);
      // The form for one may say so without the number.
      const uncounted = params(text.replaceAll('%{smart_count}', ''));
      const fits = own.every(
        (form) => params(form) === theirs || (own.length > 1 && params(form) === uncounted),
      );
      return fits ? [] : [[key, own.join('||||'), theirs]];
    });
    expect(differing).toEqual([]);
  });
});

describe('plurals', () => {
  const forms = (language: keyof typeof texts, key: string): number =>
    (texts[language].get(key) ?? '').split('||||').length;
  const counted = [...texts.en].filter(
    ([, text]) => text.includes('%{smart_count}') || text.includes('||||'),
  );

  it('have three forms in Russian, and two in English', () => {
    // Abbreviated units and sums after a colon do not change.
    const fixed = (text: string): boolean =>
      /%\{smart_count\} (?:мин|ч)(?!\p{L})|: %\{smart_count\}/u.test(text);
    const wrong = counted.filter(
      ([key]) => forms('ru', key) !== 3 && !fixed(texts.ru.get(key) ?? '') && !isForeign(key),
    );
    expect(wrong).toEqual([]);
    const english = counted.filter(
      ([key, text]) => forms('en', key) !== 2 && !/%\{smart_count\} min/.test(text) && !isForeign(key),
    );
    expect(english).toEqual([]);
  });

  it('have one form or two in Kazakh, which counts in the singular', () => {
    expect(counted.filter(([key]) => forms('kk', key) > 2)).toEqual([]);
    expect(withPattern('kk', /• [\p{Script=Cyrillic}]+(?:лар|лер|дар|дер|тар|тер)(?!\p{L})/u, true)).toEqual(
      [],
    );
  });
});

describe('the letters', () => {
  it('of Kazakh stay out of Russian, but for the name of the program', () => {
    expect(
      withPattern('ru', /[әіңғүұқөһ]/i).filter(
        ([, text]) => !text.startsWith('Көмек') && !text.includes('Қазақша'),
      ),
    ).toEqual([]);
  });

  it('of Cyrillic stay out of English', () => {
    expect(withPattern('en', /\p{Script=Cyrillic}/u)).toEqual([]);
  });

  it('of Russian are written without ё, as in the regulation', () => {
    expect(withPattern('ru', /ё/i, true)).toEqual([]);
  });
});

/** Words that both languages share, and names: equal texts that are no forgotten translation. */
const SHARED =
  /^(?:Көмек|Телефон|Логин|Код|Талон|Регламент|Стандарт|Журнал|Формат|Файл|Экспорт|Браузер|Комиссия|Канцелярия|Аким|КБ|МБ|мин|Ср|[—–\s•№%(),.:;/·+-]|PDF|CSV|XLSX|JPEG|PNG|\d)*$/i;

describe('Kazakh', () => {
  it('has no text left in Russian', () => {
    const same = [...texts.kk].filter(
      ([key, text]) =>
        text === texts.ru.get(key) &&
        /\p{L}/u.test(withoutParameters(text)) &&
        !SHARED.test(withoutParameters(text)),
    );
    expect(same).toEqual([]);
    expect(
      withPattern(
        'kk',
        /(?<!\p{L})(?:для|это|что|при|или|нет|все|на|по|за|из|от|до)(?!\p{L})|\p{L}(?:ость|ение|ание|ться|ются|ого|ется|ный|ные)(?!\p{L})/iu,
      ),
    ).toEqual([]);
  });
});
