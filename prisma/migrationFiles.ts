import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Where the migrations stand: one folder each, in Prisma's own layout, plus the schema.prisma they lead to. */
export const MIGRATIONS_FOLDER = join(here, 'migrations');

/** The model as it should be. */
export const SCHEMA_FILE = join(here, 'schema.prisma');

/** One migration: `name` is its folder's, `checksum` the SHA-256 (hex) of its SQL file, as Prisma keeps it. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
  /** schema.prisma as it was when the migration was written: what the next one is compared with. */
  readonly schema: string;
}

/** The migrations of `folder`, oldest first; throws when one lacks its SQL or its schema. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      const schema = readFileSync(join(folder, name, 'schema.prisma'), 'utf8');
      return { name, sql, schema, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/** The migrations as the schema engine takes them. */
export function migrationList(migrations: readonly Migration[], folder = MIGRATIONS_FOLDER) {
  const lockfile = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
}
