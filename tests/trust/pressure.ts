import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  CaseListDocument,
  DueOverviewDocument,
  HeadHomeDocument,
  InboxDocument,
  NotificationsDocument,
  SearchEverywhereDocument,
} from '../../admin/generated/graphql.ts';
import { graphqlRequest } from '../load/connection.ts';
import { type KomekServer, signedInAs, startKomek } from '../load/komekServer.ts';
import { type Measured, startLoadProcess } from '../load/load.ts';
import { memoryOf } from '../load/processes.ts';
import { signIn } from '../load/scene.ts';
import { randomFrom } from '../support/together.ts';
import { analystToken, costliestQueries } from './costly.ts';
import { atEnd } from './ends.ts';
import { journeys, nothingSeen } from './journey.ts';
import { press } from './rude.ts';
import { atLeast, below, exactly, type Figure, quantile, type Section, told } from './section.ts';
import { openTown, type Town } from './town.ts';

const HEAP = 256;
const SLOW = 200;
const STREAMS = 200;
const PER_SECOND = 50;
/** Officials who read at once and think so many milliseconds in between, and lanes of steps. */
const READERS = 12;
const THINKING = 250;
const LANES = 2;
/** What others may wait at most, at the 99th percentile; milliseconds. */
const MOST = 2_000;
/** Flat: the last third of the looks is at most so much above the third before it, and grows no faster than so many MB in ten minutes. */
const RATIO = 1.1;
const GROWTH = 20;

/** What officials read all day: their homes, lists and queues, and whom they look for. */
async function readings({ scene }: Town): Promise<readonly string[]> {
  const departments = await scene.db.office.findMany({
    where: { kind: 'DEPARTMENT' },
    select: { code: true },
    take: READERS,
    orderBy: { code: 'asc' },
  });
  const each = departments.map(async ({ code }) => {
    const by = signedInAs(await signIn(scene, `head.${code.toLowerCase()}`));
    return [
      graphqlRequest(HeadHomeDocument.text, { first: 5 }, by),
      graphqlRequest(CaseListDocument.text, { first: 25 }, by),
      graphqlRequest(InboxDocument.text, {}, by),
      graphqlRequest(DueOverviewDocument.text, {}, by),
      graphqlRequest(SearchEverywhereDocument.text, { text: 'Нұрланов' }, by),
    ];
  });
  return (await Promise.all(each)).flat();
}

/** Memory at one moment, all that is free collected: of V8's heap, and of the whole process as the system sees it; MB. */
interface Look {
  readonly minutes: number;
  readonly heap: number;
  readonly resident: number;
}

