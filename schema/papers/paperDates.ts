import { localDate, localMinute } from '../deadlines/zone.ts';
import type { Tongue } from './paper.ts';

// With the day asked for, the Russian month comes in the genitive, as documents have it.
const monthFormat = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' });
const MONTHS: Readonly<Record<Tongue, Intl.DateTimeFormat>> = {
  KK: monthFormat('kk'),
  RU: monthFormat('ru'),
};

/**
 * A date (yyyy-mm-dd) as documents write it: `2013 жылғы «5» сәуір`, `«5» апреля 2013 года` (Regulation app. 3,
 * regulation.md 4.5). Throws RangeError for what is no date.
 */
export function documentDate(date: string, language: Tongue): string {
  const parts = MONTHS[language].formatToParts(new Date(`${date}T00:00:00Z`));
  const month = parts.find(({ type }) => type === 'month')?.value ?? '';
  const year = date.slice(0, 4);
  const day = Number(date.slice(8));
  return language === 'KK' ? `${year} жылғы «${day}» ${month}` : `«${day}» ${month} ${year} года`;
}

/** The date of a moment at the offices (Asia/Almaty), as {@link documentDate} writes it. */
export function documentDateOf(at: Date, language: Tongue): string {
  return documentDate(localDate(at), language);
}

/** The date of a moment at the offices in figures, as the lines of a journal write it: `05.04.2013`. */
export const shortDateOf = (at: Date): string => localDate(at).split('-').reverse().join('.');

/** The same with the time at the offices: `05.04.2013 10:14`. */
export function shortTimeOf(at: Date): string {
  const minutes = localMinute(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${shortDateOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
