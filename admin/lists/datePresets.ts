import { weekdayOf } from '../i18n/format.ts';

/** The spans of days that a list offers by name; one is kept as its name, so that it moves with the calendar. */
export const DATE_PRESETS = ['TODAY', 'THIS_WEEK', 'THIS_MONTH', 'LAST_MONTH'] as const;

/** One of {@link DATE_PRESETS}. */
export type DatePreset = (typeof DATE_PRESETS)[number];

/** First and last day, both included, as `2013-04-05`; a missing end is open. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

/** The days of the preset around today (an office's date); a week runs from Monday to Sunday. */
export function presetRange(preset: DatePreset, today: string): Required<DayRange> {
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const at = (monthOf: number, dayOf: number): string =>
    new Date(Date.UTC(year, monthOf - 1, dayOf)).toISOString().slice(0, 10);
  switch (preset) {
    case 'TODAY':
      return { from: today, to: today };
    case 'THIS_WEEK': {
      const monday = day - weekdayOf(today) + 1;
      return { from: at(month, monday), to: at(month, monday + 6) };
    }
    case 'THIS_MONTH':
      return { from: at(month, 1), to: at(month + 1, 0) };
    case 'LAST_MONTH':
      return { from: at(month - 1, 1), to: at(month, 0) };
  }
}
