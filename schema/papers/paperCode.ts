import { randomBytes } from 'node:crypto';

/** Crockford's signs: none that is taken for another when it is read aloud or typed. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** Cyrillic letters of the keyboards here that look like one of the signs. */
const LOOKS = ['АВЕКМНОРСТХУІӨЗ', 'ABEKMH0PCTXY103'] as const;

/** A new code of a paper: 60 random bits, so that nobody finds one by guessing. */
export function newPaperCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => SIGNS[byte % SIGNS.length]).join('');
}

/** The code as it is printed and read aloud: `7K2M-0QXW-94TB`. */
export const printedCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/**
 * A typed code as it is kept: hyphens, blanks, case and signs that look alike (`O`, `l`, Cyrillic letters) do not matter;
 * null when it can be none.
 */
export function readPaperCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const plain = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, ''),
  ]
    .map((sign) => LOOKS[1][LOOKS[0].indexOf(sign)] ?? sign)
    .join('')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const isCode = plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign));
  return isCode ? plain : null;
}
