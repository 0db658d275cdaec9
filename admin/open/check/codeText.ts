/** Signs of a code, without those that are taken for another (schema/papers/paperCode.ts keeps the same). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** How many signs a code has. */
export const CODE_LENGTH = 12;

/** How a code looks; of no paper. */
export const EXAMPLE_CODE = '7K2M-0QXW-94TB';

/** Cyrillic letters of the keyboards here that look like one of the signs, and that sign. */
const CYRILLIC = 'АВЕКМНОРСТХІУӨЗ';
const LATIN = 'ABEKMH0PCTX1Y03';

const alike = (sign: string): string => {
  const at = CYRILLIC.indexOf(sign);
  if (at >= 0) return LATIN[at] ?? sign;
  if (sign === 'O') return '0';
  return sign === 'I' || sign === 'L' ? '1' : sign;
};

/** The letters and digits of what was typed or pasted, as the code has them; a pasted address of the check gives its code. */
export function codeSigns(typed: string): string {
  const pasted = /\/check\/([^/?#]+)/.exec(typed)?.[1] ?? typed;
  return [...pasted.normalize('NFKC').toUpperCase()]
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .map(alike)
    .join('')
    .slice(0, CODE_LENGTH);
}

/** In groups of four, as it is printed: `7K2M-0QXW-94TB`. */
export const groupedCode = (signs: string): string => signs.match(/.{1,4}/gu)?.join('-') ?? '';

/** What is wrong with a code before anybody is asked; null when it can be one. */
export function codeFault(
  signs: string,
):
  | { readonly kind: 'LENGTH'; readonly count: number }
  | { readonly kind: 'SIGNS'; readonly signs: string }
  | null {
  const strange = [...new Set(signs)].filter((sign) => !SIGNS.includes(sign));
  if (strange.length > 0) return { kind: 'SIGNS', signs: strange.join(', ') };
  return signs.length === CODE_LENGTH ? null : { kind: 'LENGTH', count: signs.length };
}

/** Where the caret stands in the grouped text when so many signs are before it. */
export const caretAfter = (signsBefore: number): number =>
  signsBefore + Math.max(0, Math.floor((signsBefore - 1) / 4));
