import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWhole } from '../wholeFile.ts';
import type { Binaries } from './binaries.ts';
import type { RunAs } from './runAs.ts';

/** The one account of the embedded cluster; it owns the database. */
export const CLUSTER_USER = 'komek';

/** The major version whose data folders the programs in node_modules read. */
const MAJOR_VERSION = '18';

/** Without a UTF-8 character type pg_trgm sees no Cyrillic letters and the search by name has no index. */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C'];

/** The cluster's password, made once and kept beside it for the owner of the folder alone. */
export async function clusterPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'password');
  if (!existsSync(file)) await makeWhole(file, randomBytes(24).toString('base64url'));
  return (await readFile(file, 'utf8')).trim();
}

function finished(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whether a cluster is in `cluster`; throws in plain words for one of another major version. */
export async function isOurCluster(cluster: string): Promise<boolean> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (version === null) return false;
  if (version.trim() === MAJOR_VERSION) return true;
  throw new Error(
    `${cluster} was made by PostgreSQL ${version.trim()}, and this program brings PostgreSQL ${MAJOR_VERSION}. ` +
      'Move the data over with pg_dump and pg_restore, or name another data folder.',
  );
}

/** Creates the cluster in `cluster` unless it is there; a creation that was cut off before leaves nothing that counts. */
export async function ensureCluster(
  binaries: Binaries,
  dataDir: string,
  cluster: string,
  account: RunAs,
): Promise<void> {
  if (await isOurCluster(cluster)) return;
  const passwordFile = join(dataDir, 'password.init');
  const unfinished = `${cluster}.new`;
  let failure = '';
  try {
    await writeFile(passwordFile, `${await clusterPassword(dataDir)}\n`, { mode: 0o600 });
    if ('uid' in account) await chown(passwordFile, account.uid, account.gid);
    for (const characters of CHARACTER_TYPES) {
      await rm(unfinished, { recursive: true, force: true });
      await mkdir(unfinished, { recursive: true, mode: 0o700 });
      if ('uid' in account) await chown(unfinished, account.uid, account.gid);
      const child = spawn(
        binaries.initdb,
        [
          `--pgdata=${unfinished}`,
          `--username=${CLUSTER_USER}`,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale-provider=icu',
          '--icu-locale=kk-KZ',
          `--lc-ctype=${characters}`,
          '--lc-collate=C',
          '--lc-messages=C',
          '--no-instructions',
        ],
        { ...account, cwd: dataDir, env: { ...process.env, ...binaries.environment, LC_ALL: 'C' } },
      );
      const { code, output } = await finished(child);
      if (code === 0) {
        await rename(unfinished, cluster);
        return;
      }
      failure = output;
      if (!/invalid locale/i.test(output)) break;
    }
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
  throw new Error(`PostgreSQL could not create its data folder ${cluster}.\n${failure.trim()}`);
}
