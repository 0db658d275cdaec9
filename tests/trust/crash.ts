import { setTimeout as delay } from 'node:timers/promises';
import type { PrismaClient } from '../../prisma/client.ts';
import { randomFrom } from '../support/together.ts';
import { assignmentFigures } from './assignments.ts';
import { atEnd } from './ends.ts';
import { casesSince, counterFaults, faultsOf } from './faults.ts';
import { fullDiskFigures } from './fullDisk.ts';
import { type Acknowledged, application, journeys, nothingSeen, type Seen, sendStep } from './journey.ts';
import { atLeast, below, exactly, type Figure, quantile, type Section, told } from './section.ts';
import { endPostgresIn, lookInto, postgresIn, type Supervised, supervise } from './supervised.ts';
import { openTown, type Staff } from './town.ts';

const LANES = 4;

/** Steps that were acknowledged and are not there, or whose key does not know them; as the database stands now. */
async function lostOf(db: PrismaClient, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT asked.key FROM unnest(
      ${acknowledged.map(({ key }) => key)}::text[], ${acknowledged.map(({ userId }) => userId)}::uuid[],
      ${acknowledged.map(({ caseId }) => caseId)}::uuid[], ${acknowledged.map(({ seq }) => seq)}::int[],
      ${acknowledged.map(({ step }) => step)}::text[]) asked(key, "user", "case", seq, step)
    WHERE NOT EXISTS (SELECT FROM case_event e
        WHERE e."caseId" = asked."case" AND e.seq = asked.seq AND e.transition = asked.step)
      OR NOT EXISTS (SELECT FROM idempotency_key k
        WHERE k."userId" = asked."user" AND k.key = asked.key AND k."caseId" = asked."case" AND k."eventSeq" = asked.seq)`;
  return rows.map(({ key }) => key);
}

/** Steps of these people that were done more than once under one key, or under a key that does not know them. */
async function doubledOf(db: PrismaClient, since: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT (SELECT count(*) FROM case_event e
        WHERE e."caseId" IN (SELECT "caseId" FROM idempotency_key WHERE at >= ${since}) AND NOT EXISTS (
          SELECT FROM idempotency_key k WHERE k."caseId" = e."caseId" AND k."eventSeq" = e.seq))
      + (SELECT count(*) - count(DISTINCT ("caseId", "eventSeq")) FROM idempotency_key WHERE at >= ${since}) AS count`;
  return Number(row?.count ?? 0);
}

/** All that is wrong at one moment: `lost` steps, and what is half done in cases that moved since. */
async function lookAt(dataDir: string, acknowledged: readonly Acknowledged[], since: Date) {
  return lookInto(dataDir, (db) =>
    db.$transaction(
      async (tx) => {
        const at = tx as PrismaClient;
        return {
          lost: await lostOf(at, acknowledged),
          doubled: await doubledOf(at, since),
          half: [...(await faultsOf(at, await casesSince(at, since))), ...(await counterFaults(at))],
        };
      },
      // One moment for all that is read, although the load goes on.
      { isolationLevel: 'RepeatableRead', timeout: 60_000 },
    ),
  );
}

/** Kills the PostgreSQL inside; milliseconds until a step that was asked for after that is acknowledged. */
async function killPostgres(server: Supervised, dataDir: string, staff: Staff, seen: Seen): Promise<number> {
  process.kill(postgresIn(dataDir).pid, 'SIGKILL');
  const since = performance.now();
  await sendStep(
    server.address,
    { step: 'registerApplication', by: staff.clerk, input: application() },
    seen,
    false,
  );
  return performance.now() - since;
}

interface Kills {
  readonly server: number;
  readonly postgres: number;
}

