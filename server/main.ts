import { join } from 'node:path';
import type { PaperWorks } from '../schema/papers/works.ts';
import { BACK_OFFICE_FOLDER, OPERATIONS_FILE } from './artifacts.ts';
import { backOffice } from './backOffice.ts';
import type { Configuration } from './configuration.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { refuseDemo } from './demo/demoMarker.ts';
import { endOnSignal, type Stops, stopAll } from './ending.ts';
import type { FileStore } from './files/store/fileStore.ts';
import { openFileStore } from './files/store/openFileStore.ts';
import { type HeadsFile, headsFile } from './history/headsFile.ts';
import { createLog, describeError, type Log } from './log.ts';
import { ANY_DOCUMENT, readKnownDocuments } from './operations/knownDocuments.ts';
import { openPaperWorks } from './paperWorks.ts';
import { openPseudonyms } from './pseudonyms/pseudonyms.ts';
import { type ServeOptions, serve } from './serve.ts';
import { openSecretBox } from './totp/secretBox.ts';

/**
 * The life of a server process: database, listening, and after SIGTERM or SIGINT an orderly end.
 * `pages` is the built back office unless told.
 */
export async function main(
  config: Configuration,
  pages: ServeOptions['pages'] = () => backOffice(BACK_OFFICE_FOLDER),
): Promise<void> {
  const log = createLog(config.logLevel);
  const stops: Stops = [];
  const starting = start(config, log, stops, pages);
  endOnSignal(log, async () => {
    await starting.catch(() => {});
    await stopAll(stops, log);
  });
  try {
    await starting;
  } catch (error) {
    process.stderr.write(`Komek cannot start: ${reason(error, config)}\n`);
    log.debug({ error: describeError(error) }, 'cannot start');
    await stopAll(stops, log);
    process.exit(1);
  }
}

async function start(
  config: Configuration,
  log: Log,
  stops: Stops,
  pages: ServeOptions['pages'],
): Promise<void> {
  const importing = import('../schema/index.ts');
  // Awaited only after the database; until then its failure must not count as unhandled.
  importing.catch(() => {});
  if (config.production) refuseDemo(config.database.dataDir);
  const documents = config.production
    ? readKnownDocuments([OPERATIONS_FILE, ...config.moreOperationsFiles])
    : ANY_DOCUMENT;
  const database = await openDatabase(config.database, log);
  stops.push(() => database.close());
  const { schema } = await importing;
  await giveClocks(database, log);
  const papers = await openPaperWorks(database.db, config);
  const pseudonyms = await openPseudonyms(config.pseudonymKeyFile);
  const secretBox = await openSecretBox(config.totpKeyFile);
  const store = await openFileStore(config.files);
  const files = { store, limits: config.attachmentLimits };
  const historyHeads = headsFile(config.historyHeadsFile);
  const server = await serve({
    config,
    log,
    schema,
    database,
    documents,
    pages,
    files,
    papers,
    pseudonyms,
    historyHeads,
    secretBox,
  });
  stops.push(() => server.stop());
  stops.push(givePapers(database, papers, log));
  // The first paper would wait for the fonts to be read.
  setImmediate(() => papers.press.unprintable(''));
  say(`Komek serves at ${server.url} (ready after ${process.uptime().toFixed(1)} s; stop with Ctrl+C)`);
  const demo = config.demo ? await makeDemo(config, log, database, store, papers) : null;
  if (config.sweepSeconds > 0) stops.push(await sweepAfter(demo?.made, config, log, database, store));
  if (demo) stops.push(demo.end);
  stops.push(await seal(config, log, database, papers, historyHeads));
}

/** Gives open cases from before there were clocks theirs, before anybody sees them without. */
async function giveClocks({ db }: OpenDatabase, log: Log): Promise<void> {
  const { rebuildClocks } = await import('../schema/cases/workflow/rebuildClocks.ts');
  const done = await rebuildClocks(db);
  if (done.rebuilt > 0) log.info(done, 'gave open cases the clocks of their history');
  if (done.withoutCalendar > 0) log.warn(done, 'open cases have no clocks: the calendar lacks their years');
}

/** Makes the papers of cases from before papers were kept, beside the serving: of a whole year that takes an hour. */
function givePapers({ db }: OpenDatabase, papers: PaperWorks, log: Log): () => Promise<void> {
  const ending = new AbortController();
  const making = import('../schema/papers/issueMissing.ts')
    .then(({ issueMissing }) => issueMissing(db, papers, ending.signal))
    .then(({ made, failed, firstFailure }) => {
      if (made > 0) log.info({ made }, 'made the papers of earlier receipts and notices');
      if (firstFailure) {
        const { caseId, error } = firstFailure;
        log.error(
          { failed, caseId, error: describeError(error) },
          'papers of earlier cases could not be made',
        );
      }
    })
    .catch((error: unknown) =>
      log.error({ error: describeError(error) }, 'the papers of earlier cases were not looked for'),
    );
  return async () => {
    ending.abort();
    await making;
  };
}

/** Sweeps from now on, or once the demonstration is made: its steps lie in the past and would all be late. */
async function sweepAfter(
  made: Promise<void> | undefined,
  { sweepSeconds: seconds }: Configuration,
  log: Log,
  { db }: OpenDatabase,
  store: FileStore,
): Promise<() => Promise<void>> {
  const { startSweeping } = await import('./jobs/sweepJob.ts');
  const ending = new AbortController();
  const started = Promise.resolve(made).then(() =>
    ending.signal.aborted ? null : startSweeping({ db, log, seconds, store }),
  );
  return async () => {
    ending.abort();
    await (await started)?.stop();
  };
}

/** Seals the history as long as the process serves. */
async function seal(
  { historySealSeconds: seconds }: Configuration,
  log: Log,
  { db }: OpenDatabase,
  { sealer }: PaperWorks,
  file: HeadsFile,
): Promise<() => Promise<void>> {
  if (seconds === 0) return async () => {};
  const { startSealing } = await import('./history/sealJob.ts');
  const sealing = startSealing({ db, sealer, file, log, seconds });
  return () => sealing.stop();
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

interface DemoInTheMaking {
  readonly made: Promise<void>;
  /** Ends it early. */
  readonly end: () => Promise<void>;
}

/** Fills the embedded database beside the serving. */
async function makeDemo(
  config: Configuration,
  log: Log,
  { db }: OpenDatabase,
  store: FileStore,
  papers: PaperWorks,
): Promise<DemoInTheMaking> {
  const { createDemo, SIGN_INS_FILE } = await import('./demo/createDemo.ts');
  const { dataDir } = config.database;
  const ending = new AbortController();
  let told = false;
  const onPeople = (signIns: string): void => {
    told = true;
    say(`Made-up people and cases for trying out, never for work:\n${signIns}`);
  };
  const made = createDemo({ db, store, papers, dataDir, now: new Date(), onPeople, abort: ending.signal })
    .then(() => say(told ? 'The made-up cases are complete.' : `Sign-ins: ${join(dataDir, SIGN_INS_FILE)}`))
    .catch((error: unknown) =>
      log.error({ error: describeError(error) }, 'the demonstration was not completed'),
    );
  return {
    made,
    async end() {
      ending.abort();
      await made;
    },
  };
}

function reason(error: unknown, config: Configuration): string {
  if (!(error instanceof Error)) return 'see the log (LOG_LEVEL=debug).';
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${config.port} is taken by another program; set PORT to a free one.`;
  }
  return error.message;
}
