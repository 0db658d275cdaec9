import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client/client.ts';

// Statements of our own beside Prisma's, over the same connections and inside the same transactions: PostgreSQL parses
// and plans each once a connection, and the rows come as the driver gives them.

/** Where a statement may run: on any connection of a client, or in an open transaction. */
export type Connection = PrismaClient | Prisma.TransactionClient;

/** A statement that is kept prepared; its name follows from its text. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

/** A statement as it is sent. */
export interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

type Runs = Pick<pg.ClientBase, 'query'>;

const runners = new WeakMap<object, Runs>();
const entering = new AsyncLocalStorage<{ client: pg.PoolClient | null }>();

/** A pool that tells the transaction that is being opened which of its connections it got. */
export class TellingPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (
      error: Error | undefined,
      client: pg.PoolClient | undefined,
      done: (release?: boolean | Error) => void,
    ) => void,
  ): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    return super.connect().then((client) => {
      const opening = entering.getStore();
      if (opening) opening.client ??= client;
      return client;
    });
  }
}

/** Connections that tell of every statement that they send. */
export const countingClient = (onStatement: (statement: Statement) => void): (new () => pg.Client) =>
  class extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads, passed on as they are.
    override query(...args: any[]): any {
      onStatement(typeof args[0] === 'string' ? { text: args[0] } : args[0]);
      return Reflect.apply(super.query, this, args);
    }
  };

/** Lets {@link runPrepared} find the connections of a client. */
export function offerConnections(db: PrismaClient, pool: Runs): void {
  runners.set(db, pool);
}

/**
 * Opens an interactive transaction in which prepared statements run too: `open` is Prisma's `$transaction`, called once,
 * and `work` gets its client.
 */
export function withPrepared<Result>(
  open: (work: (tx: Prisma.TransactionClient) => Promise<Result>) => Promise<Result>,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  const opening: { client: pg.PoolClient | null } = { client: null };
  return entering.run(opening, () =>
    open((tx) => {
      if (opening.client) runners.set(tx, opening.client);
      return work(tx);
    }),
  );
}

/** Names a statement by its text, so that no two texts ever share a name. */
export const prepare = (text: string): PreparedStatement => ({ name: nameOf(text), text });

/**
 * Runs a prepared statement and gives its rows; times are Dates, bigints numbers as text, JSON parsed. Throws the
 * driver's DatabaseError, whose `code` is the SQLSTATE.
 */
export async function runPrepared<Row extends object>(
  on: Connection,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  return run(on, { name, text, values: [...values] });
}

/** As {@link runPrepared}, for a statement of which there are too many shapes to keep each prepared. */
export async function runOnce<Row extends object>(
  on: Connection,
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
): Promise<Row[]> {
  return run(on, { text, values: [...values] });
}

/**
 * As {@link runOnce}, outside any transaction, for whoever may stop waiting: when `abort` aborts, the statement is
 * cancelled in the database too, and this throws.
 */
export async function runUntil<Row extends object>(
  on: PrismaClient,
  { text, values }: { readonly text: string; readonly values: readonly unknown[] },
  abort: AbortSignal,
): Promise<Row[]> {
  const pool = runners.get(on);
  if (!(pool instanceof pg.Pool)) throw new Error('This client was not made by createClient.');
  abort.throwIfAborted();
  const client = await pool.connect();
  let cancelling: Promise<unknown> | undefined;
  const cancel = (): void => {
    const { processID } = client as unknown as { readonly processID: number };
    // Cancelling is for the account that signed in, not for the role that it acts as.
    cancelling = pool.query(`SET LOCAL ROLE NONE; SELECT pg_cancel_backend(${processID})`).catch(() => {});
  };
  abort.addEventListener('abort', cancel, { once: true });
  try {
    abort.throwIfAborted();
    const { rows } = await client.query<Row>(text, [...values]);
    return rows;
  } finally {
    abort.removeEventListener('abort', cancel);
    // Until then the connection is kept, so that no other's statement is cancelled.
    await cancelling;
    client.release();
  }
}

async function run<Row extends object>(on: Connection, statement: pg.QueryConfig): Promise<Row[]> {
  const runs = runners.get(on);
  if (!runs)
    throw new Error('This client was not made by createClient, or its transaction not by inTransaction.');
  const { rows } = await runs.query<Row>(statement);
  return rows;
}

/** Texts that Prisma makes itself are many (each length of a list is another): the first so many are kept prepared. */
const MOST_NAMED = 400;
const named = new Map<string, string>();

/** The name under which Prisma's own statement is kept prepared, or none. */
export function nameOfPrismas({ sql }: { readonly sql: string }): string {
  const known = named.get(sql);
  if (known !== undefined) return known;
  const fresh =
    named.size < MOST_NAMED && /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(sql) ? nameOf(sql) : '';
  if (fresh) named.set(sql, fresh);
  return fresh;
}

const nameOf = (text: string): string =>
  `komek_${createHash('sha256').update(text).digest('base64url').slice(0, 24)}`;
