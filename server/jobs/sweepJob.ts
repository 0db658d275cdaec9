import type { PrismaClient } from '../../prisma/client.ts';
import { compactTally } from '../../schema/cases/caseTally.ts';
import { removeOldExports } from '../../schema/exports/removeOldExports.ts';
import { type SweepReport, sweep } from '../../schema/notifications/sweep/sweep.ts';
import type { FileStore } from '../files/store/fileStore.ts';
import { describeError, type Log } from '../log.ts';
import { eraseFiles } from './eraseFiles.ts';
import { removeOld } from './removeOld.ts';
import { type Repeated, repeat } from './repeat.ts';

/** What the job works with; `now` is the server's clock, the real one unless a test gives another. */
export interface SweepJobOptions {
  readonly db: PrismaClient;
  readonly log: Log;
  /** Between two sweeps. */
  readonly seconds: number;
  /** Where attachments are kept; without it none is erased. */
  readonly store?: FileStore;
  readonly now?: () => Date;
}

const HOUR = 3_600_000;

/**
 * Sweeps the time limits as long as the process serves, keeps the tally of cases short, and once an hour removes what
 * nobody needs any more. Says in the log what was done, in counts, and nothing when there was nothing to do.
 */
export function startSweeping(options: SweepJobOptions): Repeated {
  const { db, log, seconds, store, now = () => new Date() } = options;
  let removedAt = Number.NEGATIVE_INFINITY;
  let stuck = 0;
  return repeat({
    pause: seconds * 1000,
    onError: (error) => log.error({ error: describeError(error) }, 'the sweep failed; the next one goes on'),
    async work(signal) {
      const report = await sweep(db, now, { signal });
      if (didSomething(report)) log.info(countsOf(report), 'swept the time limits');
      if (report.nobody > 0) log.warn({ notices: report.nobody }, 'there was nobody to tell of a time limit');
      if (!report.busy && report.recalculated.stuck !== stuck) {
        stuck = report.recalculated.stuck;
        log.warn({ clocks: stuck }, 'clocks that wait for a year of the calendar');
      }
      await compactTally(db);
      if (signal.aborted || now().getTime() - removedAt < HOUR) return;
      removedAt = now().getTime();
      const removed = { ...(await removeOld(db, now())), ...(await removeOldExports(db, now())) };
      if (Object.values(removed).some((count) => count > 0))
        log.info(removed, 'removed what is no longer needed');
      if (!store) return;
      const erased = await eraseFiles({ db, store, log, now: now(), signal });
      if (erased.attachments + erased.uploads > 0)
        log.info(erased, 'erased files that nobody needs any more');
    },
  });
}

const didSomething = ({ taken, recalculated: { examined } }: SweepReport): boolean => taken + examined > 0;

const countsOf = ({ taken, rows, recalculated: { examined, moved } }: SweepReport) => ({
  taken,
  ...rows,
  recalculated: examined,
  moved,
});
