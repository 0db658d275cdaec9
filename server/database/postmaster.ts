import { execFile, spawn } from 'node:child_process';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { isAlive, isPostgresOver } from './processIdentity.ts';
import type { RunAs } from './runAs.ts';

const run = promisify(execFile);

/** A PostgreSQL server process over one data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

/** What {@link startPostmaster} needs to know. */
export interface PostmasterOptions {
  readonly binaries: Binaries;
  readonly dataDir: string;
  readonly cluster: string;
  readonly account: RunAs;
  /** Whether what is committed survives a power cut; only tests say no. */
  readonly durable: boolean;
  /** A folder into which every full segment of what is written is copied, and at least once a minute. */
  readonly walArchive?: string | undefined;
  readonly port?: number;
}

/** A port of the loopback address that nobody listened on a moment ago. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}

async function pidFile(cluster: string): Promise<string[]> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return text.split('\n').map((line) => line.trim());
}

async function stopProcess(pid: number, cluster: string, binaries: Binaries, account: RunAs): Promise<void> {
  if (process.platform === 'win32') {
    await run(binaries.pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { ...account });
    return;
  }
  // Fast shutdown first: sessions are cut off, a checkpoint is written. Then immediate: the next start recovers.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < 20_000 && isAlive(pid); waited += 20) await sleep(20);
  }
  if (isAlive(pid)) throw new Error(`PostgreSQL (process ${pid}) over ${cluster} does not stop.`);
}

/** Ends a server, letting it write its checkpoint. */
export async function stopPostmaster(
  postmaster: Postmaster,
  { cluster, binaries, account }: PostmasterOptions,
): Promise<void> {
  await stopProcess(postmaster.pid, cluster, binaries, account);
  await postmaster.ended;
}

/**
 * Ends the PostgreSQL that a killed Komek server left running over `cluster`; answers its process id, or null.
 * A process that merely has the number of an earlier PostgreSQL is left alone, and the stale file is removed.
 */
export async function stopLeftover(options: PostmasterOptions): Promise<number | null> {
  const { cluster, binaries, account } = options;
  const pid = Number((await pidFile(cluster))[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  const ours = await isPostgresOver(pid, cluster);
  if (ours === null)
    throw new Error(
      `${join(cluster, 'postmaster.pid')} names process ${pid}, and it cannot be told whether that is PostgreSQL. ` +
        'End that process if it is, or delete the file if it is not, and start again.',
    );
  if (!ours) {
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return null;
  }
  await stopProcess(pid, cluster, binaries, account);
  return pid;
}

async function logTail(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-6).join('\n');
}

/** A segment appears in the archive whole or not at all, and none is ever replaced. */
const archiving = (folder: string) => ({
  archive_mode: 'on',
  archive_timeout: 60,
  archive_command: `test ! -f "${folder}/%f" && cp "%p" "${folder}/%f.part" && mv "${folder}/%f.part" "${folder}/%f"`,
});

async function startOnce(options: PostmasterOptions): Promise<Postmaster> {
  const { binaries, dataDir, cluster, account, durable, walArchive } = options;
  const port = options.port ?? (await freePort());
  const logFile = join(dataDir, 'postgres.log');
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const log = await open(logFile, size > 10_000_000 ? 'w' : 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    cluster_name: 'komek',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Details and statements can quote personal data, which no log may hold (I-42).
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    // After a crash each of a thousand files would be synchronised by itself, which takes seconds on a busy disk.
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(walArchive === undefined ? {} : archiving(walArchive)),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    binaries.postgres,
    ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...account,
      cwd: dataDir,
      env: { ...process.env, ...binaries.environment, LC_ALL: undefined, LC_MESSAGES: 'C' },
      stdio: ['ignore', log.fd, log.fd],
      // A group of its own: Ctrl-C in the terminal reaches Komek, which stops PostgreSQL last.
      detached: true,
    },
  );
  await log.close();
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.on('exit', end);
    child.on('error', end);
  });
  for (let waited = 0; waited < 120_000 && !over; waited += 15) {
    const lines = await pidFile(cluster);
    if (Number(lines[0]) === child.pid && lines[7] === 'ready') return { pid: child.pid ?? 0, port, ended };
    await sleep(15);
  }
  if (!over && child.pid !== undefined) await stopProcess(child.pid, cluster, binaries, account);
  throw new Error(`PostgreSQL did not start over ${cluster}:\n${await logTail(logFile)}`);
}

/** Starts PostgreSQL on the loopback address and waits until it serves; throws with the last lines of its log. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(options);
    } catch (error) {
      // A port that was just taken, or the last sessions of a killed server still letting go of its memory.
      const passing = error instanceof Error && /in use|already exists/i.test(error.message);
      if (!passing || attempt === 20) throw error;
      await sleep(250);
    }
  }
}
