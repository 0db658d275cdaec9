import { useI18nProvider } from 'react-admin';

/** The language that is shown. Never react-admin's own state of it, whose change builds the page anew. */
export function useLanguage(): string {
  return useI18nProvider().getLocale();
}
