import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type Browser, chromium } from 'playwright-core';

const ROOT = new URL('../..', import.meta.url).pathname;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PATIENCE = 200_000;

/** A server process of its own. */
export interface Served {
  readonly url: string;
  /** Seconds from the command until it served. */
  readonly servedAfter: number;
  /** Waits until the process has printed this; throws with its whole output when it ends before. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

/** Starts the system as a newcomer would, in a data folder, and waits until it serves. */
export async function serve(
  dataDir: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: ROOT,
    env: {
      ...process.env,
      HISTORY_SEAL_SECONDS: '2',
      PORT: String(port),
      KOMEK_DATA_DIR: dataDir,
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
      ...variables,
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const said = (pattern: RegExp): Promise<RegExpExecArray> => waitFor(child, output, pattern);
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || !child.pid) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGTERM');
    await gone;
  };
  try {
    await said(/serves at/);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    servedAfter: (performance.now() - started) / 1000,
    said,
    stop,
  };
}

/** Debian's Chromium, or the one that CHROMIUM names. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find(existsSync);
  if (!executablePath) throw new Error('The browser tests need chromium (apt-get install chromium).');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--lang=en-US'] });
}

async function waitFor(
  child: ChildProcess,
  output: readonly string[],
  pattern: RegExp,
): Promise<RegExpExecArray> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const found = pattern.exec(output.join(''));
    if (found) return found;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The system never said ${pattern}:\n${output.join('')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
