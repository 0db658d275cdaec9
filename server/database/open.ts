import pg from 'pg';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE, asRole } from '../../prisma/connectionUrl.ts';
import { unmarkedFunctions } from '../../prisma/leakproof.ts';
import { applyMigrations, MigrationError } from '../../prisma/migrate.ts';
import { loadReferenceData } from '../../prisma/reference/load.ts';
import { UnfitDatabaseError } from '../../prisma/serverCheck.ts';
import type { Reads } from '../reads.ts';
import { type EmbeddedPostgres, type StoreLog, startEmbeddedPostgres } from './embedded.ts';
import { newerMigrations } from './newerDatabase.ts';
import { USUAL_POOLS } from './poolSizes.ts';
import { createReplica, type Replica } from './replica.ts';

/** Where the data is: `databaseUrl` (with `migrationUrl` when the server's own account is not the owner), else `dataDir`. */
export interface DatabaseConfig {
  readonly databaseUrl?: string | undefined;
  readonly migrationUrl?: string | undefined;
  readonly dataDir: string;
  readonly poolSize?: number | undefined;
  readonly walArchiveDir?: string | undefined;
  /** A replica of `databaseUrl`'s server, for what analysts' programs read. */
  readonly replicaUrl?: string | undefined;
  /** Connections for the queries of programs and analysts, to the database and to the replica each; 4 unless told. */
  readonly apartPoolSize?: number | undefined;
}

/** An open, migrated database with its reference data. */
export interface OpenDatabase {
  /** Acts as the application role in every session. */
  readonly db: PrismaClient;
  /** For connections of one's own (LISTEN); acts as the application role too. Holds a password: never log it. */
  readonly appUrl: string;
  readonly embedded: boolean;
  /** Where programs and analysts read. */
  readonly reads: Reads;
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
    const unmarked = await unmarkedFunctions(client);
    if (unmarked.length > 0)
      log.warn({ statements: unmarked }, 'lists and search will be slow until an administrator runs these');
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

/** Brings the database up to this program, or goes on beside a newer one that has only added to it (a roll-out, a roll-back). */
async function migrate(ownerUrl: string, log: StoreLog): Promise<void> {
  try {
    const migrations = await applyMigrations(ownerUrl);
    if (migrations.length > 0) log.info({ migrations }, 'migrated the database');
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error;
    const newer = await newerMigrations(ownerUrl);
    if (newer.length === 0) throw error;
    log.warn({ newer }, 'the database is of a newer version, which has only added to it: going on');
  }
}

/**
 * Opens the store: starts PostgreSQL inside or takes the server of `databaseUrl`, migrates as the owner, connects as
 * the application role, loads what reference data is missing. Throws with plain words when any of it cannot be.
 */
export async function openDatabase(config: DatabaseConfig, log: StoreLog): Promise<OpenDatabase> {
  let postgres: EmbeddedPostgres | undefined;
  let db: PrismaClient | undefined;
  let apart: PrismaClient | undefined;
  let replica: Replica | null = null;
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= (async () => {
      await replica?.stop();
      await apart?.$disconnect();
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
    await migrate(ownerUrl, log);
    await admitApplication(url, ownerUrl, log);
    const connect = (poolSize: number | undefined): PrismaClient =>
      createClient({
        connectionString: url,
        role: APPLICATION_ROLE,
        ...(poolSize === undefined ? {} : { poolSize }),
        // While this closes, PostgreSQL may cut off what has said good-bye already.
        onConnectionError: () => {
          if (!closing) log.warn({}, 'a connection to the database broke');
        },
      });
    db = connect(config.poolSize);
    const { replicaUrl, apartPoolSize = USUAL_POOLS.apart } = config;
    apart = connect(apartPoolSize);
    if (replicaUrl) replica = createReplica({ url: replicaUrl, poolSize: apartPoolSize, primary: db, log });
    const added = await loadReferenceData(db);
    if (Object.values(added).some((count) => count > 0)) log.info(added, 'loaded reference data');
    return {
      db,
      appUrl: asRole(url, APPLICATION_ROLE),
      embedded: postgres !== undefined,
      reads: { apart, replica },
      close,
    };
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
