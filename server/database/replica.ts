import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createClient, type PrismaClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE, asRole } from '../../prisma/connectionUrl.ts';
import { describeError } from '../log.ts';
import type { StoreLog } from './embedded.ts';

/** A copy of the database that PostgreSQL itself keeps up to date, for reads that need not see what was written just now. */
export interface Replica {
  /** Its connections while it answers and is not far behind; null: read from the primary. */
  db(): PrismaClient | null;
  /** Says that it failed somebody: nobody reads from it until it has been looked at again. */
  failed(error: unknown): void;
  stop(): Promise<void>;
}

/** How a replica is reached and watched; times in milliseconds. */
export interface ReplicaOptions {
  readonly url: string;
  readonly poolSize: number;
  /** The database that it copies. */
  readonly primary: PrismaClient;
  readonly log: StoreLog;
  /** Between two looks. */
  readonly look?: number;
  /** How far it may be behind. */
  readonly behind?: number;
}

const LOOK = 5_000;
const BEHIND = 30_000;
/** Whoever does not answer a look within this does not answer. */
const PATIENCE = 2_000;

/** How far the primary had written at one moment. */
interface Written {
  readonly at: number;
  readonly upTo: string;
}

/**
 * Watches the replica at `url` and offers it while it serves; it never throws, for a replica that is away must keep nobody
 * from starting. How far it is behind is told by what the primary had written, so one that was cut off is noticed though
 * nothing changes on it.
 */
export function createReplica(options: ReplicaOptions): Replica {
  const { primary, log, look: every = LOOK, behind = BEHIND } = options;
  const url = asRole(options.url, APPLICATION_ROLE);
  const db = createClient({ connectionString: url, poolSize: options.poolSize });
  const stopping = new AbortController();
  const written: Written[] = [];
  let state: 'unknown' | 'serves' | 'away' = 'unknown';

  function become(next: 'serves' | 'away', fields: object): void {
    if (next === state) return;
    if (next === 'away') log.warn(fields, 'the replica does not serve: its reads go to the primary');
    else log.info(fields, 'the replica serves');
    state = next;
  }

  async function look(): Promise<void> {
    const now = performance.now();
    const [row] = await primary.$queryRaw<{ upTo: string }[]>`SELECT pg_current_wal_lsn()::text AS "upTo"`;
    if (row) written.push({ at: now, upTo: row.upTo });
    // The newest of those that it must have by now; what is older is of no use any more.
    while ((written[1]?.at ?? now) < now - behind) written.shift();
    const due = written[0] && written[0].at < now - behind ? written[0].upTo : null;
    const { copies, has } = await answerOf(url, due);
    if (!copies) become('away', { reason: 'it is no replica' });
    else if (!has) become('away', { reason: `it is more than ${behind} ms behind` });
    else become('serves', {});
  }

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch((error: unknown) => become('away', { error: describeError(error) }));
      await delay(every, undefined, { signal: stopping.signal }).catch(() => {});
    }
  }
  const watching = watch();
  return {
    db: () => (state === 'serves' ? db : null),
    failed: (error) => become('away', { error: describeError(error) }),
    async stop() {
      stopping.abort();
      await watching;
      await db.$disconnect();
    },
  };
}

/** Whether the server at `url` is a replica, and has what the primary had written up to `due`; rejects when it does not answer. */
async function answerOf(url: string, due: string | null): Promise<{ copies: boolean; has: boolean }> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    application_name: 'komek replica',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ copies: boolean; has: boolean }>(
      `SELECT pg_is_in_recovery() AS copies,
         coalesce($1::pg_lsn IS NULL OR pg_last_wal_replay_lsn() >= $1::pg_lsn, false) AS has`,
      [due],
    );
    return rows[0] ?? { copies: false, has: false };
  } finally {
    await client.end().catch(() => {});
  }
}
