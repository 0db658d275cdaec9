import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CaseListDocument } from '../../admin/generated/graphql.ts';
import { type Address, ask, codeOf } from './asking.ts';
import { atEnd } from './ends.ts';
import { casesSince, counterFaults, faultsOf } from './faults.ts';
import { application, nothingSeen, operationOf, sendStep } from './journey.ts';
import { atLeast, below, exactly, type Figure, told } from './section.ts';
import { endPostgresIn, lookInto, supervise, untilReady } from './supervised.ts';
import { openTown, type Town } from './town.ts';

const run = promisify(execFile);

/** A small disk of its own, or null where this account may not mount one. */
async function smallDisk(megabytes: number): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'komek-trust-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  atEnd(async () => {
    await run('umount', ['-l', folder]);
    await rm(folder, { recursive: true });
  });
  return folder;
}

/** Takes all the room that is left, but for so many bytes. */
async function fill(folder: string, leave: number): Promise<string> {
  const file = join(folder, 'filler');
  const { bavail, bsize } = await statfs(folder);
  const filler = await open(file, 'a');
  const part = Buffer.alloc(1_000_000, 1);
  try {
    for (let left = bavail * bsize - leave; left > 0; left -= part.length)
      await filler.write(part, 0, Math.min(part.length, left));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await filler.close();
  }
  return file;
}

const readyWords = async (address: Address): Promise<string> =>
  (await fetch(`${address()}/ready`).catch(() => null))?.text() ?? 'no answer';

interface Met {
  readonly codes: Map<string, number>;
  readonly statuses: Set<number>;
  readonly ready: Set<string>;
  reads: number;
}

/** Registers until a step is refused for want of room, and goes on for a while; what was answered. */
async function registerOn(address: Address, { staff }: Town, seconds: number): Promise<Met> {
  const met: Met = { codes: new Map(), statuses: new Set(), ready: new Set(), reads: 0 };
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const input = { ...application(), idempotencyKey: `disk ${performance.now()}` };
    const answer = await ask(address, staff.clerk, operationOf('registerApplication'), { input });
    met.codes.set(codeOf(answer), (met.codes.get(codeOf(answer)) ?? 0) + 1);
    if (codeOf(answer) === 'ok') continue;
    met.statuses.add(answer.status);
    met.ready.add((await readyWords(address)).trim());
    if (codeOf(await ask(address, staff.clerk, CaseListDocument, { first: 25 })) === 'ok') met.reads += 1;
    await delay(50);
  }
  return met;
}

const REFUSALS = ['STORAGE_FULL', 'UNAVAILABLE'];

/** A disk that fills up under a server with its PostgreSQL inside: refused clearly, and well again without a hand. */
export async function fullDiskFigures(): Promise<readonly Figure[]> {
  const disk = await smallDisk(400);
  if (disk === null) return [told('a full disk', 'left out: this account may not mount a small disk')];
  const town = await openTown({ cases: 50 });
  await town.scene.leave();
  const dataDir = join(disk, 'data');
  await run('cp', ['-a', '--no-target-directory', town.scene.dataDir, dataDir]);
  const began = new Date();
  const server = await supervise({ dataDir });
  atEnd(() => endPostgresIn(dataDir));
  const seen = nothingSeen();
  const step = () => ({ step: 'registerApplication', by: town.staff.clerk, input: application() });
  await sendStep(server.address, step(), seen, false);

  const filler = await fill(disk, 200_000);
  const met = await registerOn(server.address, town, 6);
  await rm(filler);
  const since = performance.now();
  await sendStep(server.address, step(), seen, false);
  const back = (performance.now() - since) / 1000;
  await untilReady(server.address);
  const words = (await readyWords(server.address)).trim();
  const faults = await lookInto(dataDir, async (db) => {
    return [...(await faultsOf(db, await casesSince(db, began))), ...(await counterFaults(db))];
  });
  await server.stop();
  const refused = [...met.codes].filter(([code]) => REFUSALS.includes(code));
  const others = [...met.codes].filter(([code]) => code !== 'ok' && !REFUSALS.includes(code));
  return [
    told('answers on a full disk', [...met.codes].map(([code, count]) => `${code} ${count}`).join(', ')),
    told('/ready meanwhile', [...met.ready].join(' | ')),
    atLeast(
      1,
      'steps refused with a code of their own',
      refused.reduce((sum, [, count]) => sum + count, 0),
    ),
    exactly(
      0,
      'steps refused otherwise',
      others.reduce((sum, [, count]) => sum + count, 0),
    ),
    told('lists read meanwhile', met.reads),
    below(15, 'the first step done once there is room', back, 's'),
    { what: '/ready afterwards', value: words, goal: 'ok', met: words === 'ok' },
    exactly(0, `half-done${faults.slice(0, 1).map((fault) => ` (${fault})`)}`, faults.length),
  ];
}
