import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a process with this id exists, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one that got the same id: when it started. `null` when there is none (or a zombie);
 * on Windows only whether there is one.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  if (process.platform === 'linux') {
    try {
      const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
      const line = await readFile(`/proc/${pid}/stat`, 'utf8');
      // The program's name stands in brackets and may hold spaces; state is field 3, the start time field 22.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? null : `${boot}/${fields[19]}`;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return 'alive';
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || null;
}

/** Whether the process is a PostgreSQL server over the data folder `cluster`; `null` when that cannot be told. */
export async function isPostgresOver(pid: number, cluster: string): Promise<boolean | null> {
  if ((await processIdentity(pid)) === null) return false;
  if (process.platform === 'win32') return null;
  try {
    if (process.platform === 'linux') {
      // A server works in its data folder, however it was started.
      const program = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')[0] ?? '';
      return /postgres/.test(program) && (await readlink(`/proc/${pid}/cwd`)) === cluster;
    }
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
    return /postgres/.test(stdout) && stdout.includes(cluster);
  } catch {
    return null;
  }
}