async function lookAt({ process: { child, pid } }: KomekServer, began: number): Promise<Look> {
  const collected = new Promise<number>((resolve) => {
    const hear = (chunk: Buffer): void => {
      const bytes = /collected (\d+)/.exec(chunk.toString())?.[1];
      if (bytes === undefined) return;
      child.stdout?.off('data', hear);
      resolve(Number(bytes));
    };
    child.stdout?.on('data', hear);
  });
  child.kill('SIGUSR2');
  const heap = (await collected) / 1024 / 1024;
  return { minutes: (performance.now() - began) / 60_000, heap, resident: memoryOf(pid) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

/** By how much a figure grows in a minute, by the straight line that fits its looks best. */
function slope(looks: readonly Look[], of: (look: Look) => number): number {
  const [middle, height] = [mean(looks.map(({ minutes }) => minutes)), mean(looks.map(of))];
  const spread = looks.reduce((sum, { minutes }) => sum + (minutes - middle) ** 2, 0);
  return looks.reduce((sum, look) => sum + (look.minutes - middle) * (of(look) - height), 0) / spread;
}

/** Whether the memory stays as it is; of a few seconds, in which it still warms up, the figures only inform. */
function memoryFigures(looks: readonly Look[], short: boolean): readonly Figure[] {
  const third = Math.floor(looks.length / 3);
  const [second, last] = [looks.slice(third, 2 * third), looks.slice(-third)];
  const warm = looks.slice(third);
  const words = looks.map(({ resident }) => Math.round(resident)).join(' ');
  const highest = Math.max(...looks.map(({ resident }) => resident));
  if (short) return [told(`resident memory at ${looks.length} equal moments (${words})`, highest, 'MB')];
  const ratio = (of: (look: Look) => number): number => mean(last.map(of)) / mean(second.map(of));
  const perTen = (of: (look: Look) => number): number => slope(warm, of) * 10;
  const heap = ({ heap: of }: Look): number => of;
  const resident = ({ resident: of }: Look): number => of;
  return [
    told(`resident memory at ${looks.length} equal moments (${words})`, Math.round(highest), 'MB at most'),
    below(RATIO, 'resident memory: the last third of them to the third before', ratio(resident), 'times'),
    below(GROWTH, 'resident memory grows in ten minutes', perTen(resident), 'MB'),
    below(RATIO, 'heap: the last third to the third before', ratio(heap), 'times'),
    below(GROWTH, 'heap grows in ten minutes', perTen(heap), 'MB'),
    below(HEAP, 'heap at most', Math.max(...looks.map(heap)), 'MB'),
  ];
}

const waited = (what: string, { requests, median, p99 }: Measured): readonly Figure[] => [
  told(`${what}: homes, lists and searches; median`, `${requests}; ${median.toFixed(0)} ms`),
  below(MOST, `${what}: 99th percentile of them`, p99, 'ms'),
];

/** Pressure: what a few ask too much of is taken from nobody else. */
export const pressureSection: Section = {
  name: 'Pressure',
  async run(short): Promise<readonly Figure[]> {
    const town = await openTown({ cases: short ? 1_000 : 20_000 });
    const { scene, staff } = town;
    const server = await startKomek({
      databaseUrl: scene.ownerUrl,
      dataDir: scene.dataDir,
      nodeArgs: [
        `--max-old-space-size=${HEAP}`,
        '--expose-gc',
        '--import',
        join(import.meta.dirname, 'collecting.mjs'),
      ],
      env: { SIGN_PROOF_MINUTES: '1440' },
    });
    atEnd(() => server.stop());
    let ended = false;
    server.process.child.once('exit', () => {
      ended = true;
    });
    const address = () => `http://127.0.0.1:${server.port}`;
    const reading = await startLoadProcess();
    atEnd(() => reading.stop());
    const read = async (seconds: number): Promise<Measured> =>
      reading.put({
        port: server.port,
        connections: READERS,
        requests: await readings(town),
        seconds,
        pause: THINKING,
      });
    const calm = await read(short ? 3 : 30);
    const [costliest, ...others] = await costliestQueries(server.port, await analystToken(scene));
    if (!costliest) throw new Error('There is no costly query.');

    const [executor] = staff.executors;
    const rude = await press({
      port: server.port,
      slow: SLOW,
      streams: {
        count: STREAMS,
        request: graphqlRequest(
          NotificationsDocument.text,
          { after: 0 },
          { ...signedInAs(executor?.token ?? ''), accept: 'text/event-stream' },
        ),
      },
      // Each kind in turn, the costliest every other time.
      costly: {
        perSecond: PER_SECOND,
        requests: others.flatMap(({ request }) => [costliest.request, request]),
      },
    });
    await delay(short ? 1_000 : 10_000);
    const seconds = short ? 12 : 600;
    const seen = nothingSeen();
    const began = performance.now();
    const over = (): boolean => ended || performance.now() - began > seconds * 1000;
    const random = randomFrom(Date.now() % 1_000_000);
    const stepping = Promise.all(
      Array.from({ length: LANES }, () => journeys(address, staff, seen, random, over)),
    );
    const pressed = read(seconds);
    pressed.catch(() => {});
    const looks: Look[] = [];
    while (!over()) {
      await delay((seconds * 1000) / (short ? 4 : 30));
      if (!ended) looks.push(await lookAt(server, began));
    }
    const counts = await rude.counts();
    const whatOthersRead = await pressed;
    await stepping;
    return [
      ...waited('alone', calm),
      told(`the costliest query of an analyst, alone (${costliest.what})`, Math.round(costliest.alone), 'ms'),
      told(
        `such queries answered and refused, of ${PER_SECOND} a second`,
        `${counts.costly}, ${counts.costlyRefused}`,
      ),
      told(
        `idle and slow connections, of ${SLOW} kept open: opened, cut`,
        `${counts.opened}, ${counts.closedByServer}`,
      ),
      {
        what: `streams of one user that stand, of ${STREAMS}`,
        value: counts.streamsOpen,
        goal: '≤ 20',
        met: counts.streamsOpen <= 20,
      },
      atLeast(1, 'streams refused with their code', counts.streamsRefused),
      ...waited('pressed', whatOthersRead),
      atLeast(10, 'steps acknowledged meanwhile', seen.acknowledged.length),
      below(MOST, 'pressed: 99th percentile of the steps', quantile(seen.took, 0.99), 'ms'),
      exactly(
        0,
        `steps that were put off${seen.passing.slice(0, 1).map((one) => ` (${one})`)}`,
        seen.passing.length,
      ),
      exactly(
        0,
        `steps refused that were possible${seen.refused.slice(0, 1).map((one) => ` (${one})`)}`,
        seen.refused.length,
      ),
      ...memoryFigures(looks, short),
      exactly(0, 'times that the server ended', ended ? 1 : 0),
    ];
  },
};
