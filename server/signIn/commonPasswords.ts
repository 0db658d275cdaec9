import { dictionary } from '@zxcvbn-ts/language-common';

/** What lists of leaked passwords from elsewhere lack and people here take; in lower case. */
const OWN = [
  'пароль',
  'парольпароль',
  'йцукен',
  'йцукенг',
  'йцукенгшщз',
  'йцукенгшщзх',
  'фывапролдж',
  'құпиясөз',
  'кұпиясөз',
  'қазақстан',
  'казахстан',
  'qazaqstan',
  'алматы',
  'талдықорған',
  'талдыкорган',
  'taldykorgan',
  'taldyqorgan',
  'көмек',
  'komek',
  'әкімдік',
  'акимат',
  'akimat',
  'администратор',
  'әкімші',
  'aa12345678',
  'abc1234567',
];

/** Along the rows of keyboards and the order of signs, both ways. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  "qwertyuiop[]asdfghjkl;'zxcvbnm,./",
  'йцукенгшщзхъфывапролджэячсмитьбю',
].flatMap((run) => [run, [...run].reverse().join('')]);

let known: ReadonlySet<string> | undefined;

/** The words themselves: some 49,000 of lists of leaked passwords, and ours. */
function words(): ReadonlySet<string> {
  known ??= new Set([...dictionary['passwords-common'].map((word) => word.toLowerCase()), ...OWN]);
  return known;
}

/** So many signs around a common word make it no less common: `Password-2026!`. */
const MOST_AROUND = 7;

/**
 * Whether a password is one that is tried first: a common one, one with digits and signs around it, one over and over, or
 * a run along the keyboard.
 */
export function isCommon(password: string): boolean {
  const text = password.toLowerCase();
  if (new Set(text).size < 4 || words().has(text) || RUNS.some((run) => run.includes(text))) return true;
  const repeated = /^(.{1,8}?)\1+$/su.exec(text);
  if (repeated) return true;
  const core = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return core.length >= 4 && text.length - core.length <= MOST_AROUND && words().has(core);
}
