import type { NotificationKind } from '../../prisma/client.ts';
import { newId } from '../../prisma/newId.ts';
import type { WriteStatement } from '../../prisma/writeStatement.ts';
import type { Signal } from '../context.ts';

// What outbox.ts does in statements of its own, as parts of the one statement that writes a step.

/** Whose step it is and what it ends, as far as feeds speak of it. */
export interface Seen {
  readonly caseId: string;
  readonly by: string;
  /** Whether the actor is the case's executor after the step. */
  readonly isExecutor: boolean;
  readonly endedClockIds: readonly string[];
  readonly at: Date;
  /** The part that locks the case: everybody locks it before feeds. */
  readonly after: string;
}

/**
 * Part `seen`: acknowledges what the actor's feed says of the case, and settles what any feed says of the clocks that
 * end and, where an assignment that had been raised is acknowledged only now, of its waiting. Answers whom to wake.
 */
export function seen(
  writing: WriteStatement,
  { caseId, by, isExecutor, endedClockIds, at, after }: Seen,
): void {
  const [ofCase, actor, time] = [writing.value(caseId), writing.value(by), writing.value(at)];
  const mine = `n."recipientId" = ${actor}::uuid AND n."acknowledgedAt" IS NULL`;
  const raised = `n.kind = 'UNACKNOWLEDGED' AND ${writing.value(isExecutor)}::boolean AND EXISTS (
      SELECT FROM notification r WHERE r."caseId" = ${ofCase} AND r."recipientId" = ${actor} AND r.kind = 'ASSIGNED'
        AND r."raisedAt" IS NOT NULL AND r."acknowledgedAt" IS NULL)`;
  const ofClocks = `n."clockId" = ANY(${writing.value(endedClockIds)}::uuid[]) AND n.kind IN ('REMINDER', 'OVERDUE')`;
  const moot = `n."settledAt" IS NULL AND (${ofClocks} OR ${raised})`;
  writing.add(
    'seen',
    `UPDATE notification n SET
      "acknowledgedAt" = CASE WHEN ${mine} THEN ${time}::timestamptz ELSE n."acknowledgedAt" END,
      "settledAt" = CASE WHEN ${moot} THEN ${time} ELSE n."settledAt" END
    WHERE EXISTS (SELECT FROM ${after}) AND n."caseId" = ${ofCase}::uuid AND (${mine} OR ${moot})
    RETURNING n."recipientId", CASE WHEN n."settledAt" = ${time} THEN n.cursor END AS cursor`,
  );
}

/** A row for one recipient's feed. */
export interface ToldOne {
  readonly recipientId: string;
  readonly kind: NotificationKind;
  readonly caseId: string;
  readonly at: Date;
  readonly raiseAt: Date | null;
  /** The part that locks the case. */
  readonly after: string;
}

/** Part `told`: a row in the recipient's feed; his own counter gives the cursor, so rows appear in its order. */
export function told(
  writing: WriteStatement,
  { recipientId, kind, caseId, at, raiseAt, after }: ToldOne,
): void {
  writing.add(
    'counted',
    `INSERT INTO feed ("recipientId", last)
    SELECT ${writing.value(recipientId)}::uuid, 1 WHERE EXISTS (SELECT FROM ${after})
    ON CONFLICT ("recipientId") DO UPDATE SET last = feed.last + 1 RETURNING "recipientId", last`,
  );
  writing.add(
    'told',
    `INSERT INTO notification (id, "recipientId", cursor, kind, "caseId", at, "raiseAt")
    SELECT ${writing.value(newId())}::uuid, "recipientId", last, ${writing.value(kind)}::"NotificationKind",
      ${writing.value(caseId)}::uuid, ${writing.value(at)}::timestamptz, ${writing.value(raiseAt)}::timestamptz
    FROM counted RETURNING "recipientId", cursor`,
  );
}

/**
 * The end of the statement's SELECT: sends the signal and wakes each recipient of those parts once, when the
 * transaction commits.
 */
export function waking(writing: WriteStatement, signal: Signal, parts: readonly string[]): string {
  const rows = parts.map((part) => `SELECT "recipientId", cursor FROM ${part} WHERE cursor IS NOT NULL`);
  return `pg_notify('komek', message) FROM (
    SELECT ${writing.value(JSON.stringify(signal))}::text AS message
    UNION ALL
    SELECT json_build_object('topic', 'feed', 'recipientId', "recipientId", 'cursor', max(cursor))::text
    FROM (${rows.join(' UNION ALL ')}) woken GROUP BY "recipientId") messages`;
}
