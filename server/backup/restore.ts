import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  access,
  appendFile,
  chmod,
  chown,
  mkdir,
  readdir,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { extract } from 'tar-stream';
import { makeRoles } from '../../prisma/roles.ts';
import type { Configuration } from '../configuration.ts';
import { isOurCluster } from '../database/clusterFiles.ts';
import { postgresAccount, type RunAs } from '../database/runAs.ts';
import { BASE_FILE, type BackupNote, DUMP_FILE, keyFiles, readNote } from './backup.ts';
import { copyInto, filesBelow, hashFile } from './copies.ts';

const run = promisify(execFile);

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Throws unless every file of the backup is as it was written. */
async function checkWhole(folder: string, { files }: BackupNote): Promise<void> {
  for (const { path, sha256 } of files) {
    const found = await hashFile(join(folder, path)).catch(() => null);
    if (found !== sha256)
      throw new Error(`The backup is damaged: ${path} is ${found === null ? 'missing' : 'changed'}.`);
  }
}

/** Unpacks PostgreSQL's files into a new folder of the account that PostgreSQL runs under. */
export async function unpack(archive: string, cluster: string, account: RunAs): Promise<void> {
  const own = async (path: string): Promise<void> => {
    if ('uid' in account) await chown(path, account.uid, account.gid);
  };
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await own(cluster);
  const entries = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), entries);
  reading.catch(() => {});
  for await (const entry of entries) {
    const { name, type, linkname } = entry.header;
    const path = resolve(cluster, name);
    if (path !== cluster && !path.startsWith(cluster + sep))
      throw new Error(`The backup names ${name}, outside its folder.`);
    if (type === 'directory') {
      await mkdir(path, { recursive: true, mode: 0o700 });
      entry.resume();
    } else if (type === 'symlink') {
      await symlink(linkname ?? '', path);
      entry.resume();
    } else {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await pipeline(entry, createWriteStream(path, { mode: 0o600, flush: true }));
    }
    if (type !== 'symlink') await own(path);
  }
  await reading;
}

/** Lets PostgreSQL, when it starts first, fetch what was written after the backup from where it was archived. */
async function replayFrom(walFolder: string, cluster: string, account: RunAs): Promise<void> {
  const signal = join(cluster, 'recovery.signal');
  await writeFile(signal, '', { mode: 0o600 });
  if ('uid' in account) await chown(signal, account.uid, account.gid);
  await appendFile(
    join(cluster, 'postgresql.auto.conf'),
    `restore_command = 'cp "${resolve(walFolder)}/%f" "%p"'\nrecovery_target_timeline = 'latest'\n` +
      // Nobody is let in before all of it is there.
      `hot_standby = 'off'\n`,
  );
}

async function restoreBase(config: Configuration, folder: string, walFolder: string | null): Promise<void> {
  const { dataDir, databaseUrl } = config.database;
  if (databaseUrl)
    throw new Error(
      'This backup is of PostgreSQL’s files: unset DATABASE_URL to restore it into the PostgreSQL inside, or unpack ' +
        `${BASE_FILE} as the data folder of a server of its version.`,
    );
  const cluster = join(resolve(dataDir), 'postgres');
  const account = await postgresAccount();
  const unfinished = `${cluster}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(resolve(dataDir), { recursive: true, mode: 'uid' in account ? 0o711 : 0o700 });
  try {
    await unpack(join(folder, BASE_FILE), unfinished, account);
    // Better told now than by a server that does not start.
    await isOurCluster(unfinished);
    if (walFolder) await replayFrom(walFolder, unfinished, account);
    await rename(unfinished, cluster);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Fills an empty database; the roles that Komek works in belong to no database and are made first. */
async function restoreDump(config: Configuration, folder: string): Promise<void> {
  const url = config.database.migrationUrl ?? config.database.databaseUrl;
  if (!url) throw new Error('This backup was made by pg_dump: set DATABASE_URL to an empty database.');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ tables: number }>(
      `SELECT count(*)::int AS tables FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
    );
    if (rows[0]?.tables !== 0)
      throw new Error('The database of DATABASE_URL is not empty: restore into a new one.');
    await makeRoles(client);
  } finally {
    await client.end();
  }
  await run('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, join(folder, DUMP_FILE)], {
    maxBuffer: 10_000_000,
  }).catch((error: { readonly code?: unknown; readonly stderr?: string }) => {
    throw new Error(
      error.code === 'ENOENT'
        ? 'pg_restore is not on this machine: install the PostgreSQL client of the version of the server.'
        : `pg_restore failed: ${String(error.stderr).split('\n')[0]}`,
    );
  });
}

/**
 * Brings a backup back into the configured places, all of which must be empty: nothing is ever overwritten. With
 * `walFolder` (see WAL_ARCHIVE_DIR) what was written after the backup comes back, too, at the next start.
 */
export async function restoreBackup(
  config: Configuration,
  folder: string,
  walFolder: string | null,
): Promise<BackupNote> {
  const note = await readNote(folder);
  const { dataDir, databaseUrl } = config.database;
  const taken: string[] = [];
  if (!databaseUrl && (await isThere(join(dataDir, 'postgres')))) taken.push(join(dataDir, 'postgres'));
  const files = config.files.kind === 'DISK' ? config.files.folder : null;
  if (files && (await readdir(files).catch(() => [])).length > 0) taken.push(files);
  for (const file of Object.values(keyFiles(config))) if (await isThere(file)) taken.push(file);
  if (taken.length > 0)
    throw new Error(
      `There is something already in ${taken.join(', ')}: a restore never overwrites. Name other places.`,
    );
  await checkWhole(folder, note);
  if (files) {
    for (const file of await filesBelow(join(folder, 'files')))
      await copyInto(file, join(files, relative(join(folder, 'files'), file)));
  }
  for (const [kept, file] of Object.entries(keyFiles(config))) {
    const source = join(folder, 'keys', kept);
    if (!(await isThere(source))) continue;
    await copyInto(source, file);
    await chmod(file, 0o600);
  }
  if (note.method === 'base') await restoreBase(config, folder, walFolder);
  else await restoreDump(config, folder);
  return note;
}
