import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PrismaClient } from '../../prisma/client.ts';
import { ROOT } from '../load/processes.ts';

const run = promisify(execFile);

/** Sessions and jobs write here while a server merely starts. */
export const MOVING = ['session', 'audit_entry', 'history_block', 'notification', 'feed', 'sweep', 'job'];

/** Runs one of the commands that users run, with the places of a data folder and a PostgreSQL, the one inside unless told; its seconds. */
export async function command(
  name: string,
  args: readonly string[],
  dataDir: string,
  databaseUrl = '',
): Promise<number> {
  const began = performance.now();
  await run('npm', ['run', '--silent', name, '--', ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      KOMEK_DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      SEAL_KEY_FILE: join(dataDir, 'seal-key.pem'),
      PSEUDONYM_KEY_FILE: join(dataDir, 'pseudonym-key'),
      TOTP_KEY_FILE: join(dataDir, 'totp-key'),
      FILES_DIR: join(dataDir, 'files'),
    },
  });
  return (performance.now() - began) / 1000;
}

/** How many rows every table has. */
export async function countsOf(db: PrismaClient): Promise<Map<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname::text AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`;
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM "${name}"`,
    );
    counts.set(name, row?.count ?? 0);
  }
  return counts;
}

/** What a command that failed has printed, the last of it. */
export function saidBy(error: unknown): string {
  const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
  return `${stdout}${stderr}`.trim().slice(-300) || String(error).slice(0, 300);
}
