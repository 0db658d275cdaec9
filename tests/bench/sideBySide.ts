import { startKomek } from '../load/komekServer.ts';
import type { LoadProcess } from '../load/load.ts';
import { startLoadProcess } from '../load/load.ts';
import type { Scene } from '../load/scene.ts';
import { openScene } from '../load/scene.ts';
import type { Cost, Round } from './measure.ts';
import { checkAlike, checkSteps, measure, median, middle, shown } from './measure.ts';
import { numberOf } from './numberOf.ts';
import { subjectsOf, waitingCases } from './subjects.ts';
import { startFloor } from './systems/floor.ts';
import { BENCH_DOCUMENTS, komekSystem } from './systems/komek.ts';
import { startPostGraphile } from './systems/postgraphile.ts';
import { recentNode } from './systems/recentNode.ts';
import { QUESTIONS, type Question, type System, type WaitingCase } from './systems/system.ts';

const ROUNDS = 3;
/** Requests before the first that counts, unless they take too long. */
const WARM_UP = 1000;
const WARM_UP_SECONDS = 15;
/** The office whose cases wait for the step of Q4. */
const WAITING_OFFICE = 'ALA';
/** Steps that a system takes in one round of Q4. */
const STEPS = 400;

/** A system's row for one question. */
interface Row {
  readonly question: string;
  readonly system: string;
  /** Of the floor's rate in the same round, the median of the rounds. */
  readonly share: number;
}

/** Starts the three systems over one database, on one Node, into `systems`; without a registry PostGraphile is left out, and it is said. */
async function startSystems(scene: Scene, node: string, systems: System[]): Promise<void> {
  const subjects = await subjectsOf(scene, WAITING_OFFICE);
  systems.push(await startFloor(scene.ownerUrl, subjects, node));
  try {
    systems.push(await startPostGraphile(scene.owner, scene.ownerUrl, subjects, node));
  } catch (error) {
    process.stdout.write(`PostGraphile is left out: ${error instanceof Error ? error.message : error}\n`);
  }
  systems.push(
    komekSystem(
      'Komek',
      await startKomek({ databaseUrl: scene.ownerUrl, documents: BENCH_DOCUMENTS, node }),
      subjects,
    ),
  );
}

async function compare(
  scene: Scene,
  load: LoadProcess,
  systems: readonly System[],
  question: Question,
  roundOf: (system: System, seconds?: number) => Round,
): Promise<Row[]> {
  const costs = new Map<System, Cost[]>(systems.map((system) => [system, []]));
  for (const system of systems)
    await measure(load, system, { count: WARM_UP, ...roundOf(system, WARM_UP_SECONDS) }, scene.cpu);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [system, of] of costs) of.push(await measure(load, system, roundOf(system), scene.cpu));
  }
  const [floor = []] = costs.values();
  return systems.map((system) => {
    const of = costs.get(system) ?? [];
    const { rate, median: ms, p99, node, postgres } = middle(of);
    return {
      question,
      system: system.name,
      share: shown(median(of.map((cost, round) => cost.rate / (floor[round]?.rate ?? 0)))),
      'requests a second': Math.round(rate),
      'ms Node': shown(node),
      'ms PostgreSQL': shown(postgres),
      'share by processor': shown(median(of.map((cost, round) => total(floor[round]) / total(cost)))),
      'median ms': shown(ms, 1),
      'p99 ms': shown(p99, 1),
    };
  });
}

const total = (cost: Cost | undefined): number => (cost ? cost.node + cost.postgres : 0);

/** Q1 to Q4: the floor, PostGraphile 5 and Komek over one database, in turn, over and over. */
export async function sideBySideRows(): Promise<readonly object[]> {
  const cases = numberOf('BENCH_CASES', 200_000);
  const waiting = { status: 'ASSIGNED', cases: 3 * (ROUNDS + 2) * STEPS, office: WAITING_OFFICE } as const;
  const scene = await openScene({ cases, waiting });
  process.stdout.write(`${cases} cases were made in ${Math.round(scene.filledIn)} s.\n`);
  try {
    return await compareIn(scene, numberOf('BENCH_SECONDS', 4));
  } finally {
    await scene.end();
  }
}

/** The rows of {@link sideBySideRows} over a database that is there; each question is asked for so many seconds a round. */
export async function compareIn(scene: Scene, seconds: number): Promise<readonly object[]> {
  const systems: System[] = [];
  const load = await startLoadProcess();
  const node = await recentNode();
  try {
    // Those that run already are stopped, too, when one of them does not start.
    await startSystems(scene, node.command, systems);
    const rows: Row[] = [];
    for (const question of ['Q1', 'Q2', 'Q3'] as const) {
      await checkAlike(systems, question);
      const roundOf = (system: System, some = seconds): Round => ({
        requests: system.requests(question),
        seconds: some,
      });
      rows.push(...(await compare(scene, load, systems, question, roundOf)));
    }
    const left: WaitingCase[] = await waitingCases(scene, WAITING_OFFICE);
    await checkSteps(systems, left);
    const steps = (system: System): Round => {
      const requests = left.splice(0, STEPS).map((one) => system.step(one));
      return { requests, count: requests.length };
    };
    rows.push(...(await compare(scene, load, systems, 'Q4', steps)));
    return rows;
  } finally {
    await load.stop();
    for (const system of systems) await system.process.stop();
    await node.remove();
  }
}

/** What stands above its table. */
export const SIDE_BY_SIDE_TITLE = `Side by side, as a share of the floor (${Object.entries(QUESTIONS)
  .map(([question, what]) => `${question} ${what}`)
  .join('; ')})`;
