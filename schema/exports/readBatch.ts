import type { PrismaClient } from '../../prisma/client.ts';
import { modelNamed } from '../../prisma/oneStatement/models.ts';
import { whereSql } from '../../prisma/oneStatement/where.ts';
import { newWriting } from '../../prisma/oneStatement/writing.ts';
import { runUntil } from '../../prisma/prepared.ts';

/** A table to read whole: `from` names the model's own table `r`, `columns` are those of what stands there. */
export interface Source {
  readonly model: 'Case' | 'CaseEvent' | 'CaseClock';
  readonly from: string;
  readonly columns: readonly string[];
}

/** Which rows, as Prisma says it; the order by columns of the table itself. */
export interface Batch {
  readonly where: object;
  readonly orderBy: readonly object[];
  readonly take: number;
}

/** The statement that reads a batch of a table, with its values. */
export function batchStatement(
  { model, from, columns }: Source,
  { where, orderBy, take }: Batch,
): { readonly text: string; readonly values: readonly unknown[] } {
  const writing = newWriting();
  const condition = whereSql(writing, modelNamed(model), 'r', where);
  const order = orderBy.flatMap((terms) =>
    Object.entries(terms).map(([column, way]) => `r."${column}" ${way === 'desc' ? 'DESC' : 'ASC'}`),
  );
  const ordered = order.length === 0 ? '' : `ORDER BY ${order.join(', ')}`;
  // The count is written out, or the planner could not rely on it.
  const text = `SELECT ${columns.join(', ')} FROM ${from} WHERE ${condition} ${ordered} LIMIT ${Number(take)}`;
  return { text, values: writing.values };
}

/**
 * A batch of rows by one statement straight through the driver, for files of a million rows; it ends in the database
 * too when `abort` aborts, and then this throws.
 */
export const readBatch = <Row extends object>(
  db: PrismaClient,
  source: Source,
  batch: Batch,
  abort: AbortSignal,
): Promise<Row[]> => runUntil<Row>(db, batchStatement(source, batch), abort);

/** Columns of the table `r`, each under its name. */
export const own = (names: readonly string[]): string[] => names.map((name) => `r."${name}"`);
