import type { CalendarDayKind, LimitCode, LimitUnit } from '../../prisma/client.ts';

/** The offices' calendar date, yyyy-mm-dd. */
export type DateText = string;

/** A name in the three languages. */
export interface LocalName {
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** A day that differs from its weekday (regulation.md 3.1-3.3); `expected`: astronomical, may differ by a day. */
export interface CalendarEntry {
  readonly date: DateText;
  readonly kind: CalendarDayKind;
  readonly name: LocalName | null;
  readonly source: string;
  readonly expected: boolean;
}

/** What a day is once holidays have moved (I-32). */
export type DayKind =
  | 'WORKING'
  | 'WEEKEND'
  | 'HOLIDAY'
  | 'MOVED_HOLIDAY'
  | 'FIXED_DAY_OFF'
  | 'FREED'
  | 'WORKED';

/** A day of the calendar with the reason why it is worked or not. */
export interface CalendarDay {
  readonly date: DateText;
  readonly working: boolean;
  readonly kind: DayKind;
  readonly name: LocalName | null;
  /** Of a moved holiday: the day it falls on. */
  readonly movedFrom: DateText | null;
  readonly source: string | null;
  readonly expected: boolean;
}

/** Working hours in minutes since midnight; no lunch where `lunchFrom` equals `lunchTo` (Regulation app. 1). */
export interface OfficeHours {
  readonly opensAt: number;
  readonly lunchFrom: number;
  readonly lunchTo: number;
  readonly closesAt: number;
}

/** A dated rule of one limit (regulation.md 3.5); `headAfter` and `overseerAfter` in working minutes after the due time. */
export interface TimeLimitRule {
  readonly id: string;
  readonly code: LimitCode;
  readonly validFrom: DateText;
  readonly limit: number;
  readonly unit: LimitUnit;
  readonly firstDayCounts: boolean;
  readonly rollsForward: boolean;
  readonly remindAtPercent: number;
  readonly headAfter: number;
  readonly overseerAfter: number;
  readonly source: string;
}

/** How a day figures in a due time. */
export type DayCount = 'COUNTED' | 'START_NOT_COUNTED' | 'SKIPPED' | 'ROLLED';

/** A stretch of one day that counted; ISO instants. */
export interface DaySegment {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** A day between start and due time, as it is kept with the clock. */
export interface ExplainedDay {
  readonly date: DateText;
  readonly kind: DayKind;
  readonly name: LocalName | null;
  readonly movedFrom: DateText | null;
  readonly source: string | null;
  readonly expected: boolean;
  readonly count: DayCount;
  /** The n-th counted day of a limit in days. */
  readonly ordinal: number | null;
  /** Minutes counted of a limit in minutes. */
  readonly minutes: number | null;
  readonly segments: readonly DaySegment[];
}

/** How a due time came about: plain JSON, kept in `CaseClock.explanation` (I-30); ISO instants. */
export interface DueExplanation {
  readonly limit: TimeLimitRule;
  readonly hours: OfficeHours;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly days: readonly ExplainedDay[];
  readonly revision: number;
}

/** So much of a unit; negative: over. */
export interface Amount {
  readonly amount: number;
  readonly unit: LimitUnit;
}
