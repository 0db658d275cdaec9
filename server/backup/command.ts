import { parseArgs } from 'node:util';
import { configurationOrExit } from '../configurationOrExit.ts';
import { createLog, describeError } from '../log.ts';
import { makeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

const USAGE = `Keeps a copy of everything, and brings it back:

  npm run backup -- FOLDER            makes a backup in a new folder below FOLDER, while the servers go on
  npm run restore -- BACKUP [--wal FOLDER]
                                      brings one back into the configured places, which must be empty; with --wal also
                                      what WAL_ARCHIVE_DIR has kept of the time after it
`;

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { wal: { type: 'string' } },
    });
    const [what, folder] = positionals;
    if (!folder || (what !== 'backup' && what !== 'restore')) return fail(USAGE);
    return { what, folder, wal: values.wal ?? null };
  } catch {
    return fail(USAGE);
  }
}

const { what, folder, wal } = readArguments();
const config = configurationOrExit();
const began = performance.now();
const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
const log = createLog('warn');
try {
  if (what === 'backup') {
    process.stdout.write(`The backup is complete: ${await makeBackup(config, folder, log)} (${took()})\n`);
  } else {
    const { startedAt } = await restoreBackup(config, folder, wal);
    process.stdout.write(
      `Restored what stood on ${startedAt}${wal ? ', and what was kept since' : ''} (${took()})\n`,
    );
  }
} catch (error) {
  log.debug({ error: describeError(error) }, what);
  fail(`The ${what} failed: ${error instanceof Error ? error.message : 'unknown reason'}`);
}
