import type { PaperLanguage } from '../../prisma/client.ts';
import { localDate } from '../deadlines/zone.ts';

// With the day asked for, the Russian month comes in the genitive, as documents have it.
const monthFormat = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });
const MONTHS: Readonly<Record<PaperLanguage, Intl.DateTimeFormat>> = {
  KK: monthFormat('kk'),
  RU: monthFormat('ru'),
};

/**
 * A date (yyyy-mm-dd) as documents write it: `2013 жылғы «5» сәуір`, `«5» апреля 2013 года` (Regulation app. 3,
 * regulation.md 4.5). Throws RangeError for what is no date.
 */
export function documentDate(date: string, language: PaperLanguage): string {
  const parts = MONTHS[language].formatToParts(new Date(`${date}T00:00:00Z`));
  const month = parts.find(({ type }) => type === 'month')?.value ?? '';
  const year = date.slice(0, 4);
  const day = Number(date.slice(8));
  return language === 'KK' ? `${year} жылғы «${day}» ${month}` : `«${day}» ${month} ${year} года`;
}

/** The date of a moment at the offices (Asia/Almaty), as {@link documentDate} writes it. */
export function documentDateOf(at: Date, language: PaperLanguage): string {
  return documentDate(localDate(at), language);
}
