import type { Prisma } from '../../../prisma/client.ts';
import type { DeadlineTerms } from '../../deadlines/terms.ts';
import type { StoredClock } from '../workflow/clocks.ts';
import { earliestDue, runs } from '../workflow/clocks.ts';
import type { CaseFacts, Official } from '../workflow/facts.ts';
import { isOuterClock } from '../workflow/states.ts';
import { periodUntil } from './period.ts';
import type { ExecutorDesk } from './readCandidates.ts';
import { daysAway, readCandidates } from './readCandidates.ts';
import { refusalOf } from './refusalOf.ts';
import type { Candidate, Suggestion } from './suggest.ts';
import { suggest } from './suggest.ts';

/** A case that a resolution is written of, as far as the suggestion needs it. */
export interface ResolvedCase {
  readonly tx: Prisma.TransactionClient;
  readonly facts: CaseFacts;
  readonly clocks: readonly StoredClock[];
  readonly terms: DeadlineTerms;
  readonly actor: Official;
  readonly at: Date;
}

/** A {@link Suggestion} with the person. */
export type Suggested = Omit<Suggestion, 'executorId'> & { readonly executor: ExecutorDesk };

/**
 * Whom the system would name for a case at this moment, and why; null when nobody who may be named is there. Kept with
 * the resolution, so asked before that is written: it would weigh in. Throws CALENDAR_YEAR_MISSING.
 */
export async function suggestionFor({
  tx,
  facts,
  clocks,
  terms,
  actor,
  at,
}: ResolvedCase): Promise<Suggested | null> {
  const outer = clocks.filter((clock) => runs(clock) && isOuterClock(clock.code));
  const period = periodUntil(terms, at, earliestDue(outer));
  const desks = await readCandidates(tx, facts.officeId, at, period.until);
  const suggestion = suggest(
    desks.map((desk) => weighed(desk, facts, actor.id, at)),
    period,
  );
  const executor = desks.find(({ id }) => id === suggestion?.executorId);
  return suggestion && executor ? { ...suggestion, executor } : null;
}

/** An executor's desk as the suggestion weighs it, for a case or, with null, for any. */
export function weighed(
  desk: ExecutorDesk,
  facts: CaseFacts | null,
  headId: string,
  now: Date,
): Candidate & Pick<ExecutorDesk, 'nextDueAts'> {
  return {
    ...desk,
    absences: desk.absences.map(daysAway),
    refusal: facts && refusalOf(facts, headId, desk, now),
  };
}
