import pg from 'pg';
import { MIGRATIONS_FOLDER, readMigrations } from '../../prisma/migrationFiles.ts';
import { checkServer } from '../../prisma/serverCheck.ts';

/** In the name of a migration after which older programs cannot go on: it takes away or changes what they use. */
const BREAKING = /_breaking(?:_|$)/;

/**
 * The migrations that a newer program has given the database of `ownerUrl`, when this one can go on beside them: all of
 * its own are there unchanged, and what came after them only adds. Empty when there is none, or it cannot.
 */
export async function newerMigrations(
  ownerUrl: string,
  folder = MIGRATIONS_FOLDER,
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'komek migrations' });
  await client.connect();
  try {
    await checkServer(client);
    const { rows } = await client.query<{ name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM "_prisma_migrations"
       WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL`,
    );
    const own = readMigrations(folder);
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
    if (own.some(({ name, checksum }) => applied.get(name) !== checksum)) return [];
    const known = new Set(own.map(({ name }) => name));
    const unknown = [...applied.keys()].filter((name) => !known.has(name)).sort();
    // One from before our last is of another line of development, not of a later release.
    const later = unknown.every((name) => name > (own.at(-1)?.name ?? ''));
    return later && !unknown.some((name) => BREAKING.test(name)) ? unknown : [];
  } finally {
    await client.end();
  }
}
