import type { NotificationKind, Prisma } from '../../prisma/client.ts';
import { dueTime } from '../deadlines/dueTime.ts';
import type { DeadlineTerms } from '../deadlines/terms.ts';
import { deadlineTerms } from '../deadlines/terms.ts';

/**
 * The instant at which an assignment is raised to the head if nobody acknowledges it, by the ACKNOWLEDGEMENT limit in the
 * working time of the recipient's office; null for a row that is no assignment. Throws CALENDAR_YEAR_MISSING.
 */
export const raiseTime = (
  terms: DeadlineTerms,
  kind: NotificationKind,
  officeId: string,
  at: Date,
): Date | null =>
  kind === 'ASSIGNED'
    ? dueTime(terms.calendar, terms.hoursOf(officeId), terms.ruleOn('ACKNOWLEDGEMENT', at), at)
    : null;

interface Row {
  readonly recipientId: string;
  readonly kind: NotificationKind;
  readonly at: Date;
}

/** For each row its {@link raiseTime}. Throws CALENDAR_YEAR_MISSING. */
export async function raiseTimes(
  tx: Prisma.TransactionClient,
  rows: readonly Row[],
): Promise<readonly (Date | null)[]> {
  const assigned = rows.filter(({ kind }) => kind === 'ASSIGNED').map(({ recipientId }) => recipientId);
  if (assigned.length === 0) return rows.map(() => null);
  const terms = await deadlineTerms(tx);
  const recipients = await tx.user.findMany({
    where: { id: { in: [...new Set(assigned)] } },
    select: { id: true, officeId: true },
  });
  const officeOf = new Map(recipients.map(({ id, officeId }) => [id, officeId]));
  return rows.map(({ kind, recipientId, at }) => {
    const officeId = officeOf.get(recipientId);
    return officeId === undefined ? null : raiseTime(terms, kind, officeId, at);
  });
}
