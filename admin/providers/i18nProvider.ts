import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { TranslationMessages } from 'react-admin';
import { kk } from '../i18n/kk.ts';

/** The languages of the back office; Kazakh is the first and the default. */
export const LANGUAGES = [
  { locale: 'kk', name: 'Қазақша' },
  { locale: 'ru', name: 'Русский' },
  { locale: 'en', name: 'English' },
];

const load: Readonly<Record<string, () => Promise<TranslationMessages>>> = {
  ru: async () => (await import('../i18n/ru.ts')).ru,
  en: async () => (await import('../i18n/en.ts')).en,
};

/** Kazakh is there at once, the other two are fetched when they are chosen. */
export const i18nProvider = polyglotI18nProvider((locale) => load[locale]?.() ?? kk, 'kk', LANGUAGES);
