import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

/** Where the commands of the bench run. */
export const ROOT = dirname(dirname(import.meta.dirname));

const PATIENCE = 120_000;
/** The kernel counts processor time in hundredths of a second. */
const TICK = 10;

/** A process of the bench. */
export interface Started {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Milliseconds from the command until it said that it was ready. */
  readonly readyAfter: number;
  /** The last of what it has printed. */
  output(): string;
  stop(): Promise<void>;
}

/** How {@link start} runs a process. */
export interface StartOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** What it prints once it is ready. */
  readonly ready: RegExp;
  /** A channel for messages to it. */
  readonly messages?: boolean;
}

/** Starts a process and waits until it is ready; throws with what it printed when it ends or takes too long. */
export async function start({ command, args, env, cwd, ready, messages }: StartOptions): Promise<Started> {
  const begun = performance.now();
  const child = spawn(command, args, {
    cwd: cwd ?? ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(messages ? (['ipc'] as const) : [])],
  });
  let output = '';
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await gone;
  };
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${command} ${args.join(' ')} ${why}:\n${output}`));
    const late = setTimeout(() => {
      void stop();
      fail('was not ready in time');
    }, PATIENCE);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output = `${output}${chunk}`.slice(-10_000);
        if (ready.test(output)) resolve();
      });
    }
    child.once('error', reject);
    void gone.then(() => fail('ended'));
    child.once('exit', () => clearTimeout(late));
    child.stdout?.on('data', () => ready.test(output) && clearTimeout(late));
  });
  return { pid: child.pid ?? 0, child, readyAfter: performance.now() - begun, output: () => output, stop };
}

/** The fields of /proc/<pid>/stat from the third on; null when the process is gone. */
function statOf(pid: number): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? null;
  } catch {
    return null;
  }
}

/** Milliseconds of processor time that a process has used; with `children`, its ended children too. */
function processorTime(pid: number, children = false): number {
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = (statOf(pid)?.slice(11, 15) ?? []).map(
    Number,
  );
  return (user + system + (children ? childUser + childSystem : 0)) * TICK;
}

/** Milliseconds of processor time of a process alone. */
export const cpuOf = (pid: number): number => processorTime(pid);

/** Milliseconds of processor time of a process with all that it has ever started: PostgreSQL and its backends. */
export function cpuOfFamily(pid: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && statOf(Number(name))?.[1] === String(pid),
  );
  return children.reduce((sum, child) => sum + processorTime(Number(child)), processorTime(pid, true));
}

/** Resident memory of a process in megabytes. */
export function memoryOf(pid: number): number {
  const kB = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kB ?? 0) / 1024;
}

/** A port of this machine that nobody listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
