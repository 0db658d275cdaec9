import type { LimitCode } from '../../prisma/client.ts';
import { explainDue } from './explain.ts';
import type { DeadlineTerms } from './terms.ts';
import type { DueExplanation } from './types.ts';
import { addWorkingMinutes, workingMinutesBetween } from './workingTime.ts';

/** What a CaseClock row keeps from its start (I-30, I-36). */
export interface ClockTimes {
  readonly limitId: string;
  readonly dueAt: Date;
  /** At the limit's share of the working minutes between start and due time (AP art. 14(4)). */
  readonly remindAt: Date;
  /** The due time and so many working minutes: when the head, and the overseer, are told. */
  readonly headAt: Date;
  readonly overseerAt: Date;
  readonly explanation: DueExplanation;
  readonly revision: number;
}

/**
 * All times of a clock of that code that starts then at that office, by the rule then in force. Throws LIMIT_MISSING and
 * CalendarYearMissing, the latter also when only the raising falls outside the known years.
 */
export function clockTimes(
  terms: DeadlineTerms,
  code: LimitCode,
  officeId: string,
  startedAt: Date,
): ClockTimes {
  const { calendar, revision } = terms;
  const rule = terms.ruleOn(code, startedAt);
  const hours = terms.hoursOf(officeId);
  const explanation = explainDue(calendar, hours, rule, startedAt, revision);
  const dueAt = new Date(explanation.dueAt);
  const share = (workingMinutesBetween(calendar, hours, startedAt, dueAt) * rule.remindAtPercent) / 100;
  return {
    limitId: rule.id,
    dueAt,
    remindAt: addWorkingMinutes(calendar, hours, startedAt, share),
    headAt: addWorkingMinutes(calendar, hours, dueAt, rule.headAfter),
    overseerAt: addWorkingMinutes(calendar, hours, dueAt, rule.overseerAfter),
    explanation,
    revision,
  };
}
