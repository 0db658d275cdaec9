import type { PrismaClient } from '../../prisma/client.ts';
import { createSealing } from '../../schema/audit/sealHistory.ts';
import { verifyHistory } from '../../schema/audit/verifyHistory.ts';
import type { Sealer } from '../../schema/papers/sealer.ts';
import { type Repeated, repeat } from '../jobs/repeat.ts';
import { describeError, type Log } from '../log.ts';
import type { HeadsFile } from './headsFile.ts';
import { witness } from './witness.ts';

/** What the job works with; `now` is the server's clock, the real one unless a test gives another. */
export interface SealJobOptions {
  readonly db: PrismaClient;
  readonly sealer: Sealer;
  readonly file: HeadsFile;
  readonly log: Log;
  /** Between two rounds. */
  readonly seconds: number;
  readonly now?: () => Date;
}

const DAY = 24 * 3_600_000;

/**
 * Seals the history as long as the process serves, keeps the heads outside the database, and once a day proves what was
 * sealed in the last two days. A contradiction is told in the log as an error, round by round.
 */
export function startSealing(options: SealJobOptions): Repeated {
  const { db, sealer, file, log, seconds, now = () => new Date() } = options;
  const sealing = createSealing(db, sealer, now);
  let verifiedAt = Number.NEGATIVE_INFINITY;
  return repeat({
    pause: seconds * 1000,
    onError: (error) => log.error({ error: describeError(error) }, 'the history was not sealed'),
    async work(signal) {
      const heads = await sealing.seal();
      const last = heads.at(-1);
      // The log leaves the machine by another way than the database: it witnesses, too.
      if (last) log.info({ block: last.block, head: last.hash }, 'sealed the history');
      const { contradicts } = await witness(db, sealer, file);
      if (contradicts !== null)
        log.error({ block: contradicts }, 'the sealed history is not what was written outside the database');
      if (signal.aborted || now().getTime() - verifiedAt < DAY) return;
      verifiedAt = now().getTime();
      const since = new Date(verifiedAt - 2 * DAY);
      const { findings } = await verifyHistory({ db, sealer, heads: await file.read() }, since);
      if (findings.count > 0)
        log.error(
          { findings: findings.count, first: findings.told.slice(0, 5) },
          'the history was tampered with: run npm run audit:verify',
        );
    },
  });
}
