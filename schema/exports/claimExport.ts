import type { ExportFormat, PrismaClient } from '../../prisma/client.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { CASE_READERS } from '../cases/queries.ts';
import type { Actor } from '../context.ts';
import { notFound } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import type { ExportRequest } from './exportRequest.ts';
import { checkExport, requestFrom } from './exportRequest.ts';

/** An export that is being made. */
export interface Claimed {
  readonly id: string;
  readonly format: ExportFormat;
  readonly createdAt: Date;
  readonly request: ExportRequest;
}

/**
 * Takes an export to make its file: only for whoever asked, only once, only in its time; anything else is NOT_FOUND.
 * Throws FORBIDDEN when the actor may not read such a list any more, and then nothing is taken.
 */
export async function claimExport(db: PrismaClient, actor: Actor, id: string, now: Date): Promise<Claimed> {
  requireRole(actor, CASE_READERS);
  const open = { id, userId: actor.id, startedAt: null, expiresAt: { gt: now } };
  const row = await db.export.findFirst({
    where: open,
    select: { id: true, format: true, createdAt: true, request: true },
  });
  if (!row) throw notFound();
  const request = requestFrom(row.request);
  checkExport(actor, request, now);
  const { count } = await asApplication(db).export.updateMany({ where: open, data: { startedAt: now } });
  if (count === 0) throw notFound();
  return { ...row, request };
}

/** What came of a file. */
export interface Made {
  /** How many rows left the server. */
  readonly rows: number;
  /** Whether it was made to its end. */
  readonly complete: boolean;
}

/** Notes how much of the file left, in the access log too (I-37), and forgets what was asked for. */
export async function finishExport(
  db: PrismaClient,
  actor: Actor,
  id: string,
  { rows, complete }: Made,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.export.updateMany({ where: { id }, data: { finishedAt: now, rows, request: {} } });
    await record(tx, actor, now, {
      action: 'CASES_EXPORTED',
      details: { exportId: id, rowsSent: rows, complete },
    });
  });
}
