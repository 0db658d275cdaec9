import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createClient } from '../../prisma/client.ts';
import { applyMigrations } from '../../prisma/migrate.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import { findBinaries } from '../../server/database/binaries.ts';
import { startEmbeddedPostgres } from '../../server/database/embedded.ts';
import { lockFolder } from '../../server/database/folderLock.ts';
import { stopLeftover } from '../../server/database/postmaster.ts';
import { postgresAccount } from '../../server/database/runAs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Owner's address of the migrated template database of this run's PostgreSQL. */
    templateUrl: string;
    /** A folder that ends with the run, and with it every PostgreSQL over a folder directly in it. */
    runFolder: string;
  }
}

const PREFIX = 'komek-test-';

/** Where Linux keeps files in memory: a database of each test file's own is a thousand files, and half as dear there. */
const MEMORY = '/dev/shm';
const ROOM = 8 * 1024 ** 3;

/** The folders in which runs may have left something; the first is for this run. */
async function scratchFolders(): Promise<readonly string[]> {
  const { bavail = 0, bsize = 0 } = (await statfs(MEMORY).catch(() => null)) ?? {};
  if (bavail === 0) return [tmpdir()];
  return bavail * bsize >= ROOM ? [MEMORY, tmpdir()] : [tmpdir(), MEMORY];
}

/** The data folder of the run's own PostgreSQL; the lock in it shows that the run lives. */
const ownFolder = (runFolder: string): string => join(runFolder, 'own');

/** Removes what a test run that was killed outright left behind in a folder. */
async function sweep(scratch: string): Promise<void> {
  const names = (await readdir(scratch)).filter((name) => name.startsWith(PREFIX));
  for (const runFolder of names.map((name) => join(scratch, name))) {
    const found = await stat(runFolder).catch(() => null);
    // A run that has just begun may not have locked its folder yet.
    if (found === null || Date.now() - found.birthtimeMs < 60_000) continue;
    await mkdir(ownFolder(runFolder), { recursive: true });
    const unlock = await lockFolder(ownFolder(runFolder)).catch(() => null);
    if (unlock === null) continue;
    const [binaries, account] = await Promise.all([
      findBinaries(join(runFolder, 'links')),
      postgresAccount(),
    ]);
    for (const name of await readdir(runFolder)) {
      const dataDir = join(runFolder, name);
      await stopLeftover({ binaries, account, dataDir, cluster: join(dataDir, 'postgres'), durable: false });
    }
    await unlock();
    await rm(runFolder, { recursive: true, force: true });
  }
}

/** Ends every PostgreSQL of the run at once, without waiting: the process itself is ending (Ctrl-C). */
function endAtOnce(runFolder: string): void {
  for (const name of readdirSync(runFolder)) {
    try {
      const file = join(runFolder, name, 'postgres', 'postmaster.pid');
      process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
    } catch {
      // No PostgreSQL runs over this folder.
    }
  }
  rmSync(runFolder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** One PostgreSQL for the whole test run, in a folder of its own, with a migrated database to copy from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders = await scratchFolders();
  for (const folder of folders) await sweep(folder);
  const runFolder = await mkdtemp(join(folders[0] ?? tmpdir(), PREFIX));
  const onExit = () => endAtOnce(runFolder);
  process.once('exit', onExit);
  // PostgreSQL's account must pass through when the tests run as root.
  await chmod(runFolder, 0o711);
  const logger = { info: () => {}, warn: () => {}, error: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir: ownFolder(runFolder), logger, durable: false });
  await applyMigrations(postgres.ownerUrl);
  const db = createClient({ connectionString: postgres.ownerUrl });
  await loadReferenceData(db);
  await db.$disconnect();
  project.provide('templateUrl', postgres.ownerUrl);
  project.provide('runFolder', runFolder);
  return async () => {
    await postgres.stop();
    process.removeListener('exit', onExit);
    endAtOnce(runFolder);
  };
}
