import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { I18nContext } from 'react-admin';
import { languages } from '../providers/i18nProvider.ts';

/**
 * Gives everything below the texts of the language that is shown. React-admin's own provider builds the page anew when
 * the language changes, and what was being typed would be lost; under this one only the words change.
 */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const texts = useSyncExternalStore(languages.subscribe, languages.current);
  const language = texts.getLocale();
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <I18nContext.Provider value={texts}>{children}</I18nContext.Provider>;
}
