import type {
  CalendarDayKind,
  LimitCode,
  LimitUnit,
  LocalNameWholeFragment,
  OfficeHoursWholeFragment,
} from '../../generated/graphql.ts';

/** What was and what is of one thing; null: nothing of its own. */
interface BeforeAndAfter<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
}

/** A calendar entry as the log keeps it. */
export interface LoggedDay {
  readonly kind: CalendarDayKind;
  readonly name: LocalNameWholeFragment | null;
  readonly source: string;
  readonly expected: boolean;
}

/** A version of a limit as the log keeps it. */
export interface LoggedLimit {
  readonly limit: number;
  readonly unit: LimitUnit;
  readonly firstDayCounts: boolean;
  readonly rollsForward: boolean;
  readonly remindAtPercent: number;
  readonly headAfter: number;
  readonly overseerAfter: number;
}

/** `DeadlineChange.changes`: what a change really changed. */
export interface LoggedChange {
  readonly openYears: readonly { readonly year: number; readonly likeYear: number | null }[];
  readonly days: readonly ({ readonly date: string } & BeforeAndAfter<LoggedDay>)[];
  readonly limits: readonly ({
    readonly code: LimitCode;
    readonly validFrom: string;
  } & BeforeAndAfter<LoggedLimit>)[];
  readonly hours: readonly ({ readonly officeId: string } & BeforeAndAfter<OfficeHoursWholeFragment>)[];
}

/** Reads the JSON of the log; a part that is not there has changed nothing. */
export function loggedChange(changes: unknown): LoggedChange {
  const known = (typeof changes === 'object' && changes !== null ? changes : {}) as Partial<LoggedChange>;
  return {
    openYears: known.openYears ?? [],
    days: known.days ?? [],
    limits: known.limits ?? [],
    hours: known.hours ?? [],
  };
}
