import type { Notification, NotificationKind, Prisma, Role } from '../../prisma/client.ts';
import type { Reading } from '../access/caseScope.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import type { Actor } from '../context.ts';

/** A view of somebody's feed: for which roles, which kinds of rows, and how far he must be able to read their cases. */
export interface Feed {
  readonly roles: readonly Role[];
  /** Null: all kinds. */
  readonly kinds: readonly NotificationKind[] | null;
  readonly reading: Reading;
  /** Whether an open stream brings a row once more when it is settled, so that every screen can drop it. */
  readonly bringsSettled: boolean;
}

/** What the head gave an executor to do. */
export const ASSIGNMENTS: Feed = {
  roles: ['EXECUTOR'],
  kinds: ['ASSIGNED', 'RETURNED'],
  reading: 'WORKS',
  bringsSettled: false,
};

/** Everything: assignments, returns, reminders, what is overdue (AP art. 14(4)). */
export const NOTIFICATIONS: Feed = {
  roles: ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK', 'OVERSEER'],
  kinds: null,
  reading: 'OVERSEES',
  bringsSettled: true,
};

/** The cases of which the feed may speak to the actor. */
export const casesOf = (feed: Feed, actor: Actor): Prisma.CaseWhereInput =>
  casesReadableBy(actor, feed.reading);

/** The actor's rows in this view, whether or not he may still see their cases. */
export const rowsOf = (feed: Feed, actor: Pick<Actor, 'id'>): Prisma.NotificationWhereInput => ({
  recipientId: actor.id,
  ...(feed.kinds ? { kind: { in: [...feed.kinds] } } : {}),
});

/** What still asks for attention: neither acknowledged nor settled. */
export const OPEN = { acknowledgedAt: null, settledAt: null } satisfies Partial<Notification>;
