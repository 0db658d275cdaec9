import type { PrismaClient } from '../prisma/client.ts';
import { Prisma } from '../prisma/client.ts';

const ATTEMPTS = 3;
const MAX_WAIT = 15_000;
const TIMEOUT = 15_000;

/** Runs the work in one transaction, again when the database ended it over a deadlock; milliseconds for waiting. */
export async function inTransaction<Result>(
  db: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, { maxWait: MAX_WAIT, timeout: TIMEOUT });
    } catch (error) {
      const conflict = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
      if (!conflict || attempt === ATTEMPTS) throw error;
    }
  }
}
