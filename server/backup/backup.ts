import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Configuration } from '../configuration.ts';
import { CLUSTER_USER, clusterPassword } from '../database/clusterFiles.ts';
import type { StoreLog } from '../database/embedded.ts';
import { startEmbeddedPostgres } from '../database/embedded.ts';
import { isAlive } from '../database/processIdentity.ts';
import { writeBaseBackup } from './baseBackup.ts';
import { copyInto, filesBelow, type KeptFile, listKept } from './copies.ts';

const run = promisify(execFile);

/** How the database itself is kept: PostgreSQL's files with what was written meanwhile, or `pg_dump`'s archive. */
export type BackupMethod = 'base' | 'dump';

/** What stands in the backup's `backup.json`; written last, so that a backup without it is none. */
export interface BackupNote {
  readonly format: typeof FORMAT;
  readonly method: BackupMethod;
  /** When it began: what was written before that is in it. */
  readonly startedAt: string;
  readonly seconds: number;
  /** Where attachments are kept: in the backup, or in a bucket that is backed up by itself. */
  readonly attachments: 'kept' | 'in a bucket';
  readonly files: readonly KeptFile[];
}

/** The only way so far in which a backup is laid out. */
const FORMAT = 1;

export const NOTE_FILE = 'backup.json';
export const BASE_FILE = 'base.tar.gz';
export const DUMP_FILE = 'database.dump';

/** The heads of sealed history outside the database, by the name that they have in a backup. */
const HEADS_FILE = 'history-heads.jsonl';

/** Files of the server beside the database, by the name that they have in a backup. */
export const keyFiles = (config: Configuration): Readonly<Record<string, string>> => ({
  'seal-key.pem': config.sealKeyFile,
  'pseudonym-key': config.pseudonymKeyFile,
  'totp-key': config.totpKeyFile,
  [HEADS_FILE]: config.historyHeadsFile,
  // The PostgreSQL inside comes back with the password that it had.
  ...(config.database.databaseUrl ? {} : { 'database-password': join(config.database.dataDir, 'password') }),
});

/** The owner's address of the PostgreSQL inside, and what stops it again where it had to be started for this. */
async function openEmbedded(
  dataDir: string,
  log: StoreLog,
): Promise<{ url: string; close: () => Promise<void> }> {
  const lines = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')
    .then((text) => text.split('\n').map((line) => line.trim()))
    .catch(() => []);
  if (isAlive(Number(lines[0])) && lines[7] === 'ready') {
    const password = await clusterPassword(dataDir);
    return {
      url: `postgresql://${CLUSTER_USER}:${password}@127.0.0.1:${lines[3]}/komek`,
      close: async () => {},
    };
  }
  const postgres = await startEmbeddedPostgres({ dataDir, logger: log });
  return { url: postgres.ownerUrl, close: () => postgres.stop() };
}

/** `pg_dump` of the machine; throws in plain words where there is none or it does not fit the server. */
async function writeDump(url: string, file: string): Promise<void> {
  try {
    await run('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${url}`], { maxBuffer: 10_000_000 });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: string };
    if (code === 'ENOENT')
      throw new Error(
        'pg_dump is not on this machine: install the PostgreSQL client of the version of the server, or set ' +
          'BACKUP_METHOD=base, for which the account of DATABASE_MIGRATION_URL needs the right of replication.',
      );
    throw new Error(`pg_dump failed: ${String(stderr).split('\n')[0]}`);
  }
}

/**
 * Makes a backup in a new folder below `target`, while the servers go on, and answers that folder. First the heads of the
 * history, then the database, then the attachments: a block is there before its head, a file before the row that names
 * it. Throws, and leaves nothing, when any of it fails.
 */
export async function makeBackup(config: Configuration, target: string, log: StoreLog): Promise<string> {
  const startedAt = new Date();
  const began = performance.now();
  const name = `komek-${startedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const folder = resolve(target, name);
  const unfinished = `${folder}.unfinished`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const keep = (file: string, kept: string): Promise<void> =>
    copyInto(file, join(unfinished, 'keys', kept)).catch(gone);
  try {
    // What is sealed meanwhile may be in the database, but a head without its block would look like a cut.
    await keep(config.historyHeadsFile, HEADS_FILE);
    const { databaseUrl, migrationUrl, dataDir } = config.database;
    const method = config.backupMethod;
    const database = databaseUrl
      ? { url: migrationUrl ?? databaseUrl, close: async () => {} }
      : await openEmbedded(dataDir, log);
    try {
      if (method === 'base') await writeBaseBackup(database.url, join(unfinished, BASE_FILE));
      else await writeDump(database.url, join(unfinished, DUMP_FILE));
    } finally {
      await database.close();
    }
    if (config.files.kind === 'DISK') {
      const { folder: files } = config.files;
      for (const file of await filesBelow(files)) {
        const path = relative(files, file);
        // What is still coming in belongs to no row yet.
        if (!path.startsWith('incoming')) await copyInto(file, join(unfinished, 'files', path)).catch(gone);
      }
    }
    for (const [kept, file] of Object.entries(keyFiles(config)))
      if (kept !== HEADS_FILE) await keep(file, kept);
    const note: BackupNote = {
      format: FORMAT,
      method,
      startedAt: startedAt.toISOString(),
      seconds: Math.round(performance.now() - began) / 1000,
      attachments: config.files.kind === 'DISK' ? 'kept' : 'in a bucket',
      files: await listKept(unfinished),
    };
    await writeFile(join(unfinished, NOTE_FILE), `${JSON.stringify(note, null, 1)}\n`, { mode: 0o600 });
    await rename(unfinished, folder);
    return folder;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** A file that was erased meanwhile, or a key that was never made, is no failure. */
function gone(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** The note of a backup; throws in plain words for a folder that is none, and for one that a newer version made in another way. */
export async function readNote(folder: string): Promise<BackupNote> {
  const text = await readFile(join(folder, NOTE_FILE), 'utf8').catch(() => null);
  if (text === null) throw new Error(`${basename(folder)} is no complete backup: it has no ${NOTE_FILE}.`);
  const note = JSON.parse(text) as Omit<BackupNote, 'format'> & { readonly format: unknown };
  if (note.format !== FORMAT)
    throw new Error(`${basename(folder)} was made by a newer version of Komek: restore it with that one.`);
  return { ...note, format: FORMAT };
}
