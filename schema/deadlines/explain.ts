import type { WorkingCalendar } from './calendar.ts';
import { MINUTE_MS } from './dayNumber.ts';
import { dayTerm, dueTime } from './dueTime.ts';
import type {
  DayCount,
  DaySegment,
  DueExplanation,
  ExplainedDay,
  OfficeHours,
  TimeLimitRule,
} from './types.ts';
import { instantAt, localDayNumber } from './zone.ts';

/** What one day adds to a limit. */
type Share = Pick<ExplainedDay, 'count' | 'ordinal' | 'minutes' | 'segments'>;

/**
 * The due time with every local day from the start to it: counted, the start's own, skipped (the day says why), or
 * passed on because the last day was no day to end on (ROLLED). Its `dueAt` is that of `dueTime`. Throws alike.
 */
export function explainDue(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  rule: TimeLimitRule,
  startedAt: Date,
  revision: number,
): DueExplanation {
  const dueAt = dueTime(calendar, hours, rule, startedAt);
  const share =
    rule.unit === 'WORKING_MINUTES'
      ? minuteShares(calendar, hours, startedAt, dueAt)
      : dayShares(calendar, hours, rule, startedAt);
  const days: ExplainedDay[] = [];
  const last = localDayNumber(dueAt.getTime());
  for (let day = localDayNumber(startedAt.getTime()); day <= last; day += 1) {
    const { date, kind, name, movedFrom, source, expected } = calendar.dayOf(day);
    days.push({ date, kind, name, movedFrom, source, expected, ...share(day) });
  }
  return {
    limit: rule,
    hours,
    startedAt: startedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    days,
    revision,
  };
}

function dayShares(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  rule: TimeLimitRule,
  startedAt: Date,
): (day: number) => Share {
  const start = localDayNumber(startedAt.getTime());
  const { lastCounted, lastDay } = dayTerm(calendar, hours, rule, startedAt);
  let ordinal = 0;
  const plain = (count: DayCount): Share => ({ count, ordinal: null, minutes: null, segments: [] });
  return (day) => {
    if (day === start && !rule.firstDayCounts) return plain('START_NOT_COUNTED');
    if (day >= lastCounted && day < lastDay) return plain('ROLLED');
    if (rule.unit === 'WORKING_DAYS' && !calendar.works(day)) return plain('SKIPPED');
    ordinal += 1;
    return { ...plain('COUNTED'), ordinal };
  };
}

function minuteShares(
  calendar: WorkingCalendar,
  hours: OfficeHours,
  startedAt: Date,
  dueAt: Date,
): (day: number) => Share {
  const start = localDayNumber(startedAt.getTime());
  let counted = 0;
  // Whole minutes of a running total, so that the stretches' minutes add up to the limit also with odd seconds.
  const stretch = (day: number, opens: number, closes: number): readonly DaySegment[] => {
    const from = Math.max(instantAt(day, opens * MINUTE_MS), startedAt.getTime());
    const to = Math.min(instantAt(day, closes * MINUTE_MS), dueAt.getTime());
    if (from >= to) return [];
    const before = Math.floor(counted / MINUTE_MS);
    counted += to - from;
    const minutes = Math.floor(counted / MINUTE_MS) - before;
    return [{ from: new Date(from).toISOString(), to: new Date(to).toISOString(), minutes }];
  };
  return (day) => {
    if (!calendar.works(day)) return { count: 'SKIPPED', ordinal: null, minutes: 0, segments: [] };
    const segments = [
      ...stretch(day, hours.opensAt, hours.lunchFrom),
      ...stretch(day, hours.lunchTo, hours.closesAt),
    ];
    const minutes = segments.reduce((sum, segment) => sum + segment.minutes, 0);
    const count = segments.length === 0 && day === start ? 'START_NOT_COUNTED' : 'COUNTED';
    return { count, ordinal: null, minutes, segments };
  };
}
