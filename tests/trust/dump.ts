import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { createClient } from '../../prisma/client.ts';
import { APPLICATION_ROLE } from '../../prisma/connectionUrl.ts';
import { ensureCluster } from '../../server/database/clusterFiles.ts';
import { postgresAccount } from '../../server/database/runAs.ts';
import { createSessions } from '../../server/signIn/sessions.ts';
import { startKomek } from '../load/komekServer.ts';
import { randomFrom } from '../support/together.ts';
import type { Official } from './asking.ts';
import { command, countsOf, MOVING, saidBy } from './backupCommands.ts';
import { machinesPostgres, ownFolder, startCluster } from './clusters.ts';
import { atEnd } from './ends.ts';
import { journeys, nothingSeen } from './journey.ts';
import { atLeast, exactly, type Figure, told } from './section.ts';
import { OFFICE, type Staff } from './town.ts';

const HOURS = 3_600_000;
const LANES = 2;

/** Hires and signs in whom a load needs, in a database that has nobody. */
async function hire(url: string): Promise<Staff> {
  const db = createClient({ connectionString: url, role: APPLICATION_ROLE });
  const sessions = createSessions(
    db,
    { idle: 12 * HOURS, absolute: 12 * HOURS, proof: 12 * HOURS },
    () => new Date(),
  );
  const one = async (
    login: string,
    code: string,
    role: 'CLERK' | 'HEAD' | 'EXECUTOR' | 'AKIM_CLERK',
  ): Promise<Official> => {
    const { id: officeId } = await db.office.findUniqueOrThrow({ where: { code } });
    const { id } = await db.user.create({
      data: {
        login,
        passwordHash: 'none',
        surname: 'Әкімова',
        givenName: 'Сара',
        phone: '+77283221144',
        roles: [role],
        officeId,
      },
    });
    return { id, login, token: (await sessions.open(id, { method: 'PASSWORD', secondFactor: false })).token };
  };
  try {
    return {
      clerk: await one('clerk', OFFICE, 'CLERK'),
      head: await one('head', OFFICE, 'HEAD'),
      executors: [await one('executor.0', OFFICE, 'EXECUTOR'), await one('executor.1', OFFICE, 'EXECUTOR')],
      akimClerk: await one('akim.clerk', `${OFFICE}-01`, 'AKIM_CLERK'),
    };
  } finally {
    await db.$disconnect();
  }
}

async function counted(url: string): Promise<Map<string, number>> {
  const db = createClient({ connectionString: url });
  try {
    return await countsOf(db);
  } finally {
    await db.$disconnect();
  }
}

/** The way of `pg_dump`, with the PostgreSQL that this machine has of its own; only told where it has none. */
export async function dumpFigures(short: boolean): Promise<readonly Figure[]> {
  const binaries = await machinesPostgres();
  if (!binaries) return [told('by pg_dump: this machine has no PostgreSQL of its own', 'not tried')];
  const folder = await ownFolder('dump');
  await ensureCluster(binaries, folder, join(folder, 'postgres'), await postgresAccount());
  const cluster = await startCluster(folder, binaries);
  const [from, to] = [cluster.address('komek'), cluster.address('restored')];
  const admin = new pg.Client({ connectionString: cluster.address('postgres') });
  await admin.connect();
  for (const name of ['komek', 'restored']) await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();

  const [dataDir, target, otherDir] = ['data', 'backups', 'restored'].map((name) => join(folder, name));
  if (!dataDir || !target || !otherDir) throw new Error('no folders');
  const server = await startKomek({
    databaseUrl: from,
    dataDir,
    env: { HISTORY_SEAL_SECONDS: '1', SIGN_PROOF_MINUTES: '1440' },
  });
  atEnd(() => server.stop());
  const staff = await hire(from);
  const seen = nothingSeen();
  const steps = short ? 12 : 200;
  const late = performance.now() + 60_000;
  await Promise.all(
    Array.from({ length: LANES }, () =>
      journeys(
        () => `http://127.0.0.1:${server.port}`,
        staff,
        seen,
        randomFrom(Date.now() % 1_000_000),
        () => seen.acknowledged.length >= steps || performance.now() > late,
      ),
    ),
  );
  const here = await counted(from);
  const seconds = await command('backup', [target], dataDir, from);
  const [made = ''] = await readdir(target);
  const back = await command('restore', [join(target, made)], otherDir, to);
  const there = await counted(to);
  const others = [...here].filter(([table, count]) => !MOVING.includes(table) && there.get(table) !== count);
  const proven = await command('audit:verify', [], otherDir, to).then(
    () => 'proven',
    (error: unknown) => `not proven: ${saidBy(error)}`,
  );
  const again = await startKomek({ databaseUrl: to, dataDir: otherDir });
  atEnd(() => again.stop());
  return [
    told(
      `by pg_dump of PostgreSQL ${binaries.version}: a backup, a restore took`,
      `${seconds.toFixed(1)}, ${back.toFixed(1)}`,
      's',
    ),
    atLeast(10, 'by pg_dump: steps acknowledged before it', seen.acknowledged.length),
    exactly(
      0,
      `by pg_dump: tables with other counts there${others.slice(0, 1).map(([table]) => ` (${table})`)}`,
      others.length,
    ),
    { what: 'by pg_dump: the history there', value: proven, goal: 'proven', met: proven === 'proven' },
    exactly(
      200,
      'by pg_dump: /ready of a server over it',
      (await fetch(`http://127.0.0.1:${again.port}/ready`)).status,
    ),
  ];
}
