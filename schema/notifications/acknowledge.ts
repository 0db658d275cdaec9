import type { Notification, Prisma } from '../../prisma/client.ts';
import { requireRole } from '../access/enforce.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import type { Feed } from './feeds.ts';
import { casesOf, rowsOf } from './feeds.ts';
import { acknowledge } from './outbox.ts';

/** Acknowledges one row of the caller's feed, once; the row as it is then. Throws NOT_FOUND. */
export async function acknowledgeRow(context: Context, feed: Feed, cursor: number): Promise<Notification> {
  const actor = requireRole(context.actor, feed.roles);
  const where: Prisma.NotificationWhereInput = { ...rowsOf(feed, actor), cursor };
  await inTransaction(context.db, (tx) => acknowledge(tx, actor.id, where, context.now()));
  const row = await context.db.notification.findFirst({ where: { ...where, case: casesOf(feed, actor) } });
  if (!row) throw notFound();
  return row;
}

/** Acknowledges all rows of the caller's feed up to a cursor; how many were not acknowledged before. */
export async function acknowledgeUpTo(context: Context, feed: Feed, upTo: number): Promise<number> {
  const actor = requireRole(context.actor, feed.roles);
  const where: Prisma.NotificationWhereInput = { ...rowsOf(feed, actor), cursor: { lte: upTo } };
  return inTransaction(context.db, (tx) => acknowledge(tx, actor.id, where, context.now()));
}
