import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { isAlive } from '../../server/database/processIdentity.ts';
import { type KomekOptions, type KomekServer, startKomek } from '../load/komekServer.ts';
import { freePort } from '../load/processes.ts';
import type { Address } from './asking.ts';
import { atEnd } from './ends.ts';

/** A server that is started again at the same port whenever it ends, as systemd or a container's restart would. */
export interface Supervised {
  readonly address: Address;
  readonly port: number;
  /** How it ended without having been told to, each time. */
  readonly deaths: readonly string[];
  /** Kills the server as a loss of power would; milliseconds until `/ready` says yes again. */
  kill(): Promise<number>;
  /** Kills it, and it is not started again: the machine is lost. */
  lose(): Promise<void>;
  /** Stops it for good, in order. */
  stop(): Promise<void>;
}

/** Resolves as soon as `/ready` says yes; throws when it does not for a minute. */
export async function untilReady(address: Address): Promise<void> {
  const since = performance.now();
  for (;;) {
    const answer = await fetch(`${address()}/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
      () => null,
    );
    if (answer?.ok) return;
    if (performance.now() - since > 60_000) throw new Error(`${address()} was not ready for a minute.`);
    await delay(20);
  }
}

/** What a server said when it ended: what nobody caught, else its last words. */
function whyOf(output: string): string {
  const lines = output.trim().split('\n');
  const fatal = lines.filter((line) => line.includes('"level":60') || line.startsWith('Komek cannot start'));
  return (fatal.length > 0 ? fatal : lines.slice(-3)).join(' | ').slice(0, 1_500);
}

/** Starts a {@link Supervised} server; it ends with the section. */
export async function supervise(options: KomekOptions): Promise<Supervised> {
  const port = await freePort();
  const address: Address = () => `http://127.0.0.1:${port}`;
  let current: KomekServer = await startKomek({ ...options, port });
  let meant = false;
  const deaths: string[] = [];
  /** One that ends without having been told to is started again, and that is noted. */
  const watch = (): void => {
    const { child, output } = current.process;
    child.once('exit', (code) => {
      if (meant) return;
      deaths.push(`exit ${code}: ${whyOf(output())}`);
      void startKomek({ ...options, port }).then((next) => {
        current = next;
        watch();
      });
    });
  };
  watch();
  const stop = (): Promise<void> => {
    meant = true;
    return current.stop();
  };
  atEnd(stop);
  await untilReady(address);
  const end = async (): Promise<void> => {
    meant = true;
    const { child } = current.process;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  return {
    address,
    port,
    deaths,
    stop,
    lose: () => end(),
    async kill() {
      const since = performance.now();
      await end();
      current = await startKomek({ ...options, port });
      meant = false;
      watch();
      await untilReady(address);
      return performance.now() - since;
    },
  };
}

/** The process and the owner's address of the PostgreSQL that runs inside a data folder, as it is now. */
export function postgresIn(dataDir: string): { readonly pid: number; readonly ownerUrl: string } {
  const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(dataDir, 'password'), 'utf8').trim();
  return {
    pid: Number(lines[0]),
    ownerUrl: `postgresql://komek:${password}@127.0.0.1:${Number(lines[3])}/komek`,
  };
}

/** Looks into the database inside a data folder, over connections of its own. */
export async function lookInto<Result>(
  dataDir: string,
  look: (db: PrismaClient) => Promise<Result>,
): Promise<Result> {
  const db = createClient({ connectionString: postgresIn(dataDir).ownerUrl, statementTimeout: 60_000 });
  try {
    return await look(db);
  } finally {
    await db.$disconnect();
  }
}

/** Ends the PostgreSQL of a data folder whose server was killed and not started again. */
export function endPostgresIn(dataDir: string): void {
  try {
    const { pid } = postgresIn(dataDir);
    if (isAlive(pid)) process.kill(pid, 'SIGQUIT');
  } catch {
    // It has stopped, and its file is gone.
  }
}
