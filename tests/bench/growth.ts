import { type KomekServer, startKomek } from '../load/komekServer.ts';
import { startLoadProcess } from '../load/load.ts';
import { openScene, type Scene } from '../load/scene.ts';
import { type Cost, measure, middle, type Round, shown } from './measure.ts';
import { numberOf } from './numberOf.ts';
import { subjectsOf, waitingCases } from './subjects.ts';
import { BENCH_DOCUMENTS, komekSystem } from './systems/komek.ts';
import type { Question, System } from './systems/system.ts';

const ROUNDS = 3;
const STEPS = 300;
const OFFICE = 'ALA';

/** A database of one size with Komek over it. */
interface Stage {
  readonly scene: Scene;
  readonly system: System;
  readonly roundOf: (question: Question) => Round;
}

async function openStage(cases: number, seconds: number, opened: (() => Promise<void>)[]): Promise<Stage> {
  const waiting = { status: 'ASSIGNED', cases: (ROUNDS + 2) * STEPS, office: OFFICE } as const;
  const scene = await openScene({ cases, waiting });
  opened.push(scene.end);
  process.stdout.write(`${cases} cases were made in ${Math.round(scene.filledIn)} s.\n`);
  const server: KomekServer = await startKomek({
    databaseUrl: scene.ownerUrl,
    documents: BENCH_DOCUMENTS,
  });
  opened.push(server.stop);
  const system = komekSystem('Komek', server, await subjectsOf(scene, OFFICE));
  const left = await waitingCases(scene, OFFICE);
  const roundOf = (question: Question): Round =>
    question === 'Q4'
      ? { requests: left.splice(0, STEPS).map((one) => system.step(one)) }
      : { requests: system.requests(question), seconds };
  return { scene, system, roundOf };
}

/** What Q1 to Q4 cost Komek in a small and in a large database: processor time and time of a request. */
export async function growthRows(): Promise<readonly object[]> {
  const seconds = numberOf('BENCH_SECONDS', 4);
  const sizes = [numberOf('BENCH_SMALL', 10_000), numberOf('BENCH_LARGE', 1_000_000)];
  const opened: (() => Promise<void>)[] = [];
  const load = await startLoadProcess();
  opened.push(load.stop);
  try {
    const stages: Stage[] = [];
    for (const cases of sizes) stages.push(await openStage(cases, seconds, opened));
    const rows: object[] = [];
    for (const question of ['Q1', 'Q2', 'Q3', 'Q4'] as const) {
      const costs = stages.map((): Cost[] => []);
      for (let round = -1; round < ROUNDS; round += 1) {
        for (const [index, { scene, system, roundOf }] of stages.entries()) {
          const warmUp = round < 0 && question !== 'Q4' ? { seconds: 3 * seconds } : {};
          const cost = await measure(load, system, { ...roundOf(question), ...warmUp }, scene.cpu);
          if (round >= 0) costs[index]?.push(cost);
        }
      }
      const [small, large] = costs.map(middle);
      if (!small || !large) throw new Error('Two sizes are compared.');
      const [before, after] = [small.node + small.postgres, large.node + large.postgres];
      rows.push({
        question,
        [`ms of processor at ${sizes[0]}`]: shown(before),
        [`at ${sizes[1]}`]: shown(after),
        growth: shown(after / before),
        [`median ms at ${sizes[0]}`]: shown(small.median, 1),
        [`median ms at ${sizes[1]}`]: shown(large.median, 1),
        bound: question === 'Q3' ? '50 ms' : 'growth 1.5',
      });
    }
    return rows;
  } finally {
    for (const close of opened.reverse()) await close();
  }
}
