import { useCalendarWords } from '../useCalendarWords.ts';

const DAY = 1440;

/** Says a shift in minutes: `позже на 3 дн 2 ч`, with the words of days only where they are whole. */
export function useShiftWords(): (minutes: number) => string {
  const { t, minutes: inHours } = useCalendarWords();
  return (shift) => {
    const size = Math.abs(shift);
    if (size === 0) return '';
    const amount =
      size % DAY === 0 ? t('calendar.dryRun.days', { smart_count: size / DAY }) : inDaysAndHours(size);
    return t(shift > 0 ? 'calendar.dryRun.shiftLater' : 'calendar.dryRun.shiftEarlier', { amount });
  };

  function inDaysAndHours(size: number): string {
    if (size < DAY) return inHours(size);
    return `${t('calendar.dryRun.days', { smart_count: Math.floor(size / DAY) })} ${inHours(size % DAY)}`;
  }
}
