import { OPEN_LANGUAGES, type OpenLanguage } from '../words/words.ts';

/** The back office keeps its language under the same name: one browser, one reader. */
const KEY = 'komek.language';

/** The language that was chosen at an earlier visit; Kazakh where none was, or one that is not offered here. */
export function keptLanguage(): OpenLanguage {
  try {
    const kept = localStorage.getItem(KEY);
    return OPEN_LANGUAGES.find(({ code }) => code === kept)?.code ?? 'kk';
  } catch {
    return 'kk';
  }
}

/** Keeps the choice, where the browser allows it. */
export function keepLanguage(language: OpenLanguage): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
