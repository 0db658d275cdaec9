import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { TranslationMessages } from 'react-admin';
import { en } from '../../../admin/i18n/en.ts';
import { kk } from '../../../admin/i18n/kk.ts';
import { ru } from '../../../admin/i18n/ru.ts';

const messages: Readonly<Record<string, TranslationMessages>> = { kk, ru, en };

/** The reader's language as the pages have it, plurals included. */
export function readerOf(locale: 'kk' | 'ru' | 'en') {
  const provider = polyglotI18nProvider((name) => messages[name] ?? kk, locale);
  return {
    locale,
    t: (key: string, options: Record<string, unknown> = {}): string => provider.translate(key, options),
  };
}
