import type { Context } from '../context.ts';
import type { CasePlace, Reading } from './caseScope.ts';
import { readingOf } from './caseScope.ts';

/** The columns that every case must be read with, so that {@link readingIn} can judge it. */
export const placeSelect = { officeId: true, akimOfficeId: true, executorId: true } as const;

/** How far the caller may read this case; COUNTS when his roles say nothing. */
export const readingIn = (context: Context, place: CasePlace): Reading =>
  (context.actor && readingOf(context.actor, place)) ?? 'COUNTS';

/** Whether the caller may read persons and free text of this case at all. */
export const readsPersons = (context: Context, place: CasePlace): boolean =>
  readingIn(context, place) !== 'COUNTS';
