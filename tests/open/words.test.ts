import { describe, expect, it } from 'vitest';
import { kk } from '../../admin/open/words/kk.ts';
import { ru } from '../../admin/open/words/ru.ts';

/** Every text of a dictionary by its key. */
function textsOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
      const key = path === '' ? name : `${path}.${name}`;
      if (typeof value === 'string') return [[key, value] as const];
      return typeof value === 'object' && value !== null ? [...textsOf(value, key)] : [];
    }),
  );
}

const texts = { kk: textsOf(kk), ru: textsOf(ru) };
const names = (text: string): string => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

describe('the words of the public pages', () => {
  it('have the same keys, the same parameters and the same ends of sentences in both languages', () => {
    expect([...texts.ru.keys()]).toEqual([...texts.kk.keys()]);
    for (const [key, text] of texts.kk) {
      const other = texts.ru.get(key) ?? '';
      expect(names(other), key).toBe(names(text));
      expect(/[.!?:,]$/.exec(other)?.[0], key).toBe(/[.!?:,]$/.exec(text)?.[0]);
    }
  });

  it('know only signs for which there is a place', () => {
    for (const text of texts.ru.values()) expect(text).not.toMatch(/\{(?!\w+\})/);
  });
});

describe.each(['kk', 'ru'] as const)('the words in %s', (language) => {
  const each = [...texts[language]];

  it('are there, and in no foreign letters', () => {
    for (const [key, text] of each) {
      expect(text.trim(), key).not.toBe('');
      const rest = text.replace(/\{\w+\}|\b(?:PDF|QR)\b/g, '');
      expect(rest, key).not.toMatch(/[A-Za-z]/);
    }
  });

  it('are punctuated as the language is', () => {
    for (const [key, text] of each) {
      expect(text, key).not.toMatch(/["“”„'‘’]| - |\.\.\.| {2}|\s[,.;:!?»]|«\s/);
      expect(text, key).not.toMatch(/[\p{L}.»)] ?–|– ?[\p{L}«(]/u);
    }
  });

  it('say the words of the glossary', () => {
    const wrong = {
      kk: /келісім бер|түбіртек|тұтынушы|почта|арыз|адрес|статус|резолюция|мүгедектер(?!\p{L})/iu,
      ru: /квитанци|расписк|потребител|извещени|клиент|[ёЁ]|(?<!\p{L})(?:вы|вас|вам|ваш\p{L}*)(?!\p{L})/u,
    }[language];
    for (const [key, text] of each) expect(text, key).not.toMatch(wrong);
  });

  it('address the reader with a capital', () => {
    const polite =
      language === 'kk' ? /(?<!\p{L})сіз(?:ге|ді|ден|дің|бен)?(?!\p{L})/u : /(?<!\p{L})вами(?!\p{L})/u;
    for (const [key, text] of each) expect(text, key).not.toMatch(polite);
  });
});
