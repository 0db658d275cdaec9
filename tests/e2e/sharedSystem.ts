import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Served, serve } from './serve.ts';

/** A system of a run: its address, its demonstration's password, seconds until it served. */
interface Told {
  readonly url: string;
  readonly password: string;
  readonly servedAfter: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** A system for each story that runs at once, so that none takes cases or sessions of another. */
    readonly systems: readonly Told[];
  }
}

/** Waits for the sign-ins and the cases of a demonstration. */
async function demonstrated({ url, servedAfter, said }: Served): Promise<Told> {
  const told = await said(/password of all of them: (\S+)/);
  await said(/cases are complete/);
  return { url, password: told[1] ?? '', servedAfter };
}

/**
 * Starts a system for each lane of browser tests and waits for its sign-ins and its cases.
 * E2E_URL and E2E_PASSWORD name one that runs already, for writing tests.
 */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { E2E_URL: url, E2E_PASSWORD: password } = process.env;
  if (url && password) {
    provide('systems', [{ url, password, servedAfter: 0 }]);
    return undefined;
  }
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(ends.map((end) => end()));
  };
  const start = async (): Promise<Served> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'komek-e2e-'));
    const remove = () => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    ends.push(remove);
    const served = await serve(dataDir);
    ends[ends.indexOf(remove)] = async () => {
      await served.stop();
      await remove();
    };
    return served;
  };
  try {
    // The first builds the back office if nobody has; the second finds it built.
    const first = await start();
    const both = await Promise.allSettled([demonstrated(first), start().then(demonstrated)]);
    // Only when both have begun, so that what has begun is ended.
    const failed = both.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    provide(
      'systems',
      both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
    );
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
