import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const schemaPath = join(here, 'schema.prisma');
const stampPath = join(here, 'generated', 'schema.sha256');

/**
 * Writes the Prisma client and the Pothos types into `prisma/generated/` when `schema.prisma` has changed since
 * the last time. Needs no network. Answers whether it wrote; throws with Prisma's own words when the schema is wrong.
 */
export function generateClient(): boolean {
  const require = createRequire(import.meta.url);
  const cli = require.resolve('prisma/package.json');
  const version = (JSON.parse(readFileSync(cli, 'utf8')) as { version: string }).version;
  const stamp = createHash('sha256').update(version).update(readFileSync(schemaPath)).digest('hex');
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8').trim() === stamp) return false;
  execFileSync(
    process.execPath,
    [join(dirname(cli), 'build', 'index.js'), 'generate', '--schema', schemaPath],
    {
      cwd: dirname(here),
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        CHECKPOINT_DISABLE: '1',
        // Prisma downloads its schema engine unless this names an existing file; generating never runs it.
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      },
    },
  );
  writeFileSync(stampPath, `${stamp}\n`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(generateClient() ? 'Prisma client written.' : 'Prisma client is up to date.');
}
