import { setTimeout as delay } from 'node:timers/promises';
import { tellAll } from '../../../schema/notifications/outbox.ts';
import { inTransaction } from '../../../schema/transaction.ts';
import { signedInAs, startKomek } from '../../load/komekServer.ts';
import { memoryOf } from '../../load/processes.ts';
import { openScene, type Scene } from '../../load/scene.ts';
import { shown } from '../measure.ts';
import { numberOf } from '../numberOf.ts';
import { type Arrival, ASSIGNMENTS_QUERY, openSubscribers } from './subscribers.ts';

const DEPARTMENTS = 19;
const SECONDS = 30;
/** Assignments are written so often, so many at once as the rate asks. */
const TURN = 50;
/** When so long none has come, none comes any more. */
const PATIENCE = 10_000;

interface Executor {
  readonly id: string;
  readonly caseId: string;
  readonly cookie: string;
}

/** So many executors, each with a case of his own and signed in. */
async function executorsOf(scene: Scene, count: number): Promise<Executor[]> {
  const { rows } = await scene.owner.query<{ id: string; caseId: string }>(
    `SELECT DISTINCT ON ("executorId") "executorId" AS id, id AS "caseId" FROM "case" WHERE status = 'ASSIGNED'
     ORDER BY "executorId" LIMIT $1`,
    [count],
  );
  const executors: Executor[] = [];
  for (const { id, caseId } of rows) {
    const { token } = await scene.sessions.open(id, { method: 'PASSWORD', secondFactor: false });
    executors.push({ id, caseId, cookie: signedInAs(token).cookie });
  }
  return executors;
}

/** Writes assignments at that rate, each turn's in one transaction as the product writes those of many cases. */
async function assign({ db }: Scene, executors: readonly Executor[], rate: number): Promise<number> {
  const begun = performance.now();
  let written = 0;
  while (performance.now() - begun < SECONDS * 1000) {
    const due = Math.floor(((performance.now() - begun) * rate) / 1000) - written;
    const chosen = Array.from(
      { length: due },
      (_, n) => executors[((written + n) * 7919) % executors.length],
    );
    const at = new Date();
    const rows = chosen.flatMap((one) =>
      one ? [{ recipientId: one.id, kind: 'ASSIGNED' as const, caseId: one.caseId, at }] : [],
    );
    await inTransaction(db, (tx) => tellAll(tx, rows));
    written += due;
    await delay(TURN);
  }
  return written;
}

/** When each row of the feeds was committed, by PostgreSQL's own note of it; milliseconds since 1970. */
async function commits({ owner }: Scene): Promise<Map<string, number>> {
  const { rows } = await owner.query<{ recipientId: string; cursor: number; at: Date }>(
    `SELECT "recipientId", cursor, pg_xact_commit_timestamp(xmin) AS at FROM notification WHERE kind = 'ASSIGNED'`,
  );
  return new Map(rows.map(({ recipientId, cursor, at }) => [`${recipientId} ${cursor}`, at.getTime()]));
}

function compare(
  written: ReadonlyMap<string, number>,
  arrivals: readonly Arrival[],
  executors: readonly Executor[],
) {
  const times = new Map<string, number>();
  let doubled = 0;
  for (const { recipient, cursor, at } of arrivals) {
    const row = `${executors[recipient]?.id} ${cursor}`;
    if (times.has(row)) doubled += 1;
    times.set(row, at - (written.get(row) ?? Number.NaN));
  }
  const waits = [...times.values()].sort((a, b) => a - b);
  const at = (share: number) =>
    waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN;
  return {
    lost: [...written.keys()].filter((row) => !times.has(row)).length,
    doubled,
    'median ms': shown(at(0.5), 1),
    'p99 ms': shown(at(0.99), 1),
    'most ms': shown(at(1), 1),
  };
}

/** Assignments from the commit to the socket of those who subscribe, and what a subscriber who only waits takes. */
export async function liveRows(): Promise<readonly object[]> {
  const subscribers = numberOf('BENCH_SUBSCRIBERS', 2000);
  const rate = numberOf('BENCH_ASSIGNMENTS', 200);
  const each = Math.ceil(subscribers / DEPARTMENTS);
  // Enough that every executor has one.
  const waiting = { status: 'ASSIGNED', cases: DEPARTMENTS * each } as const;
  const scene = await openScene({ cases: 1000, executors: each, waiting }, { track_commit_timestamp: 'on' });
  const closing: (() => Promise<void>)[] = [scene.end];
  try {
    const executors = await executorsOf(scene, subscribers);
    const server = await startKomek({
      databaseUrl: scene.ownerUrl,
      documents: [ASSIGNMENTS_QUERY],
    });
    closing.push(server.stop);
    await delay(2000);
    const before = memoryOf(server.process.pid);
    const streams = await openSubscribers({
      port: server.port,
      cookies: executors.map(({ cookie }) => cookie),
    });
    closing.push(streams.stop);
    await delay(5000);
    const memory = (memoryOf(server.process.pid) - before) / executors.length;
    await assign(scene, executors, rate);
    const written = await commits(scene);
    let arrivals = await streams.arrivals();
    for (
      let came = performance.now();
      arrivals.length < written.size && performance.now() - came < PATIENCE;
    ) {
      await delay(500);
      const more = await streams.arrivals();
      if (more.length > arrivals.length) came = performance.now();
      arrivals = more;
    }
    return [
      {
        subscribers: executors.length,
        'assignments a second': Math.round(written.size / SECONDS),
        ...compare(written, arrivals, executors),
        'kB a subscriber': shown(memory * 1024, 0),
        bound: 'p99 100 ms, none lost or doubled',
      },
    ];
  } finally {
    for (const close of closing.reverse()) await close();
  }
}
