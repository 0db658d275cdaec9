import type { Context } from '../context.ts';
import type { CasePlace, Reading } from './caseScope.ts';
import { readingOf } from './caseScope.ts';

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

/** Logs that the caller reads personal data of the case when it is shown to him; answers whether it is (I-37). */
export function viewing(
  context: Context,
  row: CasePlace & { readonly id: string; readonly applicantId: string },
  shown: boolean,
): boolean {
  if (shown) context.views.note({ caseId: row.id, applicantId: row.applicantId });
  return shown;
}