/** Kills the server and its PostgreSQL over and over under a load of all kinds of steps, and looks after each. */
async function killFigures(kills: Kills): Promise<readonly Figure[]> {
  const { scene, staff } = await openTown();
  const { dataDir } = scene;
  await scene.leave();
  const began = new Date();
  const server = await supervise({ dataDir, env: { SIGN_PROOF_MINUTES: '1440', SWEEP_SECONDS: '1' } });
  atEnd(() => endPostgresIn(dataDir));
  const seed = Date.now() % 1_000_000;
  const random = randomFrom(seed);
  const seen = nothingSeen();
  let over = false;
  const load = Promise.all(
    Array.from({ length: LANES }, () => journeys(server.address, staff, seen, random, () => over)),
  );
  load.catch(() => {});
  const order = [
    ...Array<string>(kills.server).fill('server'),
    ...Array<string>(kills.postgres).fill('postgres'),
  ];
  const back = { server: [] as number[], postgres: [] as number[] };
  const wrong = { lost: new Set<string>(), half: new Set<string>(), doubled: 0 };
  const look = async (since: Date): Promise<void> => {
    const found = await lookAt(dataDir, [...seen.acknowledged], since);
    for (const key of found.lost) wrong.lost.add(key);
    for (const fault of found.half) wrong.half.add(fault);
    wrong.doubled = Math.max(wrong.doubled, found.doubled);
  };
  while (order.length > 0) {
    // Each kill meets steps under way: on a busy machine it would else find nothing but starts.
    const done = seen.acknowledged.length;
    for (let waited = 0; seen.acknowledged.length < done + LANES && waited < 200; waited += 1)
      await delay(50);
    await delay(random() * 500);
    const since = new Date(Date.now() - 5_000);
    const [what] = order.splice(Math.floor(random() * order.length), 1);
    if (what === 'server') back.server.push(await server.kill());
    else back.postgres.push(await killPostgres(server, dataDir, staff, seen));
    await look(since > began ? since : began);
  }
  await delay(500);
  over = true;
  await load;
  await look(began);
  await server.stop();
  return [
    told('steps acknowledged, of kinds', `${seen.acknowledged.length}, ${kindsOf(seen)} (seed ${seed})`),
    exactly(kills.server, 'SIGKILLs of the server', back.server.length),
    exactly(kills.postgres, 'SIGKILLs of PostgreSQL', back.postgres.length),
    exactly(0, 'acknowledged steps that were lost', wrong.lost.size),
    exactly(0, `half-done${[...wrong.half].slice(0, 1).map((fault) => ` (${fault})`)}`, wrong.half.size),
    exactly(0, 'steps done twice', wrong.doubled),
    atLeast(1, 'steps sent again under their key', seen.retried),
    exactly(0, 'of them with another answer than the first', seen.otherwise),
    exactly(
      0,
      `steps refused that were possible${seen.refused.slice(0, 1).map((one) => ` (${one})`)}`,
      seen.refused.length,
    ),
    exactly(
      0,
      `times that the server ended by itself${server.deaths.slice(0, 1).map((one) => ` (${one})`)}`,
      server.deaths.length,
    ),
    below(5, 'serving again after a kill of the server: median', quantile(back.server, 0.5) / 1000, 's'),
    below(5, 'serving again after a kill of the server: longest', quantile(back.server, 1) / 1000, 's'),
    below(5, 'serving again after a kill of PostgreSQL: longest', quantile(back.postgres, 1) / 1000, 's'),
  ];
}

const kindsOf = ({ acknowledged }: Seen): number => new Set(acknowledged.map(({ step }) => step)).size;

/** Crashes: whatever dies at whatever moment, what was acknowledged stays, and nothing stays by half. */
export const crashSection: Section = {
  name: 'Crash',
  run: async (short) => [
    ...(await killFigures(short ? { server: 2, postgres: 1 } : { server: 50, postgres: 10 })),
    ...(await assignmentFigures(
      short ? { cases: 100, cuts: 5, kills: 1 } : { cases: 2000, cuts: 30, kills: 5 },
    )),
    ...(await fullDiskFigures()),
  ],
};
