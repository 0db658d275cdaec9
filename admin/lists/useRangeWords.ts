import { useWords } from '../i18n/useWords.ts';
import type { DatePreset, DayRange } from './datePresets.ts';

/** Says a span of days: its name, both days, or the one that is set; null when neither is. */
export function useRangeWords() {
  const { t, date } = useWords();
  return (preset: DatePreset | undefined, { from, to }: DayRange): string | null => {
    if (preset) return t(`list.preset.${preset}`);
    if (from && to) return from === to ? date(from) : t('list.range', { from: date(from), to: date(to) });
    if (from) return t('list.since', { from: date(from) });
    return to ? t('list.until', { to: date(to) }) : null;
  };
}
