import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ensureArtifacts } from './artifacts.ts';
import { configurationOrExit } from './configurationOrExit.ts';

const USAGE = `Proves that the history of the cases and the access log are as they were written:

  npm run audit:verify [-- --heads FILE] [--since 2026-01-01] [--json]

It needs the database (DATABASE_URL, or the folder of the PostgreSQL inside, whose server must not run) and the heads that
stand outside it: HISTORY_HEADS_FILE, or any copy of that file, the older the better kept. Nothing is written.
Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not look.
`;

const UNABLE = 2;

function unable(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(UNABLE);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        heads: { type: 'string' },
        since: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const since = values.since === undefined ? null : new Date(values.since);
    if (since && Number.isNaN(since.getTime())) return unable(USAGE);
    return { heads: values.heads, since, json: values.json };
  } catch (error) {
    return unable(`${error instanceof Error ? error.message : ''}\n\n${USAGE}`);
  }
}

const asked = readArguments();
const config = configurationOrExit();
await ensureArtifacts({ production: config.production, pages: false }, (line) =>
  process.stderr.write(`${line}\n`),
);
const [
  { verifyHistory },
  { headsFile },
  { proverOf },
  { sealKeyFrom },
  { openToRead },
  { createLog },
  { describe },
] = await Promise.all([
  import('../schema/audit/verifyHistory.ts'),
  import('./history/headsFile.ts'),
  import('./seals/ed25519Sealer.ts'),
  import('./seals/sealKey.ts'),
  import('./database/open.ts'),
  import('./log.ts'),
  import('./history/describe.ts'),
]);

/** The key of this server, where it lies here; an auditor's machine has none. */
async function ownKey(): Promise<string | null> {
  const pem = await readFile(config.sealKeyFile, 'utf8').catch(() => null);
  return pem === null ? null : sealKeyFrom(pem).id;
}

try {
  const heads = await headsFile(asked.heads ?? config.historyHeadsFile).read();
  const keyId = await ownKey();
  const database = await openToRead(config.database, createLog('error'));
  try {
    const witnesses = { db: database.db, sealer: proverOf(database.db, keyId), heads };
    const done = await verifyHistory(witnesses, asked.since);
    process.stdout.write(
      `${asked.json ? JSON.stringify(describe(done)) : describe(done).lines.join('\n')}\n`,
    );
    process.exitCode = done.findings.count > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
} catch (error) {
  unable(`The history could not be looked at: ${error instanceof Error ? error.message : 'unknown reason'}`);
}
