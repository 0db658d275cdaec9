import { appendFile, chown, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { writeBaseBackup } from '../../server/backup/baseBackup.ts';
import { unpack } from '../../server/backup/restore.ts';
import { findBinaries } from '../../server/database/binaries.ts';
import { postgresAccount } from '../../server/database/runAs.ts';
import { startKomek } from '../load/komekServer.ts';
import { type Cluster, ownFolder, startCluster } from './clusters.ts';
import { analystToken } from './costly.ts';
import { atEnd } from './ends.ts';
import { journeys, nothingSeen } from './journey.ts';
import { atLeast, below, exactly, type Figure, type Section, told } from './section.ts';
import { openTown, type Town } from './town.ts';

const LANES = 2;

/** A streaming replica of the section's database, from a base backup, as an organisation sets one up. */
async function startReplica({ scene: { ownerUrl, dataDir } }: Town): Promise<Cluster> {
  const folder = await ownFolder('replica');
  const account = await postgresAccount();
  await writeBaseBackup(ownerUrl, join(folder, 'base.tar.gz'));
  const cluster = join(folder, 'postgres');
  await mkdir(join(folder, 'links'));
  await unpack(join(folder, 'base.tar.gz'), cluster, account);
  await copyFile(join(dataDir, 'password'), join(folder, 'password'));
  const { hostname, port, username, password } = new URL(ownerUrl);
  await writeFile(join(cluster, 'standby.signal'), '');
  if ('uid' in account) await chown(join(cluster, 'standby.signal'), account.uid, account.gid);
  await appendFile(
    join(cluster, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  return startCluster(folder, await findBinaries(join(folder, 'links')));
}

/** The lines of a process that have a word in them, those already there and those to come; the others are too many to keep. */
function linesWith(word: string, stream: Readable | null, sofar: string): readonly string[] {
  const lines = sofar.split('\n').filter((line) => line.includes(word));
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const whole = `${rest}${chunk}`.split('\n');
    rest = whole.pop() ?? '';
    lines.push(...whole.filter((line) => line.includes(word)));
  });
  return lines;
}

/** Replica: what analysts' programs read comes from a real one, and from the primary whenever it cannot. */
export const replicaSection: Section = {
  name: 'Replica',
  async run(short): Promise<readonly Figure[]> {
    const town = await openTown({ cases: 300 });
    const { scene, staff } = town;
    const replica = await startReplica(town);
    const server = await startKomek({
      databaseUrl: scene.ownerUrl,
      dataDir: scene.dataDir,
      env: { DATABASE_REPLICA_URL: replica.address('komek'), SIGN_PROOF_MINUTES: '1440', LOG_LEVEL: 'info' },
    });
    atEnd(() => server.stop());
    const secret = await analystToken(scene);
    const address = () => `http://127.0.0.1:${server.port}`;
    const codes = new Map<string, number>();
    let slowest = 0;
    async function total(): Promise<number | null> {
      const began = performance.now();
      const response = await fetch(`${address()}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify({ query: '{ cases(first: 1) { totalCount } dueOverview { office { code } } }' }),
      });
      const body = (await response.json()) as { data?: { cases: { totalCount: number } } };
      slowest = Math.max(slowest, performance.now() - began);
      const code = body.data ? 'ok' : String(response.status);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      return body.data?.cases.totalCount ?? null;
    }
    const { child, output } = server.process;
    const said = linesWith('replica', child.stderr, output());
    /** Waits until the server's log says so, later than in its first `after` lines. */
    const says = async (words: string, after = 0): Promise<void> => {
      const until = performance.now() + 60_000;
      while (!said.slice(after).some((line) => line.includes(words))) {
        if (performance.now() > until) throw new Error(`The server never said "${words}".`);
        await delay(50);
      }
    };

    await says('the replica serves');
    const seen = nothingSeen();
    let over = false;
    const load = Promise.all(
      Array.from({ length: LANES }, () => journeys(address, staff, seen, Math.random, () => over)),
    );
    load.catch(() => {});
    let asking = true;
    const reading = (async () => {
      while (asking) {
        await total();
        await delay(20);
      }
    })();
    reading.catch(() => {});
    await delay(short ? 2_000 : 15_000);
    for (let waited = 0; (codes.get('ok') ?? 0) < 5 && waited < 300; waited += 1) await delay(100);

    const { rows: streaming } = await scene.owner.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_replication WHERE state = 'streaming'`,
    );
    const copy = new pg.Client({ connectionString: replica.address('komek') });
    await copy.connect();
    // Its watch has a name of its own: these are the connections over which analysts read.
    const { rows: readers } = await copy.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'komek'`,
    );
    await copy.end();
    await replica.stop();
    await says('the replica does not serve');
    await delay(short ? 1_000 : 10_000);
    const before = said.length;
    const back = performance.now();
    await replica.start();
    await says('the replica serves', before);
    const servesAfter = (performance.now() - back) / 1000;
    over = true;
    await load;
    await delay(1_000);
    asking = false;
    await reading;
    // Nobody writes any more: both tell the same, as soon as the replica has it.
    const primary = await scene.db.case.count();
    const last = await total();
    const failed = [...codes].filter(([code]) => code !== 'ok').reduce((sum, [, count]) => sum + count, 0);
    return [
      exactly(1, 'replicas that stream from the primary', streaming[0]?.count ?? 0),
      atLeast(1, 'connections to the replica over which figures are read', readers[0]?.count ?? 0),
      atLeast(10, 'figures asked by an analyst’s program', codes.get('ok') ?? 0),
      told('steps acknowledged meanwhile', seen.acknowledged.length),
      below(30, 'until figures were read from the replica again, once it was started', servesAfter, 's'),
      exactly(0, 'of the figures refused or failed, also while the replica was away', failed),
      below(15, 'the longest that one of them took', slowest / 1000, 's'),
      exactly(
        0,
        `steps refused that were possible${seen.refused.slice(0, 1).map((one) => ` (${one})`)}`,
        seen.refused.length,
      ),
      exactly(primary, 'cases counted by the replica in the end', last ?? -1),
    ];
  },
};
