import { PrismaPg } from '@prisma/adapter-pg';
import { asRole, plannedForMemory } from './connectionUrl.ts';
import { PrismaClient } from './generated/client/client.ts';
import { countingClient, nameOfPrismas, offerConnections, type Statement, TellingPool } from './prepared.ts';
import { keepReadersApart } from './readingFor.ts';

export * from './generated/client/client.ts';

/** How {@link createClient} connects; times in milliseconds. */
export interface ClientOptions {
  readonly connectionString: string;
  /** The role that the sessions act as; without it they are the URL's own user. */
  readonly role?: string;
  /** Most connections at once; 10 unless told. */
  readonly poolSize?: number;
  /** Longest time one statement may take; 30 seconds unless told. */
  readonly statementTimeout?: number;
  /** Hears of a connection that broke while nobody used it; the pool replaces it. */
  readonly onConnectionError?: (error: Error) => void;
  /** Hears of every statement that is sent. */
  readonly onStatement?: ((statement: Statement) => void) | undefined;
}

/**
 * A Prisma client over one pool of PostgreSQL connections; it connects at its first query and ends with `$disconnect()`.
 * An interactive transaction waits up to 10 seconds for a connection and may last 20.
 */
export function createClient(options: ClientOptions): PrismaClient {
  const { connectionString, role, poolSize = 10, statementTimeout = 30_000 } = options;
  const onError = options.onConnectionError ?? (() => {});
  const pool = new TellingPool({
    connectionString: plannedForMemory(
      role === undefined ? connectionString : asRole(connectionString, role),
    ),
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'komek',
    ...(options.onStatement ? { Client: countingClient(options.onStatement) } : {}),
  });
  // Prisma listens only from its first query on, and ours may come before it.
  pool.on('error', onError);
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: nameOfPrismas,
    onPoolError: onError,
    onConnectionError: onError,
  });
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } });
  offerConnections(db, pool);
  keepReadersApart(db);
  const disconnect = db.$disconnect.bind(db);
  db.$disconnect = async () => {
    await disconnect();
    // Prisma ends only a pool that it has used itself.
    if (!pool.ending) await pool.end();
  };
  return db;
}
