import type { LimitUnit } from '../generated/graphql.ts';
import type { useWords } from '../i18n/useWords.ts';
import { durationWords } from '../oversight/durationWords.ts';
import type { ReportCell } from './reportTable.ts';

/** The reader's language, as far as a report needs it. */
export type Speech = Pick<
  ReturnType<typeof useWords>,
  't' | 'term' | 'number' | 'date' | 'office' | 'locale'
>;

/** A figure as it is answered; null: kept back, for fewer than five people could be recognised. */
export type Figure = number | null | undefined;

const HUNDRED = 100;

/** Makes cells in the reader's language. What is kept back says so and is never a zero. */
export function cellsIn({ t, number }: Speech) {
  const text = (words: string, value: string | number | null = words): ReportCell => ({ text: words, value });
  const none = (): ReportCell => text(t('app.none'), null);
  const keptBack = (): ReportCell => text(t('reports.few'));
  const count = (figure: Figure): ReportCell =>
    typeof figure === 'number' ? text(number(figure), figure) : keptBack();
  return {
    text,
    none,
    keptBack,
    /** A count, a whole one. */
    count,
    /** A part of a whole as a whole percent; of nothing there is no share. */
    percent: (share: Figure, whole: Figure): ReportCell => {
      if (typeof share !== 'number') return whole === 0 ? none() : keptBack();
      const percent = Math.round(share * HUNDRED);
      return text(t('reports.percent', { percent: number(percent) }), percent);
    },
    /** So many for each hundred; of nothing there is no rate. */
    perHundred: (rate: Figure, whole: Figure): ReportCell => {
      if (typeof rate !== 'number') return whole === 0 ? none() : keptBack();
      return count(Math.round(rate * HUNDRED));
    },
    /** A time used in words; in a file whole minutes of the unit. */
    duration: (minutes: Figure, unit: LimitUnit, ended: Figure): ReportCell => {
      if (typeof minutes !== 'number') return ended === null ? keptBack() : none();
      return text(durationWords(t, minutes, unit), Math.round(minutes));
    },
    /** Whole days of age; of nothing there is none. */
    days: (days: Figure, of: Figure): ReportCell => {
      if (typeof days !== 'number') return of === 0 ? none() : keptBack();
      const whole = Math.round(days);
      return text(t('reports.days', { smart_count: whole }), whole);
    },
  };
}

/** The makers of {@link cellsIn}. */
export type Cells = ReturnType<typeof cellsIn>;
