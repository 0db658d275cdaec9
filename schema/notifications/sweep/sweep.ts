import type { PrismaClient } from '../../../prisma/client.ts';
import { type Recalculated, recalculateClocks } from '../../deadlines/changes/recalculate.ts';
import { inTransaction } from '../../transaction.ts';
import { sweepAssignments } from './sweepAssignments.ts';
import { sweepClocks } from './sweepClocks.ts';
import { lockSweep } from './sweepLock.ts';
import { NOTHING_SWEPT, type Swept, sum } from './swept.ts';

/** What a sweep did; counts only. */
export interface SweepReport extends Swept {
  /** Another process was sweeping: it does what was left. */
  readonly busy: boolean;
  readonly recalculated: Recalculated;
}

/** What may end a sweep between two batches, and how many records one transaction takes. */
export interface SweepOptions {
  readonly signal?: AbortSignal;
  readonly batch?: number;
}

const KINDS = [sweepClocks, sweepAssignments] as const;

/**
 * Reminds of limits that end soon, marks and raises those that have passed, raises assignments that nobody
 * acknowledged (AP art. 14(4), I-35, I-36), then finishes an interrupted recalculation. One at a time across all
 * processes, in batches, each with its marks and its feed rows in one transaction: killed anywhere and begun again, it
 * tells everything once.
 */
export async function sweep(
  db: PrismaClient,
  now: () => Date,
  { signal, batch = 250 }: SweepOptions = {},
): Promise<SweepReport> {
  let total = NOTHING_SWEPT;
  const report = (busy: boolean, recalculated: Recalculated = NOTHING): SweepReport => ({
    ...total,
    busy,
    recalculated,
  });
  for (const work of KINDS) {
    for (let taken = batch; taken === batch && !signal?.aborted; ) {
      const done = await inTransaction(db, async (tx) =>
        (await lockSweep(tx)) ? work(tx, now(), batch) : null,
      );
      if (done === null) return report(true);
      total = sum(total, done);
      taken = done.taken;
    }
  }
  if (signal?.aborted) return report(false);
  return report(false, await recalculateClocks(db, now(), signal ? { signal } : {}));
}

const NOTHING: Recalculated = { examined: 0, moved: 0, stuck: 0 };
