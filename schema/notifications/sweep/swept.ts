import type { NotificationKind } from '../../../prisma/client.ts';

/** What one batch did; counts only. */
export interface Swept {
  /** Records looked at. */
  readonly taken: number;
  /** Rows of feeds, by their kind. */
  readonly rows: Readonly<Partial<Record<NotificationKind, number>>>;
  /** Notices for which there was nobody. */
  readonly nobody: number;
}

/** Nothing was due. */
export const NOTHING_SWEPT: Swept = { taken: 0, rows: {}, nobody: 0 };

/** Counts rows by their kind. */
export function countOf(rows: readonly { readonly kind: NotificationKind }[]): Swept['rows'] {
  const counts: Partial<Record<NotificationKind, number>> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** Two batches as one. */
export function sum(a: Swept, b: Swept): Swept {
  const rows: Partial<Record<NotificationKind, number>> = { ...a.rows };
  for (const [kind, count] of Object.entries(b.rows) as [NotificationKind, number][]) {
    rows[kind] = (rows[kind] ?? 0) + count;
  }
  return { taken: a.taken + b.taken, rows, nobody: a.nobody + b.nobody };
}
