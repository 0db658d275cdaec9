import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';

/** The languages of the back office; Kazakh is the first and the default. */
export const LANGUAGES = [
  { locale: 'kk', name: 'Қазақша' },
  { locale: 'ru', name: 'Русский' },
  { locale: 'en', name: 'English' },
] as const;

/** A language that the reader may choose. */
export type Language = (typeof LANGUAGES)[number]['locale'];

/** Where the reader's choice is kept between visits. */
export interface LanguageMemory {
  readonly read: () => string | null;
  readonly write: (language: Language) => void;
}

/** The language that is shown. */
export interface Languages {
  /** Its texts; another object after each change. */
  readonly current: () => I18nProvider;
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows another language once its dictionary is here; until then, and when it cannot be fetched, nothing changes. */
  readonly choose: (language: string) => Promise<void>;
  /** Shows what was chosen at an earlier visit. */
  readonly start: () => Promise<void>;
}

const isLanguage = (text: string | null): text is Language => LANGUAGES.some(({ locale }) => locale === text);

/** Speaks before any dictionary has come: keys for words. */
const silent: I18nProvider = {
  translate: (key) => key,
  changeLocale: () => Promise.resolve(),
  getLocale: () => LANGUAGES[0].locale,
};

/** Makes the languages over their dictionaries, of which only those are fetched that are chosen. */
export function makeLanguages(
  load: Readonly<Record<Language, () => Promise<TranslationMessages>>>,
  memory: LanguageMemory,
): Languages {
  const listeners = new Set<() => void>();
  let current = silent;
  let wanted: Language | null = null;

  const show = async (language: Language): Promise<void> => {
    wanted = language;
    const messages = await load[language]();
    // Two quick choices: the last one counts, whichever dictionary comes first.
    if (wanted !== language) return;
    current = { ...polyglotI18nProvider(() => messages, language, [...LANGUAGES]), changeLocale: choose };
    for (const listener of listeners) listener();
  };
  const choose = async (language: string): Promise<void> => {
    if (!isLanguage(language) || (current !== silent && language === current.getLocale())) return;
    await show(language);
    memory.write(language);
  };

  return {
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose,
    start() {
      const kept = memory.read();
      return show(isLanguage(kept) ? kept : LANGUAGES[0].locale);
    },
  };
}
