import { en } from '../../../admin/i18n/en.ts';
import { kk } from '../../../admin/i18n/kk.ts';
import { ru } from '../../../admin/i18n/ru.ts';

/** Every text of a dictionary under its key: `ra.action.save`. */
export function flat(words: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

/** The three dictionaries. */
export const dictionaries = { kk, ru, en } as const;

/** The texts of the three dictionaries, by key. */
export const texts = { kk: flat(kk), ru: flat(ru), en: flat(en) } as const;

/** Keys of react-admin's own words, which its packages bring. */
export const isForeign = (key: string): boolean => key.startsWith('ra.');

/** A text with a dot in the place of each parameter. */
export const withoutParameters = (text: string): string => text.replace(/%\{\w+\}/g, '•');
