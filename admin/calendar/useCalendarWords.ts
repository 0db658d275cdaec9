import { sourceWords } from '../deadlines/sourceWords.ts';
import { minuteWords } from '../deadlines/timeLeft.ts';
import type {
  CalendarDayKind,
  CalendarDayWholeFragment,
  LimitUnit,
  LocalNameWholeFragment,
  OfficeHoursWholeFragment,
} from '../generated/graphql.ts';
import { formatDayMonth, formatMinutes, formatWeekday } from '../i18n/format.ts';
import { useWords } from '../i18n/useWords.ts';

/** What is said of a changed day: in the draft and in the log. */
export interface SaidDay {
  readonly kind: CalendarDayKind | null;
  readonly name: LocalNameWholeFragment | null;
  readonly expected: boolean;
}

/** The calendar's own words, beside those of {@link useWords}. */
export function useCalendarWords() {
  const words = useWords();
  const { t, term, locale, longDate } = words;

  const dayMonth = (date: string): string => formatDayMonth(locale, date);
  const weekday = (date: string): string => formatWeekday(locale, date);
  const localName = (name: LocalNameWholeFragment | null): string =>
    name ? ({ kk: name.kk, ru: name.ru }[locale] ?? name.en) : '';

  /** Why the day is as it is: `Праздничный день – Наурыз мейрамы`. */
  const dayReason = ({ kind, name, movedFrom }: CalendarDayWholeFragment): string => {
    const moved = movedFrom ? t('calendar.year.movedFrom', { day: dayMonth(movedFrom) }) : '';
    const what = [term('dayKind', kind), localName(name)].filter(Boolean).join(' – ');
    return [what, moved].filter(Boolean).join(', ');
  };

  return {
    ...words,
    dayMonth,
    weekday,
    localName,
    source: (source: string): string => sourceWords(source, t),
    dayReason,
    /** `1 мая, пятница, нерабочий: Праздничный день – Праздник единства народа Казахстана`. */
    dayLabel: (day: CalendarDayWholeFragment): string => {
      const works = t(day.working ? 'calendar.year.working' : 'calendar.year.notWorking');
      const plain = day.kind === 'WORKING';
      const expected = day.expected ? ` (${t('calendar.year.expected')})` : '';
      return `${dayMonth(day.date)}, ${weekday(day.date)}, ${works}${plain ? '' : `: ${dayReason(day)}${expected}`}`;
    },
    /** `1 мая 2027 г., суббота`. */
    fullDate: (date: string): string => `${longDate(date)}, ${weekday(date)}`,
    /** What a changed day becomes. */
    saidDay: (day: SaidDay | null): string => {
      if (!day?.kind) return t('calendar.what.nothing');
      const name = localName(day.name);
      const expected = day.expected ? ` (${t('calendar.year.expected')})` : '';
      return `${term('calendarDayKind', day.kind)}${name ? ` – ${name}` : ''}${expected}`;
    },
    /** `9 календарных дней`. */
    amount: (limit: number, unit: LimitUnit): string => t(`time.limit.${unit}`, { smart_count: limit }),
    /** `2 ч 30 мин`. */
    minutes: (minutes: number): string => minuteWords(t, 'time.used', minutes),
    /** `09:00–18:00, обеденный перерыв 13:00–14:00`. */
    hoursText: ({ opensAt, lunchFrom, lunchTo, closesAt }: OfficeHoursWholeFragment): string =>
      t(lunchFrom === lunchTo ? 'calendar.hours.noLunch' : 'calendar.hours.text', {
        opens: formatMinutes(opensAt),
        lunchFrom: formatMinutes(lunchFrom),
        lunchTo: formatMinutes(lunchTo),
        closes: formatMinutes(closesAt),
      }),
  };
}
