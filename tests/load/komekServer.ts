import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureArtifacts } from '../../server/artifacts.ts';
import { buildBundle } from '../../server/bundle.mjs';
import { cookieName } from '../../server/signIn/cookies.ts';
import { freePort, ROOT, type Started, start } from './processes.ts';

/** Komek's own process, as `npm start` would start it. */
export interface KomekServer {
  readonly port: number;
  readonly process: Started;
  stop(): Promise<void>;
}

/** How {@link startKomek} differs from a plain start. */
export interface KomekOptions {
  /** Without it PostgreSQL runs inside, in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir?: string;
  /** A free one unless told. */
  readonly port?: number;
  /** Options of Node itself. */
  readonly nodeArgs?: readonly string[];
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Documents that sessions may run beside those of the back office. */
  readonly documents?: readonly string[];
}

let built: Promise<unknown> | undefined;

/** Builds, once a process, what production does not build itself. */
const build = (): Promise<unknown> => {
  built ??= ensureArtifacts({ production: false, pages: true }, () => {}).then(buildBundle);
  return built;
};

/** Starts Komek in production. */
export async function startKomek(options: KomekOptions): Promise<KomekServer> {
  await build();
  const port = options.port ?? (await freePort());
  const own = await mkdtemp(join(tmpdir(), 'komek-bench-files-'));
  const dataDir = options.dataDir ?? own;
  const operations = join(own, 'operations.json');
  if (options.documents) await writeFile(operations, JSON.stringify(options.documents));
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const [, ...args] = scripts.start.split(' ');
  const clear = (): Promise<void> => rm(own, { recursive: true, force: true });
  const process_ = await start({
    command: options.node ?? process.execPath,
    args: [...(options.nodeArgs ?? []), ...args],
    env: {
      PORT: String(port),
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      KOMEK_DATA_DIR: dataDir,
      SEAL_KEY_FILE: join(dataDir, 'seal-key.pem'),
      PSEUDONYM_KEY_FILE: join(dataDir, 'pseudonym-key'),
      TOTP_KEY_FILE: join(dataDir, 'totp-key'),
      FILES_DIR: join(dataDir, 'files'),
      // Sweeping is another process' work here, as it may be in production.
      SWEEP_SECONDS: '0',
      ...(options.documents ? { MORE_OPERATIONS_FILE: operations } : {}),
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
      ...options.env,
    },
    ready: /serves at/,
  }).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  const stop = async (): Promise<void> => {
    await process_.stop();
    await clear();
  };
  return { port, process: { ...process_, stop }, stop };
}

/** The header with which a signed-in browser asks. */
export const signedInAs = (token: string): { readonly cookie: string } => ({
  cookie: `${cookieName('session', false)}=${token}`,
});
