import { formatDate } from '../i18n/format.ts';

/** `2013-04-05` as people write it: `05.04.2013`; anything else as it is. */
export const dateToText = (iso: string): string => (/^\d{4}-\d\d-\d\d$/.test(iso) ? formatDate(iso) : iso);

/** Digits as they are typed get their full stops: `0504` becomes `05.04`. */
export function withStops(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 8);
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('.');
}

/** `05.04.2013` as the API writes it, or null when there is no such day. */
export function textToDate(text: string): string | null {
  const found = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text);
  if (!found) return null;
  const [, day, month, year] = found;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const iso = `${year}-${month}-${day}`;
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
