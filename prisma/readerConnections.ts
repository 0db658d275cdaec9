import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

// The second wall: what is read for somebody is read in a role of PostgreSQL that sees his rows alone. Who it is goes
// with each statement and is forgotten with it, so that connections are shared and no round trip is added.

/** In whose name a statement reads. */
export interface DatabaseReader {
  /** The role of PostgreSQL whose policies judge. */
  readonly role: string;
  /** What the policies know of him: `komek.reader`, JSON. */
  readonly scope: string;
}

const readers = new AsyncLocalStorage<DatabaseReader | null>();

/** Does `work` so that its statements read as `reader`; null: as the application itself. */
export const readingAs = <Result>(reader: DatabaseReader | null, work: () => Result): Result =>
  readers.run(reader, work);

/** Whoever is read for now; null: the application itself. */
export const readerNow = (): DatabaseReader | null => readers.getStore() ?? null;

const NAME = 'komek_reader';
// Gives no row, so that nothing comes back but that it was done.
const TEXT = `SELECT 1 WHERE concat(set_config('komek.reader', $1, true), set_config('role', $2, true)) IS NULL`;

/** These begin and end a transaction and read nothing. */
const TRANSACTION = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|START TRANSACTION)\b[^;]*;?\s*$/i;

/** What the driver keeps to itself and this file must know; looked at again with each version of pg. */
interface Wire {
  readonly stream: { cork?(): void; uncork?(): void };
  parse(statement: { text: string; name: string; types?: unknown }): void;
  bind(portal: {
    portal: string;
    statement: string;
    values: unknown[];
    valueMapper: (value: unknown) => unknown;
  }): void;
  execute(portal: { portal: string; rows: number }): void;
  /** Whether this connection has {@link TEXT} prepared. */
  knowsReader?: boolean;
}

const proto = pg.Query.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;

/** A statement with its reader before it, in one message and so in one implicit transaction. */
class ReadersQuery extends (pg.Query as unknown as new (
  config: unknown,
  values?: unknown,
  callback?: unknown,
) => { readonly text: string; name?: string; callback?: unknown }) {
  /** What is still to come back of the reader before what comes is of the statement itself. */
  awaits: readonly ('parsed' | 'done')[] = [];
  readonly reader: DatabaseReader;

  constructor(reader: DatabaseReader, config: unknown, values: unknown, callback: unknown) {
    super(config, values, callback);
    this.reader = reader;
    // PostgreSQL would plan a shared one anew whenever the role is another.
    if (this.name) this.name = `${this.name}_${reader.role}`.slice(0, 63);
  }

  // The simple protocol carries no reader, so nothing but the ends of a transaction may go by it.
  requiresPreparation(): boolean {
    return !TRANSACTION.test(this.text);
  }

  prepare(wire: Wire): void {
    this.awaits = wire.knowsReader ? ['done'] : ['parsed', 'done'];
    if (!wire.knowsReader) wire.parse({ text: TEXT, name: NAME });
    const values = [this.reader.scope, this.reader.role];
    wire.bind({ portal: '', statement: NAME, values, valueMapper: (value) => value });
    wire.execute({ portal: '', rows: 0 });
    proto.prepare?.call(this, wire);
  }

  handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.awaits.includes('done')) this.awaits = [];
    else proto.handleCommandComplete?.call(this, message, wire);
  }
}

/** Connections that say with every statement for whom it reads ({@link readingAs}). */
export class ReadersClient extends pg.Client {
  constructor(...config: ConstructorParameters<typeof pg.Client>) {
    super(...config);
    // A connection may break between the moment in which the pool gives it away and the next turn, in which whoever gets it
    // begins to listen: an error that nobody hears would end the process. Its next statement fails, and the pool drops it.
    this.on('error', () => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: the driver's overloads, passed on as they are.
  override query(config: any, values?: any, callback?: any): any {
    const reader = readerNow();
    if (!reader) return Reflect.apply(super.query, this, [config, values, callback]);
    if (typeof config?.submit === 'function')
      throw new Error('This kind of statement cannot be read in somebody’s name.');
    const query = new ReadersQuery(reader, config, values, callback);
    if (query.callback) return Reflect.apply(super.query, this, [query]);
    return new Promise((resolve, reject) => {
      query.callback = (error: unknown, result: unknown) => (error ? reject(error) : resolve(result));
      Reflect.apply(super.query, this, [query]);
    });
  }

  /** Called by the driver: the first that was parsed may be the reader and not the statement. */
  _handleParseComplete(): void {
    const active = Reflect.get(this, '_activeQuery') as unknown;
    if (active instanceof ReadersQuery && active.awaits.includes('parsed')) {
      active.awaits = ['done'];
      (Reflect.get(this, 'connection') as unknown as Wire).knowsReader = true;
      return;
    }
    Reflect.apply(Reflect.get(pg.Client.prototype, '_handleParseComplete'), this, []);
  }
}

/** A pool of such connections; who waits for one is still himself when he gets it. */
export class ReadersPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ Client: ReadersClient, ...options } as pg.PoolConfig);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (!callback) return super.connect();
    // Called back by whoever gives a connection back, so otherwise in his name.
    const reader = readerNow();
    super.connect((...given) => readingAs(reader, () => callback(...given)));
    return undefined;
  }
}
