import pg from 'pg';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE, asRole } from '../../prisma/connectionUrl.ts';
import { applyMigrations } from '../../prisma/migrate.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import { UnfitDatabaseError } from '../../prisma/serverCheck.ts';
import { type EmbeddedPostgres, type StoreLog, startEmbeddedPostgres } from './embedded.ts';

/** Where the data is: `databaseUrl` (with `migrationUrl` when the server's own account is not the owner), else `dataDir`. */
export interface DatabaseConfig {
  readonly databaseUrl?: string | undefined;
  readonly migrationUrl?: string | undefined;
  readonly dataDir: string;
  readonly poolSize?: number | undefined;
  readonly walArchiveDir?: string | undefined;
}

/** An open, migrated database with its reference data. */
export interface OpenDatabase {
  /** Acts as the application role in every session. */
  readonly db: PrismaClient;
  /** For connections of one's own (LISTEN); acts as the application role too. Holds a password: never log it. */
  readonly appUrl: string;
  readonly embedded: boolean;
  /** Ends the connections, then the embedded PostgreSQL; calling it again does nothing more. */
  close(): Promise<void>;
}

/** Makes sure that the account of `url` may act as the application role, with the owner's help where it may not yet. */
async function admitApplication(url: string, ownerUrl: string, log: StoreLog): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ account: string; letters: number }>(
      `SELECT current_user AS account, cardinality(show_trgm('ә')) AS letters`,
    );
    const account = rows[0]?.account ?? '';
    if (rows[0]?.letters === 0)
      log.warn({}, 'LC_CTYPE of the database knows no Cyrillic letters: search by name will be slow');
    const actAsApplication = () => client.query(`SET ROLE "${APPLICATION_ROLE}"`);
    // Membership does not say it: since PostgreSQL 16 a role's creator is a member who may not act as it.
    await actAsApplication().catch(async () => {
      await grantRole(ownerUrl, account);
      await actAsApplication();
    });
  } finally {
    await client.end();
  }
}

async function grantRole(ownerUrl: string, account: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`GRANT "${APPLICATION_ROLE}" TO ${owner.escapeIdentifier(account)}`);
  } catch (error) {
    throw new UnfitDatabaseError(
      `"${account}" of DATABASE_URL may not act as "${APPLICATION_ROLE}". As an administrator run: ` +
        `GRANT "${APPLICATION_ROLE}" TO "${account}";`,
      { cause: error },
    );
  } finally {
    await owner.end();
  }
}

/**
 * Opens the store: starts PostgreSQL inside or takes the server of `databaseUrl`, migrates as the owner, connects as
 * the application role, loads what reference data is missing. Throws with plain words when any of it cannot be.
 */
export async function openDatabase(config: DatabaseConfig, log: StoreLog): Promise<OpenDatabase> {
  let postgres: EmbeddedPostgres | undefined;
  let db: PrismaClient | undefined;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await db?.$disconnect();
      await postgres?.stop();
    })();
    return closing;
  };
  try {
    if (config.databaseUrl === undefined)
      postgres = await startEmbeddedPostgres({
        dataDir: config.dataDir,
        logger: log,
        walArchive: config.walArchiveDir,
      });
    const url = postgres?.ownerUrl ?? config.databaseUrl ?? '';
    const ownerUrl = postgres?.ownerUrl ?? config.migrationUrl ?? url;
    const migrations = await applyMigrations(ownerUrl);
    if (migrations.length > 0) log.info({ migrations }, 'migrated the database');
    await admitApplication(url, ownerUrl, log);
    db = createClient({
      connectionString: url,
      role: APPLICATION_ROLE,
      ...(config.poolSize === undefined ? {} : { poolSize: config.poolSize }),
      onConnectionError: () => log.warn({}, 'a connection to the database broke'),
    });
    const added = await loadReferenceData(db);
    if (Object.values(added).some((count) => count > 0)) log.info(added, 'loaded reference data');
    return { db, appUrl: asRole(url, APPLICATION_ROLE), embedded: postgres !== undefined, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The database as it is, in the application role: nothing is migrated or loaded. For those who only look. */
export async function openToRead(
  config: DatabaseConfig,
  log: StoreLog,
): Promise<Pick<OpenDatabase, 'db' | 'close'>> {
  const postgres =
    config.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, logger: log })
      : null;
  const db = createClient({
    connectionString: postgres?.ownerUrl ?? config.databaseUrl ?? '',
    role: APPLICATION_ROLE,
    poolSize: 2,
  });
  return {
    db,
    async close() {
      await db.$disconnect();
      await postgres?.stop();
    },
  };
}
