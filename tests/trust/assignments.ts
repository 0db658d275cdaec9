import { setTimeout as delay } from 'node:timers/promises';
import { inLanes, randomFrom } from '../support/together.ts';
import { atEnd } from './ends.ts';
import { compareShown, follow } from './followers.ts';
import { nothingSeen, sendStep } from './journey.ts';
import { exactly, type Figure, told } from './section.ts';
import { endPostgresIn, lookInto, supervise } from './supervised.ts';
import { OFFICE, openTown } from './town.ts';

const LANES = 4;
/** Milliseconds after the last assignment within which the last row comes. */
const PATIENCE = 20_000;

/** So many cases given to five executors while their streams are cut and the server is killed. */
export async function assignmentFigures(of: {
  readonly cases: number;
  readonly cuts: number;
  readonly kills: number;
}): Promise<readonly Figure[]> {
  const { scene, staff } = await openTown({
    executors: 5,
    waiting: { status: 'AWAITING_RESOLUTION', cases: of.cases, office: OFFICE },
  });
  const { dataDir } = scene;
  const cases = await scene.db.case.findMany({
    where: { status: 'AWAITING_RESOLUTION', office: { code: OFFICE } },
    select: { id: true, version: true },
    take: of.cases,
    orderBy: { receivedAt: 'desc' },
  });
  await scene.leave();
  const server = await supervise({ dataDir });
  atEnd(() => endPostgresIn(dataDir));
  const followers = staff.executors.map((executor) => follow(server.address, executor));
  const seed = Date.now() % 1_000_000;
  const random = randomFrom(seed);
  const places = new Map<number, 'cut' | 'kill'>();
  const place = (what: 'cut' | 'kill', count: number): void => {
    for (let left = count; left > 0; ) {
      const at = 1 + Math.floor(random() * (cases.length - 1));
      if (places.has(at)) continue;
      places.set(at, what);
      left -= 1;
    }
  };
  place('cut', of.cuts);
  place('kill', of.kills);

  const seen = nothingSeen();
  let done = 0;
  let killing: Promise<unknown> = Promise.resolve();
  await inLanes(LANES, cases, async ({ id, version }, index) => {
    const executor = staff.executors[index % staff.executors.length];
    const input = { caseId: id, expectedVersion: version, executorId: executor?.id, resolution: 'Қарауға.' };
    await sendStep(server.address, { step: 'assignExecutor', by: staff.head, input }, seen, false);
    done += 1;
    const what = places.get(done);
    if (what === 'cut') followers[done % followers.length]?.cut();
    // One kill at a time; the assignments go on meanwhile, each sent again until it is answered.
    if (what === 'kill') killing = killing.then(() => server.kill());
  });
  await killing;
  const feeds = await lookInto(dataDir, (db) =>
    Promise.all(
      staff.executors.map(({ id }) =>
        db.notification.findMany({ where: { recipientId: id }, orderBy: { cursor: 'asc' } }),
      ),
    ),
  );
  const missing = () => feeds.some((rows, index) => (followers[index]?.shown.length ?? 0) < rows.length);
  for (const since = performance.now(); missing() && performance.now() - since < PATIENCE; ) await delay(50);
  // What would come twice would come by now.
  await delay(300);
  const compared = feeds.map((rows, index) =>
    compareShown(
      rows.map(({ cursor }) => cursor),
      followers[index]?.shown ?? [],
    ),
  );
  const streams = followers.reduce((sum, follower) => sum + follower.streams, 0);
  const shownCases = new Set(followers.flatMap(({ caseIds }) => caseIds));
  await Promise.all(followers.map((follower) => follower.stop()));
  await server.stop();
  const sum = (of: 'lost' | 'twice' | 'outOfOrder') => compared.reduce((total, one) => total + one[of], 0);
  return [
    exactly(
      of.cases,
      `assignments to 5 executors over ${streams} streams (seed ${seed})`,
      seen.acknowledged.length,
    ),
    told('cuts and kills meanwhile', `${of.cuts} and ${of.kills}`),
    exactly(0, 'assignments that no screen showed', cases.filter(({ id }) => !shownCases.has(id)).length),
    exactly(0, 'rows of the feeds that were lost', sum('lost')),
    exactly(0, 'rows shown twice', sum('twice')),
    exactly(0, 'rows shown out of order', sum('outOfOrder')),
  ];
}
