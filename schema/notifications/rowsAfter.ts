import type { Notification, PrismaClient } from '../../prisma/client.ts';
import { gatherOn } from '../../prisma/gather.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import { NOTIFICATION_COLUMNS } from './columns.ts';
import type { Feed } from './feeds.ts';

/** The most rows that are read of a feed at a time. */
export const BATCH = 100;

/** From where on a recipient's feed is read. */
interface Place {
  readonly recipientId: string;
  readonly kinds: Feed['kinds'];
  readonly cursor: number;
}

const ROWS_AFTER = prepare(`
  SELECT asked.number::int AS number, row.*
  FROM unnest($1::uuid[], $2::text[], $3::int[]) WITH ORDINALITY AS asked("recipientId", kinds, cursor, number)
  CROSS JOIN LATERAL (
    SELECT ${NOTIFICATION_COLUMNS} FROM notification n
    WHERE n."recipientId" = asked."recipientId" AND n.cursor > asked.cursor
      AND (asked.kinds IS NULL OR n.kind = ANY (asked.kinds::"NotificationKind"[]))
    ORDER BY n.cursor LIMIT ${BATCH}
  ) row
  ORDER BY asked.number, row.cursor`);

/**
 * The first rows of a feed after a cursor, at most {@link BATCH}. A commit wakes the streams of all its recipients, and
 * they read in one statement.
 */
export const rowsAfter = gatherOn(
  async (db: PrismaClient, places: readonly Place[]): Promise<Notification[][]> => {
    const rows = await runPrepared<Notification & { readonly number: number }>(db, ROWS_AFTER, [
      places.map(({ recipientId }) => recipientId),
      places.map(({ kinds }) => kinds && `{${kinds.join()}}`),
      places.map(({ cursor }) => cursor),
    ]);
    const answers = places.map((): Notification[] => []);
    for (const { number, ...row } of rows) answers[number - 1]?.push(row);
    return answers;
  },
);
