/** The offices' zone; its offset changed in 2024, so it is never written as a number. */
export const OFFICE_ZONE = 'Asia/Almaty';

const KAZAKH_MONTHS = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
] as const;

const KAZAKH_WEEKDAYS = [
  'жексенбі',
  'дүйсенбі',
  'сейсенбі',
  'сәрсенбі',
  'бейсенбі',
  'жұма',
  'сенбі',
] as const;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: OFFICE_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Moment {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

/** A bare date (`2013-04-05`) is taken as it stands; an instant is shown in the offices' zone. */
function momentOf(value: string): Moment {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (date)
    return { year: date[1] ?? '', month: date[2] ?? '', day: date[3] ?? '', hour: '00', minute: '00' };
  const found = new Map(parts.formatToParts(new Date(value)).map(({ type, value: text }) => [type, text]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.get(type) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

/** `05.04.2013` in every language. */
export function formatDate(value: string): string {
  const { year, month, day } = momentOf(value);
  return `${day}.${month}.${year}`;
}

/** `05.04.2013 10:14`, in the offices' zone. */
export function formatDateTime(value: string): string {
  const { hour, minute } = momentOf(value);
  return `${formatDate(value)} ${hour}:${minute}`;
}

/** `2013 ж. 5 сәуір`, `5 апреля 2013 г.`, `5 April 2013`. */
export function formatLongDate(locale: string, value: string): string {
  const { year, month, day } = momentOf(value);
  if (locale === 'kk') return `${year} ж. ${Number(day)} ${KAZAKH_MONTHS[Number(month) - 1] ?? month}`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(date);
}

/** `2013 ж. сәуір`, `апрель 2013 г.`, `April 2013`. */
export function formatMonth(locale: string, date: string): string {
  const { year, month } = momentOf(date);
  if (locale === 'kk') return `${year} ж. ${KAZAKH_MONTHS[Number(month) - 1] ?? month}`;
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(plainDay(date));
}

/** The last millisecond of a day on the offices' wall, as an instant (ISO 8601). */
export function endOfDay(date: string): string {
  const asUtc = plainDay(date).getTime() + 86_400_000;
  // The zone is ahead of UTC; what its wall shows at that instant tells by how much.
  const wall = officeMoment(asUtc);
  const ahead = daysBetween(date, wall.date) * 1440 + wall.minute - 1440;
  return new Date(asUtc - ahead * 60_000 - 1).toISOString();
}

/** `10:14`, in the offices' zone. */
export function formatTime(value: string): string {
  const { hour, minute } = momentOf(value);
  return `${hour}:${minute}`;
}

/** A whole number with the language's own spaces between thousands. */
export function formatNumber(locale: string, value: number): string {
  return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'ru-RU').format(value);
}

/** An instant on the offices' wall: its date and its minutes since midnight. */
export function officeMoment(value: string | number): { readonly date: string; readonly minute: number } {
  const { year, month, day, hour, minute } = momentOf(new Date(value).toISOString());
  return { date: `${year}-${month}-${day}`, minute: Number(hour) * 60 + Number(minute) };
}

/** The bare date as UTC midnight, for sums of days and for names that depend on no zone. */
const plainDay = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** How many days the second date is after the first; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((plainDay(to).getTime() - plainDay(from).getTime()) / 86_400_000);
}

/** The day of the week of a date: 1 Monday to 7 Sunday. */
export function weekdayOf(date: string): number {
  return plainDay(date).getUTCDay() || 7;
}

/** `дүйсенбі`, `понедельник`, `Monday`. */
export function formatWeekday(locale: string, date: string): string {
  if (locale === 'kk') return KAZAKH_WEEKDAYS[plainDay(date).getUTCDay()] ?? '';
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(plainDay(date));
}

/** `5 сәуір`, `5 апреля`, `5 April`: for days that need no year. */
export function formatDayMonth(locale: string, date: string): string {
  if (locale === 'kk') {
    const { month, day } = momentOf(date);
    return `${Number(day)} ${KAZAKH_MONTHS[Number(month) - 1] ?? month}`;
  }
  return new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(plainDay(date));
}

/** `18:00` from minutes since midnight. */
export function formatMinutes(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
