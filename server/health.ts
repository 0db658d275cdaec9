import type { PrismaClient } from '../prisma/client.ts';
import { describeError, type Log } from './log.ts';
import { storeTrouble } from './storeTrouble.ts';

/** What a process says of itself at `/ready`: work may be sent here, only reading is possible, or nothing is. */
export type Readiness = 'ready' | 'read only' | 'not ready';

/** How a process knows how its database is. */
export interface Health {
  /** Asks the database; why it does not answer goes to the log, never to the caller. Never rejects. */
  readiness(): Promise<Readiness>;
  /** A write was refused because the disk is full: until one is possible again, the process says so. */
  storageFull(): void;
}

const PATIENCE = 2_000;

/** The {@link Health} of a process over that database. */
export function createHealth(db: PrismaClient, log: Log): Health {
  let full = false;

  async function inTime(work: Promise<unknown>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the database did not answer in time')), PATIENCE);
    });
    await Promise.race([work, late]).finally(() => clearTimeout(timer));
  }

  return {
    async readiness() {
      try {
        await inTime(full ? write(db) : db.$queryRaw`SELECT 1`);
        if (full) log.info('the disk has room again');
        full = false;
        return 'ready';
      } catch (error) {
        log.warn({ error: describeError(error) }, full ? 'the disk is full' : 'not ready');
        return storeTrouble(error) === 'STORAGE_FULL' ? 'read only' : 'not ready';
      }
    },
    storageFull() {
      full = true;
    },
  };
}

/** A megabyte of rows in little memory: PostgreSQL puts them on its disk, and nothing of them stays. */
const write = (db: PrismaClient): Promise<unknown> =>
  db.$transaction([
    db.$executeRaw`SET LOCAL work_mem = '64kB'`,
    db.$queryRaw`SELECT count(*) FROM generate_series(1, 50000)`,
  ]);
