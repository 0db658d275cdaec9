import type { NotificationKind, Prisma } from '../../prisma/client.ts';
import { dueTime } from '../deadlines/dueTime.ts';
import { deadlineTerms } from '../deadlines/terms.ts';

interface Row {
  readonly recipientId: string;
  readonly kind: NotificationKind;
  readonly at: Date;
}

/**
 * For each row the instant at which it is raised to the head if nobody acknowledges it, by the ACKNOWLEDGEMENT limit in
 * the working time of the recipient's office; null for a row that is no assignment. Throws CALENDAR_YEAR_MISSING.
 */
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
    if (kind !== 'ASSIGNED' || officeId === undefined) return null;
    return dueTime(terms.calendar, terms.hoursOf(officeId), terms.ruleOn('ACKNOWLEDGEMENT', at), at);
  });
}
