import type { PrismaClient } from '../prisma/client.ts';
import { describeError, type Log } from './log.ts';

const PATIENCE = 2_000;

/** Whether the database answers within two seconds; why not goes to the log, never to the caller. */
export async function databaseAnswers(db: PrismaClient, log: Log): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), PATIENCE);
  });
  try {
    await Promise.race([db.$queryRaw`SELECT 1`, late]);
    return true;
  } catch (error) {
    log.warn({ error: describeError(error) }, 'not ready');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
