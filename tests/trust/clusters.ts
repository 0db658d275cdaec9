import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from '../../server/database/binaries.ts';
import { CLUSTER_USER, clusterPassword } from '../../server/database/clusterFiles.ts';
import { type PostmasterOptions, startPostmaster, stopPostmaster } from '../../server/database/postmaster.ts';
import { postgresAccount } from '../../server/database/runAs.ts';
import { atEnd } from './ends.ts';

const run = promisify(execFile);

/** A PostgreSQL that the section itself starts and stops. */
export interface Cluster {
  readonly address: (database: string) => string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A folder of the section's own through which PostgreSQL's account may pass; it ends with the section. */
export async function ownFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `komek-trust-${name}-`));
  await chmod(folder, 0o711);
  atEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
}

/** Starts PostgreSQL over the cluster in `dataDir`/postgres, at one port however often; it ends with the section. */
export async function startCluster(dataDir: string, binaries: Binaries): Promise<Cluster> {
  const options: PostmasterOptions = {
    binaries,
    dataDir,
    cluster: join(dataDir, 'postgres'),
    account: await postgresAccount(),
    durable: true,
  };
  const password = await clusterPassword(dataDir);
  let current = await startPostmaster(options);
  const { port } = current;
  let running = true;
  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await stopPostmaster(current, options);
  };
  atEnd(stop);
  return {
    address: (database) => `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${port}/${database}`,
    async start() {
      current = await startPostmaster({ ...options, port });
      running = true;
    },
    stop,
  };
}

/** The programs of a PostgreSQL server that this machine has of its own, by `pg_config`; null where it has none. */
export async function machinesPostgres(): Promise<(Binaries & { readonly version: string }) | null> {
  try {
    const { stdout } = await run('pg_config', ['--bindir']);
    const folder = stdout.trim();
    const [postgres, initdb, pgCtl] = ['postgres', 'initdb', 'pg_ctl'].map((name) => join(folder, name));
    const { stdout: told } = await run(postgres ?? '', ['--version']);
    const version = /(\d+)\.\d+/.exec(told)?.[1] ?? '';
    return { postgres: postgres ?? '', initdb: initdb ?? '', pgCtl: pgCtl ?? '', environment: {}, version };
  } catch {
    return null;
  }
}
