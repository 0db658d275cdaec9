import { useTranslate } from 'react-admin';
import type { OfficeNameFragment } from '../generated/graphql.ts';
import type { terms } from './en/terms.ts';
import { formatDate, formatDateTime, formatLongDate, formatNumber, formatTime } from './format.ts';
import { useLanguage } from './useLanguage.ts';

/** The groups of coded words: statuses, roles, documents … */
export type TermGroup = keyof typeof terms;

/** Words, terms and dates in the reader's language. */
export function useWords() {
  const t = useTranslate();
  const locale = useLanguage();
  return {
    t,
    locale,
    /** The word of a code; a code without a word is shown as it is. */
    term: (group: TermGroup, code: string): string => t(`terms.${group}.${code}`, { _: code }),
    date: formatDate,
    dateTime: formatDateTime,
    time: formatTime,
    longDate: (value: string): string => formatLongDate(locale, value),
    number: (value: number): string => formatNumber(locale, value),
    /** An office under its name in the reader's language; Kazakh where there is no Russian one. */
    office: ({ nameKk, nameRu }: Pick<OfficeNameFragment, 'nameKk' | 'nameRu'>): string =>
      locale === 'kk' ? nameKk : (nameRu ?? nameKk),
  };
}
