import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import type { PrismaClient } from '../prisma/client.ts';
import { Prisma } from '../prisma/client.ts';
import { withPrepared } from '../prisma/prepared.ts';
import { asApplication } from '../prisma/readingFor.ts';

const ATTEMPTS = 3;
const MAX_WAIT = 15_000;
const TIMEOUT = 15_000;

/** Runs the work in one transaction of the application, again when the database ended it over a deadlock; milliseconds for waiting. */
export async function inTransaction<Result>(
  db: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withPrepared(
        (inside) => asApplication(db).$transaction(inside, { maxWait: MAX_WAIT, timeout: TIMEOUT }),
        work,
      );
    } catch (error) {
      if (!isConflict(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

/** SQLSTATEs of a deadlock and of a conflict of isolation, as our own statements tell them. */
const CONFLICTS: readonly unknown[] = ['40P01', '40001'];

/** Whether two transactions stood in each other's way; a raw statement says so only in the driver's own error. */
function isConflict(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return CONFLICTS.includes(error.code);
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const inner = error.meta?.driverAdapterError;
  return (
    error.code === 'P2034' ||
    // Of nothing that function would throw, and hide why the transaction failed.
    (inner !== undefined && isDriverAdapterError(inner) && inner.cause.kind === 'TransactionWriteConflict')
  );
}
