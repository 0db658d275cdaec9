import type { Words } from '../../i18n/words.ts';
import type { kk } from './kk.ts';

/** All words of the public pages in one language. */
export type OpenWords = Words<typeof kk>;

/** The languages of the public pages, the first one first. */
export const OPEN_LANGUAGES = [
  { code: 'kk', name: 'Қазақша' },
  { code: 'ru', name: 'Русский' },
] as const;

/** A language of the public pages. */
export type OpenLanguage = (typeof OPEN_LANGUAGES)[number]['code'];

/** A text with its `{names}` replaced; a name without a value stays, so that it is seen. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const russianPlural = new Intl.PluralRules('ru');

/** A counted text: of its forms for one, few and many (`|` between them) the one that fits; a single form fits all. */
export function fillCount(text: string, count: number): string {
  const [one = '', few = one, many = few] = text.split('|');
  const rule = russianPlural.select(count);
  return fill(rule === 'one' ? one : rule === 'few' ? few : many, { count });
}
