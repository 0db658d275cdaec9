import { dueTime } from '../deadlines/dueTime.ts';
import type { DeadlineTerms } from '../deadlines/terms.ts';
import type { ClockCode } from './workflow/advanceClocks.ts';
import { isOuterClock } from './workflow/states.ts';

/** When the whole service is due: by Appendix 5, by the Standard, and the earlier of the two (I-33). */
export interface ServiceDue {
  readonly chainAt: Date;
  readonly standardAt: Date;
  readonly at: Date;
}

/** A running clock of a case. */
export interface RunningClock {
  readonly code: ClockCode;
  readonly officeId: string;
  readonly dueAt: Date;
}

/** The actions of Appendix 5 up to the last one in days: the chain of regulation.md 3.6. */
const CHAIN: readonly ClockCode[] = ['A1', 'A2', 'A3', 'A4'];

/**
 * The due time of the whole service (I-33), null for a closed case. The chain goes on from the running action's due time
 * through the limits of the remaining ones to the nine days of A4; before the department has it, from the end of the
 * commission's days or from now; where no action is left (K6) the Standard alone remains. Throws CalendarYearMissing and
 * LIMIT_MISSING.
 */
export function serviceDue(
  terms: DeadlineTerms,
  running: readonly RunningClock[],
  departmentId: string,
  atAkimOffice: boolean,
  now: Date,
): ServiceDue | null {
  const outer = running.find(({ code }) => isOuterClock(code));
  if (!outer) return null;
  const step = running.find(({ code }) => !isOuterClock(code));
  const standardAt = outer.dueAt;
  const chainAt =
    step || atAkimOffice ? chainEnd(terms, departmentId, step?.code ?? null, step?.dueAt ?? now) : standardAt;
  return { chainAt, standardAt, at: chainAt < standardAt ? chainAt : standardAt };
}

function chainEnd(terms: DeadlineTerms, departmentId: string, running: ClockCode | null, from: Date): Date {
  const hours = terms.hoursOf(departmentId);
  const next = (start: Date, code: ClockCode): Date =>
    dueTime(terms.calendar, hours, terms.ruleOn(code, start), start);
  if (running === 'A6') return from;
  if (running === 'A5') return next(from, 'A6');
  // Before the department's own actions, at the akim's office or with the commission, all of them are left.
  const done = running === null ? 0 : CHAIN.indexOf(running) + 1;
  return CHAIN.slice(done).reduce(next, from);
}
