import type { Prisma } from '../../../prisma/client.ts';

type Tx = Prisma.TransactionClient;

/** Any number that nothing else locks: the data of the time limits. */
const KEY = 827_369_001;

/** Waits until no transaction of any process changes the data or recalculates by them; held until this one ends. */
export async function lockDataToChange(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${KEY})`;
}

/** Waits until no transaction changes the data; then none does until this one ends. */
export async function lockDataToRead(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${KEY})`;
}
