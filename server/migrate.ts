import { applyMigrations } from '../prisma/migrate.ts';

/** `npm run db:migrate`: brings the database of DATABASE_MIGRATION_URL or DATABASE_URL up to date and says what it did. */
async function main(): Promise<void> {
  const url = process.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_URL;
  if (url === undefined || url === '')
    throw new Error('Set DATABASE_URL: the embedded database is migrated by "npm start" itself.');
  const applied = await applyMigrations(url);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied:\n  ${applied.join('\n  ')}`);
}

main().catch((error: unknown) => {
  // The message alone: details of a database error can quote what a row holds.
  console.error(error instanceof Error ? error.message : 'The migration failed.');
  process.exitCode = 1;
});
