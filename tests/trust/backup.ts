import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PrismaClient } from '../../prisma/client.ts';
import { randomFrom } from '../support/together.ts';
import { attachmentFaults, attachSome } from './attachments.ts';
import { command, countsOf, MOVING, saidBy } from './backupCommands.ts';
import { dumpFigures } from './dump.ts';
import { atEnd } from './ends.ts';
import { casesSince, counterFaults, faultsOf } from './faults.ts';
import { journeys, nothingSeen, type Seen } from './journey.ts';
import { below, exactly, type Figure, type Section, told } from './section.ts';
import { endPostgresIn, lookInto, supervise } from './supervised.ts';
import { openTown, type Town } from './town.ts';

const LANES = 3;

/** The hash over all steps, and the head of the sealed history as far as `upTo`: what is sealed later comes behind it. */
async function headOf(db: PrismaClient, upTo: number | null) {
  const [row] = await db.$queryRaw<{ block: number; head: string; steps: string }[]>`
    SELECT b.number AS block, encode(b.hash, 'hex') AS head,
      (SELECT encode(sha256(string_agg(hash, '' ORDER BY number)), 'hex') FROM case_event) AS steps
    FROM (SELECT 1) one LEFT JOIN history_block b
      ON b.number = (SELECT max(number) FROM history_block WHERE number <= coalesce(${upTo}::int, number))`;
  return { block: row?.block ?? null, text: `${row?.block} ${row?.head} ${row?.steps}` };
}

async function load(address: () => string, { staff }: Town, seen: Seen, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  const random = randomFrom(Date.now() % 1_000_000);
  const until = () => performance.now() > end;
  await Promise.all(Array.from({ length: LANES }, () => journeys(address, staff, seen, random, until)));
}

/** Acknowledged steps that a restored database does not have. */
async function missingOf(db: PrismaClient, { acknowledged }: Seen): Promise<number> {
  const events = await db.caseEvent.findMany({
    where: { caseId: { in: [...new Set(acknowledged.map(({ caseId }) => caseId))] } },
    select: { caseId: true, seq: true },
  });
  const there = new Set(events.map(({ caseId, seq }) => `${caseId} ${seq}`));
  return acknowledged.filter(({ caseId, seq }) => !there.has(`${caseId} ${seq}`)).length;
}

/** Backup: what is kept while the server goes on comes back elsewhere, whole. */
export const backupSection: Section = {
  name: 'Backup',
  async run(short): Promise<readonly Figure[]> {
    const began = new Date();
    const town = await openTown({ cases: short ? 500 : 20_000 });
    const { dataDir } = town.scene;
    await town.scene.leave();
    const work = await mkdtemp(join(tmpdir(), 'komek-trust-backup-'));
    // PostgreSQL's account must pass through to the archive when root runs this.
    await chmod(work, 0o711);
    atEnd(() => rm(work, { recursive: true, force: true }));
    const [target, wal] = [join(work, 'backups'), join(work, 'wal')];
    const server = await supervise({ dataDir, env: { WAL_ARCHIVE_DIR: wal, HISTORY_SEAL_SECONDS: '1' } });
    atEnd(() => endPostgresIn(dataDir));

    // First with nobody at work: then all must be the same, to the row.
    const quiet = nothingSeen();
    await load(server.address, town, quiet, short ? 1_500 : 10_000);
    const files = await attachSome(server.address, town.staff, quiet, 3);
    const here = await lookInto(dataDir, async (db) => ({
      counts: await countsOf(db),
      head: await headOf(db, null),
    }));
    const quietSeconds = await command('backup', [target], dataDir);
    const [first = ''] = await readdir(target);
    const quietDir = join(work, 'quiet');
    const restoreSeconds = await command('restore', [join(target, first)], quietDir);
    const quietServer = await supervise({ dataDir: quietDir });
    atEnd(() => endPostgresIn(quietDir));
    const there = await lookInto(quietDir, async (db) => ({
      counts: await countsOf(db),
      head: await headOf(db, here.head.block ?? 0),
    }));
    const damaged = await attachmentFaults(quietServer.address, town.staff, files);
    await quietServer.stop();
    const proven = await command('audit:verify', [], quietDir).then(
      () => 'proven',
      (error: unknown) => `not proven: ${saidBy(error)}`,
    );
    const others = [...here.counts].filter(
      ([table, count]) => !MOVING.includes(table) && there.counts.get(table) !== count,
    );
    const refused = await command('restore', [join(target, first)], quietDir).then(
      () => 'overwritten',
      () => 'refused',
    );

    // Then under load, and the machine is lost some time after.
    const seen = nothingSeen();
    const backing = delay(300).then(() => command('backup', [target], dataDir));
    await load(server.address, town, seen, short ? 6_000 : 20_000);
    const busySeconds = await backing;
    const last = (await readdir(target)).sort().at(-1) ?? '';
    const after = nothingSeen();
    await load(server.address, town, after, short ? 1_500 : 90_000);
    await server.lose();
    endPostgresIn(dataDir);
    const busyDir = join(work, 'busy');
    await command('restore', [join(target, last), '--wal', wal], busyDir);
    const busyServer = await supervise({ dataDir: busyDir });
    atEnd(() => endPostgresIn(busyDir));
    const found = await lookInto(busyDir, async (db) => ({
      lost: await missingOf(db, after),
      faults: [...(await faultsOf(db, await casesSince(db, began))), ...(await counterFaults(db))],
    }));
    await busyServer.stop();
    return [
      told(
        'tables, and rows in them',
        `${here.counts.size}, ${[...here.counts.values()].reduce((sum, one) => sum + one, 0)}`,
      ),
      below(60, 'a backup with nobody at work took', quietSeconds, 's'),
      below(60, 'a restore elsewhere took', restoreSeconds, 's'),
      exactly(
        0,
        `tables with other counts there${others.slice(0, 1).map(([table]) => ` (${table})`)}`,
        others.length,
      ),
      {
        what: 'the head of the history there',
        value: there.head.text.slice(-12),
        goal: here.head.text.slice(-12),
        met: there.head.text === here.head.text,
      },
      { what: 'the history there, by audit:verify', value: proven, goal: 'proven', met: proven === 'proven' },
      exactly(0, `of ${files.length} attachments fetched there with other bytes`, damaged),
      {
        what: 'a restore over data that is there',
        value: refused,
        goal: 'refused',
        met: refused === 'refused',
      },
      below(60, 'a backup under load took', busySeconds, 's'),
      exactly(0, 'faults and half-done steps in what came back of it', found.faults.length),
      told('steps acknowledged after the backup, before all was lost', after.acknowledged.length),
      told('of them lost: those of the minute that was not archived yet', found.lost),
      ...(await dumpFigures(short)),
    ];
  },
};
