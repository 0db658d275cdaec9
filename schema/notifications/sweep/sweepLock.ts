import type { Prisma } from '../../../prisma/client.ts';

/** "KOMEK" on a telephone's keys and the table's number: one key for every process on this database. */
const KEY = 566_350_001;

/** Whether this transaction is the one that sweeps, until it ends; never waits. */
export async function lockSweep(tx: Prisma.TransactionClient): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock(${KEY}) AS free`;
  return row?.free === true;
}
