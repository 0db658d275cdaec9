import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PUBLIC_PAGE } from './publicPages.ts';

const root = dirname(import.meta.dirname);
const require = createRequire(import.meta.url);

/** The built back office. */
export const BACK_OFFICE_FOLDER = join(root, 'admin/dist');
/** The documents that its pages send: a JSON list of texts. */
export const OPERATIONS_FILE = join(BACK_OFFICE_FOLDER, '.operations.json');
const builtFrom = join(BACK_OFFICE_FOLDER, '.built-from');
const generatedClient = join(root, 'prisma/generated/client/client.ts');

/** What has been written into the repository by hand is there, what is made from it is missing. */
export class NotBuiltError extends Error {
  constructor(what: string) {
    super(`${what} is missing: run "npm run build" first.`);
    this.name = 'NotBuiltError';
  }
}

/**
 * Makes what the server needs and git does not keep, where it is missing or older than its sources. In production
 * nothing is made: what is missing throws {@link NotBuiltError}. Says on `tell` what takes time.
 */
export async function ensureArtifacts(
  options: { readonly production: boolean; readonly pages: boolean },
  tell: (line: string) => void,
): Promise<void> {
  if (options.production) {
    if (!existsSync(generatedClient)) throw new NotBuiltError('The generated database client');
    if (!arePagesThere()) throw new NotBuiltError('The built back office');
    return;
  }
  // Imported here, for production may be installed without Prisma's generator.
  const { generateClient } = await import('../prisma/generate.ts');
  if (generateClient()) tell('The database client was generated.');
  if (options.pages) buildBackOffice(tell);
  else generateDocuments();
}

/** Builds the back office unless it was built from the very same sources. */
export function buildBackOffice(tell: (line: string) => void): void {
  const sources = sourcesHash();
  const built = existsSync(builtFrom) ? readFileSync(builtFrom, 'utf8') : '';
  if (built === sources && arePagesThere()) return;
  tell('Building the back office (only after a change) ...');
  generateDocuments();
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin/vite.js');
  // The first build empties the folder.
  for (const config of ['vite.config.ts', 'vite.open.config.ts'])
    run([vite, 'build', 'admin', '--config', join(root, 'admin', config), '--logLevel', 'warn']);
  writeFileSync(builtFrom, sources);
  tell(firstScreenLine());
}

/** Whether the page of the back office and the one of the public have been built, and the list of what they ask. */
const arePagesThere = (): boolean =>
  ['index.html', PUBLIC_PAGE].every((page) => existsSync(join(BACK_OFFICE_FOLDER, page))) &&
  existsSync(OPERATIONS_FILE);

/** What the build found that a browser loads before the first screen of each role, the heaviest. */
function firstScreenLine(): string {
  const weights: unknown = JSON.parse(readFileSync(join(BACK_OFFICE_FOLDER, '.first-screen.json'), 'utf8'));
  const heaviest = Math.max(...Object.values(weights as Record<string, number>));
  const open: unknown = JSON.parse(readFileSync(join(BACK_OFFICE_FOLDER, '.open-page.json'), 'utf8'));
  const { weight } = open as { readonly weight: number };
  const told = [heaviest, weight].map((bytes) => `${Math.round(bytes / 1000)} kB`);
  return `The code of the first screen: ${told[0]} compressed; of the public pages: ${told[1]}.`;
}

/** The typed documents of the back office, from schema/schema.graphql; its generator does nothing when they fit. */
function generateDocuments(): void {
  run(['--import', 'tsx', join(root, 'admin/generate.ts')]);
}

function run(args: readonly string[]): void {
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The hash of everything that the built back office depends on. */
function sourcesHash(): string {
  const made = new Set(['dist', 'generated', 'node_modules']);
  const files = readdirSync(join(root, 'admin'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !made.has(file.slice(join(root, 'admin/').length).split(/[\\/]/)[0] ?? ''))
    .concat(join(root, 'schema/schema.graphql'), join(root, 'package-lock.json'))
    .sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
