import type { Prisma } from '../../../prisma/client.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import type { CaseFacts } from '../workflow/facts.ts';
import { caseInQuestion } from './caseInQuestion.ts';
import { periodUntil } from './period.ts';
import type { ExecutorDesk } from './readCandidates.ts';
import { daysAway, readCandidates } from './readCandidates.ts';
import { refusalOf } from './refusalOf.ts';
import type { Candidate, Suggestion } from './suggest.ts';
import { suggest } from './suggest.ts';

/**
 * Whom the system would name for a case at this moment, and why; null when nobody who may be named is there. Kept with
 * the resolution. Throws NOT_FOUND for a case of another office and CALENDAR_YEAR_MISSING.
 */
export async function suggestionFor(
  tx: Prisma.TransactionClient,
  {
    officeId,
    caseId,
    headId,
    now,
  }: { readonly officeId: string; readonly caseId: string; readonly headId: string; readonly now: Date },
): Promise<Suggestion | null> {
  const { facts, dueAt } = await caseInQuestion(tx, { id: caseId, officeId });
  const period = periodUntil(await deadlineTerms(tx), now, dueAt);
  const desks = await readCandidates(tx, officeId, now, period.until);
  return suggest(
    desks.map((desk) => weighed(desk, facts, headId, now)),
    period,
  );
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
