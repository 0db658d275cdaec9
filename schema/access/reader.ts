import type { Context } from '../context.ts';
import type { CasePlace, Reading } from './caseScope.ts';
import { onlyCounts, readingOf } from './caseScope.ts';

/** The columns that every case must be read with, so that {@link readingIn} can judge and {@link viewing} can log it. */
export const placeSelect = {
  id: true,
  applicantId: true,
  officeId: true,
  akimOfficeId: true,
  executorId: true,
} as const;

/** How far the caller may read this case; COUNTS when his roles say nothing. */
export const readingIn = (context: Context, place: CasePlace): Reading =>
  (context.actor && readingOf(context.actor, place)) ?? 'COUNTS';

/** Whether the caller may read persons and free text of this case at all. */
export const readsPersons = (context: Context, place: CasePlace): boolean =>
  readingIn(context, place) !== 'COUNTS';

/**
 * What is selected of persons and free text: nothing for whoever only counts, to whom PostgreSQL shows none of it (I-41);
 * a field that selects so shows it only where {@link readsPersons}.
 */
export const ofPersons = <Select extends object>({ actor }: Context, select: Select): Select =>
  actor && onlyCounts(actor) ? ({} as Select) : select;

/** Logs that the caller reads personal data of the case when it is shown to him; answers whether it is (I-37). */
export function viewing(
  context: Context,
  row: CasePlace & { readonly id: string; readonly applicantId: string },
  shown: boolean,
): boolean {
  if (shown) context.views.note({ caseId: row.id, applicantId: row.applicantId });
  return shown;
}
