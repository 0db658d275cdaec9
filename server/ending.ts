import { describeError, type Log } from './log.ts';

/** What must be stopped before the process ends, in the order in which it was opened. */
export type Stops = (() => Promise<void>)[];

/** Stops everything, the last opened first; one that fails does not keep the others. */
export async function stopAll(stops: Stops, log: Log): Promise<void> {
  for (const stop of stops.splice(0).reverse()) {
    await stop().catch((error: unknown) => log.error({ error: describeError(error) }, 'stopping failed'));
  }
}

/** A terminal's Ctrl+C reaches the process twice, from the terminal and from npm: that is one signal, not two. */
const ONE_KEYSTROKE = 1_000;

/** Stops and exits on SIGTERM, SIGINT and errors that nobody caught; a second signal does not wait. */
export function endOnSignal(log: Log, stop: () => Promise<void>): void {
  let since: number | undefined;
  const end = (why: string, code: number): void => {
    if (since !== undefined) {
      if (performance.now() - since > ONE_KEYSTROKE) process.exit(1);
      return;
    }
    since = performance.now();
    log.info({ why }, 'stopping');
    void stop().finally(() => process.exit(code));
  };
  process.on('SIGTERM', () => end('SIGTERM', 0));
  process.on('SIGINT', () => end('SIGINT', 0));
  onOrphaned(() => end('npm has gone', 0));
  // Node's own report would print the error's text, which may quote personal data.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ error: describeError(error) }, event);
      end(event, 1);
    });
  }
}

/** A SIGTERM to npm kills the shell between it and this process and never arrives here; the parent's going tells. */
function onOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}
