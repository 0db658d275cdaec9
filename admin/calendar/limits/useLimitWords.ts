import type { TimeLimitWholeFragment } from '../../generated/graphql.ts';
import { useCalendarWords } from '../useCalendarWords.ts';

type Counted = Pick<TimeLimitWholeFragment, 'unit' | 'firstDayCounts' | 'rollsForward'>;
type Raised = Pick<TimeLimitWholeFragment, 'headAfter' | 'overseerAfter'>;

/** Says how a limit is counted and who is told when it has passed. */
export function useLimitWords() {
  const { t, minutes } = useCalendarWords();
  return {
    /** As far as the unit leaves a choice. */
    counting: ({ unit, firstDayCounts, rollsForward }: Counted): readonly string[] => {
      if (unit === 'WORKING_MINUTES')
        return [t('calendar.limits.fromTheMinute'), t('calendar.limits.onlyHours')];
      const first = t(firstDayCounts ? 'calendar.limits.firstDayCounts' : 'calendar.limits.firstDayNot');
      if (unit === 'WORKING_DAYS') return [first];
      return [first, t(rollsForward ? 'calendar.limits.rolls' : 'calendar.limits.staysPut')];
    },
    raising: ({ headAfter, overseerAfter }: Raised): readonly string[] => [
      headAfter === 0
        ? t('calendar.limits.headAtOnce')
        : t('calendar.limits.headAfter', { time: minutes(headAfter) }),
      overseerAfter === 0
        ? t('calendar.limits.overseerAtOnce')
        : t('calendar.limits.overseerAfter', { time: minutes(overseerAfter) }),
    ],
  };
}
