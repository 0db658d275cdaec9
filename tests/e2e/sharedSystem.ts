import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve } from './serve.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The one system of a run: its address, its demonstration's password, seconds until it served. */
    readonly system: { readonly url: string; readonly password: string; readonly servedAfter: number };
  }
}

/**
 * Starts one system for all browser tests and waits for its sign-ins and its cases.
 * E2E_URL and E2E_PASSWORD name one that runs already, for writing tests.
 */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { E2E_URL: url, E2E_PASSWORD: password } = process.env;
  if (url && password) {
    provide('system', { url, password, servedAfter: 0 });
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-e2e-'));
  const remove = () => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  const served = await serve(dataDir).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await served.stop();
    await remove();
  };
  try {
    const told = await served.said(/password of all of them: (\S+)/);
    await served.said(/cases are complete/);
    provide('system', { url: served.url, password: told[1] ?? '', servedAfter: served.servedAfter });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
