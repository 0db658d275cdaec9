import type { GraphQLResolveInfo } from 'graphql';
import type { Notification, PrismaClient } from '../../prisma/client.ts';
import { gatherOn } from '../../prisma/gather.ts';
import { readRow, readRows } from '../../prisma/oneStatement/readRows.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { type CasePlace, mayRead } from '../access/caseScope.ts';
import { requireRole } from '../access/enforce.ts';
import { placeSelect } from '../access/reader.ts';
import type { Actor, Context } from '../context.ts';
import { type FeedRow, feedRows } from './FeedRow.ts';
import type { Feed } from './feeds.ts';
import { casesOf, OPEN, rowsOf } from './feeds.ts';
import { BATCH, rowsAfter } from './rowsAfter.ts';
import { settledRows } from './settledRows.ts';

/** What stands open in the caller's feed, the first first. */
export function openRows(context: Context, feed: Feed): Promise<Notification[]> {
  const actor = requireRole(context.actor, feed.roles);
  return readRows(context.db, 'Notification', {
    where: { ...rowsOf(feed, actor), ...OPEN, case: casesOf(feed, actor) },
    orderBy: { cursor: 'asc' },
  });
}

/**
 * Somebody's feed: first what is neither acknowledged nor settled (or all after `after`), then live, in cursor order,
 * none lost and none twice. The table is the truth, signals only wake. Ends with the session or the role.
 */
export async function* feedStream(
  context: Context,
  info: GraphQLResolveInfo,
  actor: Actor,
  feed: Feed,
  after: number | null,
): AsyncGenerator<FeedRow, void, undefined> {
  // Listening begins before the first read, so that nothing falls between the two.
  const wakeUps = context.events.subscribe(
    (signal) =>
      signal.topic === 'resync' ||
      (signal.topic === 'feed' && signal.recipientId === actor.id) ||
      (signal.topic === 'session' && signal.userId === actor.id),
    context.abort,
  );
  try {
    // Read for many streams in one statement; each gets the rows that name its recipient.
    const db = asApplication(context.db);
    const mine = rowsOf(feed, actor);
    const counter = await readRow(db, 'Feed', { where: { recipientId: actor.id }, select: { last: true } });
    const start = counter?.last ?? 0;
    let cursor = after ?? start;
    const known = await readRows(db, 'Notification', {
      where: { ...mine, ...OPEN, cursor: { lte: cursor } },
      orderBy: { cursor: 'asc' },
    });
    const settled = feed.bringsSettled ? settledRows(db, actor.id, known) : null;
    if (after === null) yield* stillHis(context, info, feed, known);
    for (;;) {
      for (;;) {
        const rows = await rowsAfter(db, { recipientId: actor.id, kinds: feed.kinds, cursor });
        settled?.watch(rows);
        yield* stillHis(context, info, feed, rows);
        cursor = rows.at(-1)?.cursor ?? cursor;
        if (rows.length < BATCH) break;
      }
      if (settled) yield* stillHis(context, info, feed, await settled.take());
      if (!(await recipientNow(context, feed))) return;
      const { done } = await wakeUps.next();
      if (done) return;
    }
  } finally {
    await wakeUps.return?.();
  }
}

/** The account as it is now, if it still has a role of this feed. */
async function recipientNow(context: Context, feed: Feed): Promise<Actor | null> {
  const actor = await context.auth.currentActor();
  return actor?.roles.some((role) => feed.roles.includes(role)) ? actor : null;
}

/**
 * The rows with what the query asks of their cases; leaves out those whose case is meanwhile no longer his to see, and
 * stops when the account has no role of this feed any more.
 */
async function* stillHis(
  context: Context,
  info: GraphQLResolveInfo,
  feed: Feed,
  rows: readonly Notification[],
): AsyncGenerator<FeedRow> {
  for (const row of rows) {
    const actor = await recipientNow(context, feed);
    if (!actor) return;
    // Asked for many streams in one statement, and judged for each.
    const place = await placeOf(asApplication(context.db), row.caseId);
    if (!place || !mayRead(actor, place, feed.reading)) continue;
    // Read here and not for the answer, which could only be an error once the case has gone to somebody else in between.
    yield* await feedRows(context, info, feed, [row]);
  }
}

/** Where a case is now; one statement for all streams that ask at a time. */
const placeOf = gatherOn(async (db: PrismaClient, ids: readonly string[]): Promise<(CasePlace | null)[]> => {
  const rows = await readRows(db, 'Case', { where: { id: { in: [...new Set(ids)] } }, select: placeSelect });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
});
