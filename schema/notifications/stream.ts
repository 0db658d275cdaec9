import type { Notification } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import type { Actor, Context } from '../context.ts';

const BATCH = 100;

/**
 * An executor's assignments: first what he has not acknowledged (or all after `after`), then live, in cursor order, none
 * lost and none twice. The table is the truth, signals only wake. Ends with the session or the role.
 */
export async function* assignments(
  context: Context,
  actor: Actor,
  after: number | null,
): AsyncGenerator<Notification, void, undefined> {
  // Listening begins before the first read, so that nothing falls between the two.
  const wakeUps = context.events.subscribe(
    (signal) =>
      signal.topic === 'resync' ||
      (signal.topic === 'feed' && signal.recipientId === actor.id) ||
      (signal.topic === 'session' && signal.userId === actor.id),
    context.abort,
  );
  try {
    const { db } = context;
    const feed = await db.feed.findUnique({ where: { recipientId: actor.id }, select: { last: true } });
    const start = feed?.last ?? 0;
    let cursor = after ?? start;
    if (after === null) {
      const waiting = await db.notification.findMany({
        where: { recipientId: actor.id, acknowledgedAt: null, cursor: { lte: start } },
        orderBy: { cursor: 'asc' },
      });
      yield* stillHis(context, waiting);
    }
    for (;;) {
      for (;;) {
        const rows = await db.notification.findMany({
          where: { recipientId: actor.id, cursor: { gt: cursor } },
          orderBy: { cursor: 'asc' },
          take: BATCH,
        });
        yield* stillHis(context, rows);
        cursor = rows.at(-1)?.cursor ?? cursor;
        if (rows.length < BATCH) break;
      }
      if (!(await executorNow(context))) return;
      const { done } = await wakeUps.next();
      if (done) return;
    }
  } finally {
    await wakeUps.return?.();
  }
}

/** The account as it is now, if it is still an executor's. */
async function executorNow(context: Context): Promise<Actor | null> {
  const actor = await context.auth.currentActor();
  return actor?.roles.includes('EXECUTOR') ? actor : null;
}

/** Leaves out cases that have meanwhile gone to somebody else; stops when the account is no executor's any more. */
async function* stillHis(context: Context, rows: readonly Notification[]): AsyncGenerator<Notification> {
  for (const row of rows) {
    const actor = await executorNow(context);
    if (!actor) return;
    const his = await context.db.case.count({
      where: { AND: [{ id: row.caseId }, casesReadableBy(actor, 'WORKS')] },
    });
    if (his > 0) yield row;
  }
}

/** A case's version and state: at once, and after every step, as long as the caller may see the case. */
export async function* caseChanges(context: Context, actor: Actor, caseId: string) {
  const wakeUps = context.events.subscribe(
    (signal) =>
      signal.topic === 'resync' ||
      (signal.topic === 'case' && signal.caseId === caseId) ||
      (signal.topic === 'session' && signal.userId === actor.id),
    context.abort,
  );
  try {
    let told = 0;
    for (;;) {
      const now = await context.auth.currentActor();
      if (!now) return;
      const state = await context.db.case.findFirst({
        where: { AND: [{ id: caseId }, casesReadableBy(now)] },
        select: { id: true, version: true, status: true },
      });
      if (!state) return;
      if (state.version > told) {
        told = state.version;
        yield state;
      }
      const { done } = await wakeUps.next();
      if (done) return;
    }
  } finally {
    await wakeUps.return?.();
  }
}
