import type { Prisma } from '../../../prisma/client.ts';

/** "KOMEK" and the table's first letter as a number: one key for all that may not happen at once with a change. */
const KEY = 827_369_001;

/**
 * Waits until no other transaction of any process changes the data of the time limits or recalculates a batch of
 * clocks; held until this transaction ends, however it ends.
 */
export async function lockChanges(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${KEY})`;
}
