import type { I18nProvider } from 'react-admin';
import { LANGUAGES, type LanguageMemory, makeLanguages } from '../i18n/languages.ts';

/** The page's first script reads it too, to ask for the right dictionary at once. */
const KEPT_UNDER = 'komek.language';

/** Kept in this browser; one that keeps nothing, or a test without one, has no memory. */
const memory: LanguageMemory = {
  read() {
    try {
      return localStorage.getItem(KEPT_UNDER);
    } catch {
      return null;
    }
  },
  write(language) {
    try {
      localStorage.setItem(KEPT_UNDER, language);
    } catch {
      // Private browsing may refuse: then the choice ends with the page.
    }
  },
};

/** The languages of this page. */
export const languages = makeLanguages(
  {
    kk: async () => (await import('../i18n/kk.ts')).kk,
    ru: async () => (await import('../i18n/ru.ts')).ru,
    en: async () => (await import('../i18n/en.ts')).en,
  },
  memory,
);

/** For what is no component: always speaks the language that is shown. */
export const i18nProvider: I18nProvider = {
  translate: (key, options) => languages.current().translate(key, options),
  changeLocale: languages.choose,
  getLocale: () => languages.current().getLocale(),
  getLocales: () => [...LANGUAGES],
};
