import type { PrismaClient } from '../../../prisma/client.ts';
import { KomekError } from '../../errors.ts';
import { buildTerms, type DeadlineTerms, readTermsData } from '../terms.ts';
import type { RequestedChange } from './changeInput.ts';
import { type ChangePlan, changedData, planChange } from './changePlan.ts';

/** A change laid against the data as they are, with the terms that would then hold. */
export interface Hypothesis {
  readonly plan: ChangePlan;
  readonly terms: DeadlineTerms;
}

/**
 * What a request would make of the stored data; nothing is written. Throws STALE_VERSION when they are no longer those
 * that were seen, and VALIDATION_FAILED.
 */
export async function hypotheticalTerms(db: PrismaClient, request: RequestedChange): Promise<Hypothesis> {
  const data = await readTermsData(db);
  if (data.revision !== request.expectedRevision) throw staleRevision(data.revision);
  const offices = await db.office.findMany({
    where: { id: { in: request.hours.map(({ officeId }) => officeId) } },
    select: { id: true },
  });
  const plan = planChange(data, request, new Set(offices.map(({ id }) => id)));
  return { plan, terms: buildTerms({ ...changedData(data, plan), revision: data.revision + 1 }) };
}

/** Somebody else has changed the calendar, a limit or office hours since they were seen. */
export const staleRevision = (revision: number): KomekError =>
  new KomekError('STALE_VERSION', 'Somebody else has changed the time limits.', { revision });
