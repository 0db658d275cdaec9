import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account that PostgreSQL's programs run under; empty: our own. */
export type RunAs = { readonly uid: number; readonly gid: number } | Record<string, never>;

const ACCOUNT = 'postgres';

async function accountIds(): Promise<{ uid: number; gid: number }> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, ACCOUNT])));
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
}

/** PostgreSQL refuses to run as root; there it runs as the account "postgres", which is created when it is missing. */
export async function postgresAccount(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await accountIds();
  } catch {
    await run('groupadd', ['--force', '--system', ACCOUNT]).catch(() => undefined);
    await run('useradd', ['--system', '--gid', ACCOUNT, '--no-create-home', ACCOUNT]).catch(() => undefined);
    return accountIds().catch(() => {
      throw new Error(
        'PostgreSQL does not run as root, and the account "postgres" could not be created. ' +
          'Start Komek as an ordinary user, or create that account.',
      );
    });
  }
}

/**
 * Throws, in plain words, when `account` cannot come to `path` because a folder above it is closed; a path that does
 * not exist yet is judged by the folders that do.
 */
export async function checkReachable(path: string, account: RunAs, what: string): Promise<void> {
  if (!('uid' in account)) return;
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (!found?.isDirectory()) continue;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0)
      throw new Error(
        `Komek runs as root, so its PostgreSQL runs as "${ACCOUNT}", and that account may not enter ${folder} ` +
          `(mode ${(found.mode & 0o777).toString(8)}), where ${what} lies. Start Komek as an ordinary user, ` +
          `or open that folder (chmod o+x), or move ${what} elsewhere.`,
      );
  }
}
