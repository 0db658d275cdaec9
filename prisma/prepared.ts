import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Prisma, PrismaClient } from './generated/client/client.ts';
import {
  type DatabaseReader,
  ReadersClient,
  ReadersPool,
  readerNow,
  readingAs,
} from './readerConnections.ts';

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
  /** In whose name; null: the application's own. */
  readonly reader?: DatabaseReader | null;
}

type Runs = Pick<pg.ClientBase, 'query'>;

/** Does its work in somebody's name. */
type Named = <Result>(work: () => Result) => Result;

const inNobodysName: Named = (work) => readingAs(null, work);

/** Where the statements on a client or a transaction go. */
interface Runner {
  readonly on: Runs;
  /** The connections of a client; null inside a transaction, which has one. */
  readonly pool: pg.Pool | null;
  readonly named: Named;
}

const runners = new WeakMap<object, Runner>();
const entering = new AsyncLocalStorage<{ client: pg.PoolClient | null }>();

/** A pool that tells the transaction that is being opened which of its connections it got. */
export class TellingPool extends ReadersPool {
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
  class extends ReadersClient {
    // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads, passed on as they are.
    override query(...args: any[]): any {
      const { text, values } = typeof args[0] === 'string' ? { text: args[0], values: undefined } : args[0];
      onStatement({ text, values, reader: readerNow() });
      return Reflect.apply(super.query, this, args);
    }
  };

/** Lets {@link runPrepared} find the connections of a client. */
export function offerConnections(db: PrismaClient, on: Runs): void {
  runners.set(db, { on, pool: on instanceof pg.Pool ? on : null, named: inNobodysName });
}

/** Lets statements on `view` run on the connections of `db`, each in the name that `named` gives it. */
export function shareConnections(view: PrismaClient, db: PrismaClient, named: Named): void {
  runners.set(view, { ...runnerOf(db), named });
}

function runnerOf(on: Connection): Runner {
  const runner = runners.get(on);
  if (!runner)
    throw new Error('This client was not made by createClient, or its transaction not by inTransaction.');
  return runner;
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
      if (opening.client) runners.set(tx, { on: opening.client, pool: null, named: inNobodysName });
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
  const { pool, named } = runnerOf(on);
  if (!pool) throw new Error('A transaction cannot be left by whoever stops waiting.');
  abort.throwIfAborted();
  const client = await pool.connect();
  let cancelling: Promise<unknown> | undefined;
  const cancel = (): void => {
    const { processID } = client as unknown as { readonly processID: number };
    // Cancelling is for the account that signed in, not for the role that it acts as.
    const text = `SET LOCAL ROLE NONE; SELECT pg_cancel_backend(${processID})`;
    cancelling = inNobodysName(() => pool.query(text)).catch(() => {});
  };
  abort.addEventListener('abort', cancel, { once: true });
  try {
    abort.throwIfAborted();
    const { rows } = await named(() => client.query<Row>(text, [...values]));
    return rows;
  } finally {
    abort.removeEventListener('abort', cancel);
    // Until then the connection is kept, so that no other's statement is cancelled.
    await cancelling;
    client.release();
  }
}

async function run<Row extends object>(on: Connection, statement: pg.QueryConfig): Promise<Row[]> {
  const { on: runs, named } = runnerOf(on);
  const { rows } = await named(() => runs.query<Row>(statement));
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
