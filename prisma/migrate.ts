import pg from 'pg';
import { markLeakproof } from './leakproof.ts';
import { MIGRATIONS_FOLDER, type Migration, migrationList, readMigrations } from './migrationFiles.ts';
import { NO_FILTER, openDatabaseEngine } from './schemaEngine.ts';
import { checkServer } from './serverCheck.ts';

/** Why the migrations cannot be applied: a file was changed, the database is ahead, or the SQL failed. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Any number that nothing else in the database takes as an advisory lock. */
const MIGRATION_LOCK = 4_201_224_420;

/** Migrations of the database's history: name to checksum, as Prisma's table has them. */
async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`,
  );
  if (found[0]?.there !== true) return new Map();
  // A file is one transaction: what did not finish left nothing behind and may be tried again.
  await client.query(
    `UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL`,
  );
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function pendingMigrations(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): Migration[] {
  const edited = migrations.filter(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  if (edited.length > 0)
    throw new MigrationError(
      `A migration was changed after it had been applied: ${edited.map(({ name }) => name).join(', ')}. ` +
        'Restore the file and write a new migration instead.',
    );
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new MigrationError(
      `The database is ahead of this program: it knows ${unknown.join(', ')}. Start the newer version.`,
    );
  return migrations.filter(({ name }) => !applied.has(name));
}

async function runEngine(
  ownerUrl: string,
  migrations: readonly Migration[],
  folder: string,
): Promise<string[]> {
  const { engine, scriptError, close } = await openDatabaseEngine(ownerUrl, migrations.at(-1)?.schema ?? '');
  try {
    const list = migrationList(migrations, folder);
    const done = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTER });
    return done.appliedMigrationNames;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const name = /migration_name="([^"]+)"/.exec(words)?.[1];
    const said = scriptError()?.message ?? words;
    throw new MigrationError(`Migration ${name ?? 'unknown'} failed and left nothing behind: ${said}`, {
      cause: scriptError() ?? error,
    });
  } finally {
    await close();
  }
}

/**
 * Brings the database at `ownerUrl` up to date with Prisma's own engine and history table, and answers the names of
 * the migrations it applied. Several processes may call it at once: one works, the others wait and find nothing to do.
 * Throws {@link MigrationError}, or `UnfitDatabaseError` when the server cannot hold Komek at all.
 */
export async function applyMigrations(ownerUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'komek migrations' });
  await client.connect();
  try {
    await checkServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const pending = pendingMigrations(migrations, await appliedMigrations(client));
    const applied = pending.length === 0 ? [] : await runEngine(ownerUrl, migrations, folder);
    await markLeakproof(client);
    return applied;
  } finally {
    await client.end();
  }
}
