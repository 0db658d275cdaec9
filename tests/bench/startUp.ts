import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type KomekOptions, type KomekServer, startKomek } from '../load/komekServer.ts';
import { startLoadProcess } from '../load/load.ts';
import { memoryOf } from '../load/processes.ts';
import { openScene, type Scene } from '../load/scene.ts';
import { AT_ONCE, median, shown } from './measure.ts';
import { numberOf } from './numberOf.ts';
import { subjectsOf } from './subjects.ts';
import { BENCH_DOCUMENTS, komekSystem } from './systems/komek.ts';

const STARTS = 3;
/** What is loaded beside the serving is there by then. */
const SETTLED = 3000;

interface StartRow {
  readonly start: string;
  readonly seconds: number;
  readonly 'MB after the start': number;
}

/** Milliseconds from the command until `/ready` says yes, and the memory a little later; the median of several starts. */
async function startRow(start: string, options: KomekOptions): Promise<StartRow> {
  const times: number[] = [];
  const memories: number[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const server = await startKomek(options);
    times.push(await readyAfter(server));
    await delay(SETTLED);
    memories.push(memoryOf(server.process.pid));
    await server.stop();
  }
  return { start, seconds: shown(median(times) / 1000), 'MB after the start': Math.round(median(memories)) };
}

async function readyAfter({ port, process: { readyAfter } }: KomekServer): Promise<number> {
  const since = performance.now();
  while (!(await fetch(`http://127.0.0.1:${port}/ready`)).ok) await delay(10);
  return readyAfter + performance.now() - since;
}

/** With PostgreSQL inside, its data folder made by a start before. */
async function withOwnDatabase(): Promise<StartRow> {
  const dataDir = await mkdtemp(join(tmpdir(), 'komek-bench-'));
  try {
    const first = await startKomek({ dataDir });
    await first.stop();
    return await startRow('with PostgreSQL inside', { dataDir });
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Komek's memory after many lists, cases and counts. */
async function memoryAfter(scene: Scene, count: number): Promise<number> {
  const load = await startLoadProcess();
  const server = await startKomek({ databaseUrl: scene.ownerUrl, documents: BENCH_DOCUMENTS });
  try {
    const system = komekSystem('Komek', server, await subjectsOf(scene, 'ALA'));
    const requests = (['Q1', 'Q2', 'Q3'] as const).flatMap((question) => system.requests(question));
    await load.put({ port: server.port, connections: AT_ONCE, requests, count });
    return memoryOf(server.process.pid);
  } finally {
    await server.stop();
    await load.stop();
  }
}

/** From the command to `/ready` with a database that exists, and memory: after the start, and after many requests. */
export async function startUpRows(): Promise<readonly object[]> {
  const cases = numberOf('BENCH_START_CASES', 10_000);
  const count = numberOf('BENCH_REQUESTS', 200_000);
  const scene = await openScene({ cases });
  try {
    const server = await startRow(`with DATABASE_URL, ${cases} cases`, { databaseUrl: scene.ownerUrl });
    const memory = await memoryAfter(scene, count);
    const embedded = await withOwnDatabase();
    return [
      { ...server, [`MB after ${count} requests`]: Math.round(memory), bound: '2 s' },
      { ...embedded, bound: '2 s' },
    ];
  } finally {
    await scene.end();
  }
}
