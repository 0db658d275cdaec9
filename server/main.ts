import { join } from 'node:path';
import { BACK_OFFICE_FOLDER } from './artifacts.ts';
import { backOffice } from './backOffice.ts';
import type { Configuration } from './configuration.ts';
import { type OpenDatabase, openDatabase } from './database/open.ts';
import { refuseDemo } from './demo/demoMarker.ts';
import { endOnSignal, type Stops, stopAll } from './ending.ts';
import { createLog, describeError, type Log } from './log.ts';
import { type ServeOptions, serve } from './serve.ts';

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
  const database = await openDatabase(config.database, log);
  stops.push(() => database.close());
  const { schema } = await importing;
  const server = await serve({ config, log, schema, database, pages });
  stops.push(() => server.stop());
  say(`Komek serves at ${server.url} (ready after ${process.uptime().toFixed(1)} s; stop with Ctrl+C)`);
  if (config.demo) stops.push(await makeDemo(config, log, database));
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Fills the embedded database beside the serving; answers how to end it early. */
async function makeDemo(config: Configuration, log: Log, { db }: OpenDatabase): Promise<() => Promise<void>> {
  const { createDemo, SIGN_INS_FILE } = await import('./demo/createDemo.ts');
  const { dataDir } = config.database;
  const ending = new AbortController();
  let told = false;
  const onPeople = (signIns: string): void => {
    told = true;
    say(`Made-up people and cases for trying out, never for work:\n${signIns}`);
  };
  const making = createDemo({ db, dataDir, now: new Date(), onPeople, abort: ending.signal })
    .then(() => say(told ? 'The made-up cases are complete.' : `Sign-ins: ${join(dataDir, SIGN_INS_FILE)}`))
    .catch((error: unknown) =>
      log.error({ error: describeError(error) }, 'the demonstration was not completed'),
    );
  return async () => {
    ending.abort();
    await making;
  };
}

function reason(error: unknown, config: Configuration): string {
  if (!(error instanceof Error)) return 'see the log (LOG_LEVEL=debug).';
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${config.port} is taken by another program; set PORT to a free one.`;
  }
  return error.message;
}
