import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MIGRATIONS_FOLDER, readMigrations, SCHEMA_FILE } from './migrationFiles.ts';
import { NO_FILTER, openComparingEngine } from './schemaEngine.ts';

const container = (content: string) => ({ files: [{ path: 'schema.prisma', content }] });

/**
 * The SQL that leads from one schema.prisma text to another (`null`: from an empty database), by Prisma's engine and
 * without a database; empty when nothing differs. Throws with the engine's words when a schema is wrong.
 */
export async function migrationSql(from: string | null, to: string): Promise<string> {
  const engine = await openComparingEngine(to);
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...container(from) },
      to: { tag: 'schemaDatamodel', ...container(to) },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = (stdout ?? '').trim();
    return sql === '-- This is an empty migration.' ? '' : `${sql}\n`;
  } finally {
    engine.free();
  }
}

/**
 * Writes `<timestamp>_<name>/migration.sql` for what changed in schema.prisma since the last migration, with a copy of
 * the schema beside it. Answers the folder's name; throws when nothing changed or the name is not plain.
 */
export async function newMigration(name: string, now: Date, folder = MIGRATIONS_FOLDER): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(name)) {
    throw new Error(
      'Name the migration in small Latin letters, digits and "_": npm run db:migration -- add_calendar',
    );
  }
  const schema = readFileSync(SCHEMA_FILE, 'utf8');
  const last = readMigrations(folder).at(-1);
  const sql = await migrationSql(last?.schema ?? null, schema);
  if (sql === '')
    throw new Error(`prisma/schema.prisma asks for nothing new since ${last?.name ?? 'the beginning'}.`);
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = `${stamp}_${name}`;
  if (last !== undefined && directory <= last.name) {
    throw new Error(`A new migration must come after ${last.name}; this computer's clock says ${stamp}.`);
  }
  mkdirSync(join(folder, directory), { recursive: true });
  writeFileSync(join(folder, directory, 'schema.prisma'), schema);
  writeFileSync(join(folder, directory, 'migration.sql'), sql);
  return directory;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  newMigration(process.argv[2] ?? '', new Date()).then(
    (directory) =>
      console.log(`Written: prisma/migrations/${directory}/migration.sql. Read it before you commit it.`),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
