import { queryFromInfo } from '@pothos/plugin-prisma';
import type { GraphQLResolveInfo } from 'graphql';
import type { Case, CaseClock, Notification, Prisma } from '../../prisma/client.ts';
import { readRows } from '../../prisma/oneStatement/readRows.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseType } from '../cases/Case.ts';
import { ClockType } from '../cases/Clock.ts';
import type { Context } from '../context.ts';
import { NotificationKindEnum } from '../enums.ts';
import { notFound } from '../errors.ts';
import type { Feed } from './feeds.ts';
import { casesOf } from './feeds.ts';

/** A row of a feed with the case and the clock that it speaks of. */
export interface FeedRow extends Notification {
  readonly case: Case;
  readonly clock: CaseClock | null;
}

/** GraphQL type of what an executor was given to do. */
export const AssignmentType = builder.objectRef<FeedRow>('Assignment').implement({
  description: "A row of an executor's feed.",
  fields: (t) => ({
    cursor: t.exposeInt('cursor', {
      description: 'Grows with each row of the feed, which holds other rows too; resume after it.',
    }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'Why it is there.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the executor acknowledged it.',
    }),
    case: t.field({ type: CaseType, description: 'The case.', resolve: (row) => row.case }),
  }),
});

/** GraphQL type of a row of anybody's feed. */
export const NotificationType = builder.objectRef<FeedRow>('Notification').implement({
  description: 'A row of a feed: an assignment, a return, a reminder, an overdue notice.',
  fields: (t) => ({
    cursor: t.exposeInt('cursor', {
      description: 'Grows by one with each row of the feed; resume after it.',
    }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'Why it is there.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the recipient acknowledged it.',
    }),
    settledAt: t.expose('settledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When what it asks for was done: nothing is left to do.',
    }),
    case: t.field({ type: CaseType, description: 'The case.', resolve: (row) => row.case }),
    clock: t.field({
      type: ClockType,
      nullable: true,
      description: 'The time limit that it speaks of, if it speaks of one.',
      resolve: (row) => row.clock,
    }),
  }),
});

/**
 * The rows with what the query asks of their cases and clocks, in one statement each for all rows; leaves out those whose
 * case is not the caller's to see.
 */
export async function feedRows(
  context: Context,
  info: GraphQLResolveInfo,
  feed: Feed,
  rows: readonly Notification[],
): Promise<FeedRow[]> {
  if (rows.length === 0) return [];
  const actor = requireRole(context.actor, feed.roles);
  const caseIds = [...new Set(rows.map(({ caseId }) => caseId))];
  const cases = await readRows(context.db, 'Case', {
    ...(queryFromInfo({ context, info, path: ['case'] }) as CaseQuery),
    where: { AND: [{ id: { in: caseIds } }, casesOf(feed, actor)] },
  });
  const clockIds = [...new Set(rows.flatMap(({ clockId }) => clockId ?? []))];
  const clocks =
    clockIds.length === 0
      ? []
      : await readRows(context.db, 'CaseClock', {
          ...(queryFromInfo({ context, info, path: ['clock'] }) as ClockQuery),
          where: { id: { in: clockIds } },
        });
  const caseOf = new Map(cases.map((found) => [found.id, found]));
  const clockOf = new Map(clocks.map((found) => [found.id, found]));
  return rows.flatMap((row) => {
    const found = caseOf.get(row.caseId);
    return found ? [{ ...row, case: found, clock: clockOf.get(row.clockId ?? '') ?? null }] : [];
  });
}

type CaseQuery = Pick<Prisma.CaseFindManyArgs, 'select' | 'include'>;
type ClockQuery = Pick<Prisma.CaseClockFindManyArgs, 'select' | 'include'>;

/** One row, as {@link feedRows}; throws NOT_FOUND when its case has meanwhile gone to somebody else. */
export async function feedRow(
  context: Context,
  info: GraphQLResolveInfo,
  feed: Feed,
  row: Notification,
): Promise<FeedRow> {
  const [shown] = await feedRows(context, info, feed, [row]);
  if (!shown) throw notFound();
  return shown;
}
