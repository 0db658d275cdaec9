import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { isCommon } from '../../server/signIn/commonPasswords.ts';
import { PASSWORD_LENGTH, passwordProblem } from '../../server/signIn/passwords.ts';

describe('a password', () => {
  it('of the lists of leaked ones is refused, in any case: all that are long enough', () => {
    const leaked = dictionary['passwords-common'].filter((word) => [...word].length >= PASSWORD_LENGTH.min);
    expect(leaked.length).toBeGreaterThan(1_500);
    const accepted = leaked.filter((word) => passwordProblem(word.toUpperCase()) !== 'PASSWORD_TOO_COMMON');
    expect(accepted).toEqual([]);
  });

  it.each([
    'Password-2026!',
    '2026password',
    '!!sunshine!!',
    'Қазақстан123',
    'Йцукен123456',
    'ЙЦУКЕНГШЩЗ',
    'КөмекКөмек',
    'qwertyuiop[]',
    '9876543210',
    'abcdefghijkl',
    '123412341234',
    'a1b2a1b2a1b2',
    'aaaabbbbcccc',
  ])('that everybody takes, here or elsewhere, is refused: %s', (password) => {
    expect(isCommon(password)).toBe(true);
  });

  it.each(['Tabysty-7-jol', 'үш көк алма', 'бес тонна тас 14', 'correct horse battery', 'мынаужаңасөз'])(
    'of several words, or of none that is known, is taken: %s',
    (password) => {
      expect(passwordProblem(password)).toBeNull();
    },
  );

  it('may be of two known words: whoever guesses has to try their pairs', () => {
    expect(isCommon('dragon-sunshine')).toBe(false);
  });
});
