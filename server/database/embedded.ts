import { chmod, chown, mkdir, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { CLUSTER_USER, clusterPassword, ensureCluster } from './clusterFiles.ts';
import { lockFolder } from './folderLock.ts';
import {
  type Postmaster,
  type PostmasterOptions,
  startPostmaster,
  stopLeftover,
  stopPostmaster,
} from './postmaster.ts';
import { checkReachable, postgresAccount, type RunAs } from './runAs.ts';

/** The part of a structured log that the store writes to. */
export interface StoreLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** The owner's address of the database `komek`; it holds the password. */
  readonly ownerUrl: string;
  /** The process id of PostgreSQL as it is now. */
  pid(): number;
  /** Stops PostgreSQL and gives the data folder back; calling it again does nothing more. */
  stop(): Promise<void>;
}

/** What {@link startEmbeddedPostgres} is told. */
export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly logger: StoreLog;
  /** Only tests say false: commits need not survive a power cut. */
  readonly durable?: boolean;
  /** See {@link PostmasterOptions.walArchive}; made when it is missing. */
  readonly walArchive?: string | undefined;
}

const DATABASE = 'komek';
/** Milliseconds before the first try to start it again, and the most between two. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${DATABASE}"`);
  } finally {
    await client.end();
  }
}

/**
 * Keeps PostgreSQL up: one that ends by itself is started again at the same port, so that open addresses stay right. It
 * never gives up: what hinders it, such as a full disk, may pass.
 */
function supervise(first: Postmaster, options: PostmasterOptions, logger: StoreLog) {
  let current: Postmaster | null = first;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});

  async function startAgain(): Promise<Postmaster | null> {
    for (let wait = FIRST_PAUSE; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
      await pause(wait);
      if (signal.aborted) return null;
      try {
        return await startPostmaster({ ...options, port: first.port });
      } catch (error) {
        logger.error(
          { reason: error instanceof Error ? error.message : '' },
          'PostgreSQL did not come back yet',
        );
      }
    }
    return null;
  }

  const watch = async (): Promise<void> => {
    while (current !== null) {
      await current.ended;
      if (signal.aborted) return;
      logger.error({ pid: current.pid }, 'PostgreSQL ended by itself; starting it again');
      current = null;
      current = await startAgain();
      // We were asked to stop while it came up.
      if (signal.aborted && current !== null) await stopPostmaster(current, options);
    }
  };
  const watching = watch();
  return {
    pid: () => current?.pid ?? 0,
    stop: async (): Promise<void> => {
      stopping.abort();
      if (current !== null) await stopPostmaster(current, options);
      await watching;
    },
  };
}

/** The archive's folder, made and given to the account that writes there. */
async function archiveFolder(folder: string, account: RunAs): Promise<string> {
  await mkdir(resolve(folder), { recursive: true, mode: 0o700 });
  if ('uid' in account) await chown(folder, account.uid, account.gid);
  await checkReachable(folder, account, 'the archive');
  return realpath(folder);
}

/**
 * Starts PostgreSQL 18 from node_modules over `dataDir`, creating the cluster at the first time; a PostgreSQL that a
 * killed server left running is stopped first. The npm package's own wrapper is not used: it ends the database in an
 * exit hook of its own and lets two servers fight over one folder.
 * Throws `FolderInUseError` when another live server has the folder, and plain words for everything else.
 */
export async function startEmbeddedPostgres(given: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { logger, durable = true } = given;
  const account = await postgresAccount();
  await mkdir(resolve(given.dataDir), { recursive: true });
  const dataDir = await realpath(given.dataDir);
  // The other account must pass through to the cluster, which only it may read.
  await chmod(dataDir, 'uid' in account ? 0o711 : 0o700);
  const unlock = await lockFolder(dataDir);
  try {
    const binaries = await findBinaries(join(dataDir, 'links'));
    await checkReachable(binaries.postgres, account, 'node_modules');
    await checkReachable(dataDir, account, 'the data folder');
    const cluster = join(dataDir, 'postgres');
    const walArchive = given.walArchive && (await archiveFolder(given.walArchive, account));
    const options: PostmasterOptions = { binaries, dataDir, cluster, account, durable, walArchive };
    await ensureCluster(binaries, dataDir, cluster, account);
    const leftover = await stopLeftover(options);
    if (leftover !== null)
      logger.warn({ pid: leftover }, 'stopped the PostgreSQL of a server that was killed');
    const postmaster = await startPostmaster(options);
    const supervised = supervise(postmaster, options, logger);
    const address = (database: string, password: string) =>
      `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${postmaster.port}/${database}`;
    const password = await clusterPassword(dataDir);
    let stopped: Promise<void> | undefined;
    const stop = () => {
      stopped ??= supervised.stop().finally(unlock);
      return stopped;
    };
    try {
      await ensureDatabase(address('postgres', password));
    } catch (error) {
      await stop();
      throw error;
    }
    return { ownerUrl: address(DATABASE, password), pid: supervised.pid, stop };
  } catch (error) {
    await unlock();
    throw error;
  }
}
