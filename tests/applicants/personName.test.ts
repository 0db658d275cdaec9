import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldForSearch,
  fullName,
  isNamePart,
  normaliseNamePart,
  shortName,
} from '../../schema/applicants/personName.ts';

describe('a part of a name', () => {
  it('is stored in NFC, trimmed, with single spaces, and otherwise as typed', () => {
    expect(normaliseNamePart('  Ахмет\u00a0 қызы\t')).toBe('Ахмет қызы');
    expect(normaliseNamePart('И\u0306ул')).toBe('Йул');
    expect(normaliseNamePart('бекiту')).toBe('бекiту');
  });

  it.each([
    'Әбдіғаппарұлы',
    'ӘҒҚҢӨҰҮҺІәғқңөұүһі',
    'Ёлкина',
    'Нұрлан қызы',
    'Салтыков-Щедрин',
    "О'Нил",
    'О’Нил',
    'Н. Ә.',
    'Smith',
    'Müller',
    'Җамал',
    'Я',
    'а'.repeat(100),
  ])('may be %s', (part) => {
    expect(isNamePart(part)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['а'.repeat(101), '101 letters'],
    ['Ахмет2', 'a digit'],
    ['900615100029', 'an IIN'],
    ['-', 'no letter'],
    ['.Ахмет', 'a stop first'],
    [' Ахмет', 'a space first'],
    ['Ахмет ', 'a space last'],
    ['Ахмет  қызы', 'two spaces'],
    ['И\u0306ул', 'not NFC'],
    ['Ахмет\nБерік', 'a line break'],
    ['<b>Ахмет</b>', 'markup'],
    ['=Ахмет', 'a formula'],
    ['Ахмет😀', 'a picture'],
    ['Αλέξης', 'Greek letters'],
    ['Ахмет\u200b', 'an invisible sign'],
  ])('may not be "%s" (%s)', (part) => {
    expect(isNamePart(part)).toBe(false);
  });

  it('that is accepted is already normalised', () => {
    const part = fc.string({ unit: fc.constantFrom(..."АәіІёqZ -.'’5\u0306\u0308"), maxLength: 8 });
    fc.assert(
      fc.property(part, (text) => {
        if (isNamePart(text)) expect(normaliseNamePart(text)).toBe(text);
      }),
    );
  });
});

describe('folding for search', () => {
  it.each([
    ['Iлияс', 'Ілияс', 'Latin I'],
    ['бекiту', 'бекіту', 'Latin i'],
    ['ЕТЕДI', 'етеді', 'Latin I in capitals'],
    ['Hарун', 'Һарун', 'Latin H'],
    ['hарун', 'ҺАРУН', 'Latin h'],
    ['Axметов', 'АХМЕТОВ', 'Latin A and x'],
    ['Семёнов', 'семенов', 'ё written as е'],
    ['  Ахмет   Берік ', 'ахмет берік', 'spaces'],
    ['И\u0306ул', 'йул', 'NFD'],
    ['О’Нил', "o'нил", 'apostrophes'],
    ['İлияс', 'ілияс', 'a dotted I'],
  ])('%s is found by %s (%s)', (stored, typed) => {
    expect(foldForSearch(stored)).toBe(foldForSearch(typed));
  });

  it('keeps Kazakh letters apart from their Russian neighbours', () => {
    const names = [
      'Алиев',
      'Әлиев',
      'Гали',
      'Ғали',
      'Кали',
      'Қали',
      'Омар',
      'Өмар',
      'Улан',
      'Ұлан',
      'Үлан',
      'Харун',
      'Һарун',
    ];
    expect(new Set(names.map(foldForSearch)).size).toBe(names.length);
  });

  it('gives the same when folded again, and whatever the case typed', () => {
    const text = fc.string({ unit: fc.constantFrom(...'AaIiHhIİıІіҺһЁёËËXxУуЫ Ққ’ʼ\u0306\u0308\u0307') });
    fc.assert(
      fc.property(text, (raw) => {
        expect(foldForSearch(foldForSearch(raw))).toBe(foldForSearch(raw));
      }),
    );
    const kazakh = fc.string({ unit: fc.constantFrom(...'аәбғеёийкқнңоөуұүхһыіэюя -') });
    fc.assert(
      fc.property(kazakh, (raw) => {
        expect(foldForSearch(raw.toUpperCase())).toBe(foldForSearch(raw));
      }),
    );
  });
});

describe('a person is written', () => {
  const person = { surname: 'Әбенов', givenName: 'ілияс', patronymic: 'Нұрланұлы' };

  it('in full, with or without a patronymic', () => {
    expect(fullName(person)).toBe('Әбенов ілияс Нұрланұлы');
    expect(fullName({ ...person, patronymic: null })).toBe('Әбенов ілияс');
    expect(fullName({ ...person, patronymic: '' })).toBe('Әбенов ілияс');
  });

  it('with initials, with or without a patronymic', () => {
    expect(shortName(person)).toBe('Әбенов І. Н.');
    expect(shortName({ ...person, patronymic: null })).toBe('Әбенов І.');
    expect(shortName({ surname: 'Әбенов', givenName: 'Н.', patronymic: '' })).toBe('Әбенов Н.');
  });
});
