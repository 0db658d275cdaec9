import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrismaClient } from '../../prisma/client.ts';
import { schema } from '../../schema/index.ts';
import { hashOfSecret, newSecret, prefixOf } from '../../schema/tokens/secret.ts';
import type { App } from '../../server/app.ts';
import { createApp } from '../../server/app.ts';
import { createReplica, type Replica } from '../../server/database/replica.ts';
import { BEHIND_IS_FINE } from '../../server/reads.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { plainWorks } from '../support/plainPress.ts';
import { keptLog, localEvents, noDatabase } from '../support/tinyApp.ts';
import { ask, createWorld, ORIGIN, type Person, type World } from '../support/world.ts';

/** Every office of the copy has another name, so that an answer tells where it was read. */
const COPY = 'Көшірме';
const WHERE = '{ dueOverview { office { nameKk } } }';

let world: World;
let copy: TestDatabase;
let analyst: Person;
let program: Person;
let headProgram: Person;
const kept = keptLog();

/** A replica as the server watches it, under a test's hand. */
function replicaOf(db: PrismaClient): Replica & { readonly failures: unknown[]; serves: boolean } {
  const failures: unknown[] = [];
  const replica = {
    failures,
    serves: true,
    db: () => (replica.serves ? db : null),
    failed: (error: unknown) => {
      failures.push(error);
      replica.serves = false;
    },
    stop: async () => {},
  };
  return replica;
}

const appWith = (replica: Replica | null, apart: PrismaClient = world.db): App =>
  createApp({
    schema,
    db: world.db,
    events: localEvents(),
    log: kept.log,
    papers: plainWorks,
    now: () => world.clock,
    reads: { apart, replica },
    config: {
      production: false,
      publicOrigins: [ORIGIN],
      cookieSecure: false,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      signProofMinutes: 30,
    },
  });

/** Somebody's program, by a token in one of his roles. */
async function programOf(who: Person, role: Person['roles'][number]): Promise<Person> {
  const secret = newSecret();
  await world.db.apiToken.create({
    data: {
      tokenHash: hashOfSecret(secret),
      prefix: prefixOf(secret),
      name: 'Dashboard',
      userId: who.id,
      createdById: who.id,
      role,
      operations: [],
      requestsPerMinute: 1000,
      createdAt: world.clock,
      expiresAt: new Date(world.clock.getTime() + 86_400_000),
    },
  });
  return { ...who, bearer: secret };
}

/** Whether an answer came from the copy; throws for one that is none. */
async function fromCopy(app: App, who: Person, document = WHERE): Promise<boolean> {
  const answer = await ask(app, who, document);
  if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer));
  return JSON.stringify(answer.data).includes(COPY);
}

beforeAll(async () => {
  world = await createWorld();
  copy = await testDatabase();
  await copy.db.office.updateMany({ data: { nameKk: COPY } });
  analyst = await world.person('AKS', ['ANALYST']);
  program = await programOf(analyst, 'ANALYST');
  headProgram = await programOf(await world.person('AKS', ['HEAD']), 'HEAD');
});
afterAll(async () => {
  await copy.close();
  await world.close();
});

describe('what an analyst’s program reads', () => {
  it('comes from the replica: figures, lists and tables, also several at once', async () => {
    const app = appWith(replicaOf(copy.db));
    expect(await fromCopy(app, program)).toBe(true);
    expect(await fromCopy(app, program, `{ dueOverview { office { nameKk } } cases { totalCount } }`)).toBe(
      true,
    );
  });

  it('comes from the primary where it may be what he has just written, or anybody else asks', async () => {
    const app = appWith(replicaOf(copy.db));
    for (const document of [
      '{ offices(first: 1) { nodes { nameKk } } }',
      '{ dueOverview { office { nameKk } } savedViews(list: CASES) { name } }',
      `{ dueOverview { office { nameKk } } caseStatistics(asOf: "${world.clock.toISOString()}") { asOf } }`,
      `query { ...Figures } fragment Figures on Query { dueOverview { office { nameKk } } }`,
    ])
      expect(await fromCopy(app, program, document)).toBe(false);
    expect(await fromCopy(app, analyst)).toBe(false);
    expect(await fromCopy(app, headProgram)).toBe(false);
  });

  it('comes from the primary while the replica is away, and when it fails in the middle, which is told', async () => {
    const away = replicaOf(copy.db);
    away.serves = false;
    expect(await fromCopy(appWith(away), program)).toBe(false);
    const broken = replicaOf(noDatabase());
    const app = appWith(broken);
    expect(await fromCopy(app, program)).toBe(false);
    expect(broken.failures).toHaveLength(1);
    expect(await fromCopy(app, program)).toBe(false);
    expect(broken.failures).toHaveLength(1);
  });

  it('is refused once, not asked twice, when the asker is wrong', async () => {
    const replica = replicaOf(copy.db);
    const answer = await ask(appWith(replica), program, '{ cases(first: 101) { totalCount } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('PAGE_TOO_LARGE');
    expect(replica.failures).toEqual([]);
  });

  it('goes over connections apart from those of people at work, as does what an analyst’s page reads', async () => {
    const app = appWith(null, copy.db);
    expect(await fromCopy(app, program)).toBe(true);
    expect(await fromCopy(app, analyst)).toBe(true);
    expect(await fromCopy(app, headProgram)).toBe(true);
    const head = await world.person('AKS', ['HEAD']);
    expect(await fromCopy(app, head)).toBe(false);
    const both = await world.person('AKS', ['HEAD', 'ANALYST']);
    expect(await fromCopy(app, both)).toBe(false);
  });

  it('names root fields that there are', () => {
    const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(fields).toEqual(expect.arrayContaining([...BEHIND_IS_FINE]));
  });
});

describe('the watch over a replica', () => {
  it('does not take a database for one that copies nothing, and warns once', async () => {
    const { log, lines } = keptLog();
    const replica = createReplica({ url: copy.ownerUrl, poolSize: 1, primary: world.db, log, look: 20 });
    await expect.poll(() => lines().length).toBe(1);
    await new Promise((later) => setTimeout(later, 100));
    expect(lines()).toMatchObject([
      { reason: 'it is no replica', msg: expect.stringContaining('go to the primary') },
    ]);
    expect(replica.db()).toBeNull();
    await replica.stop();
  });

  it('goes on without one that does not answer, and never shows its address', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { log, lines, text } = keptLog();
    const url = `postgresql://reader:secret-of-reader@127.0.0.1:${port}/komek`;
    const replica = createReplica({ url, poolSize: 1, primary: world.db, log, look: 20 });
    expect(replica.db()).toBeNull();
    await expect.poll(() => lines().length, { timeout: 5_000 }).toBe(1);
    expect(replica.db()).toBeNull();
    expect(text()).not.toContain('secret-of-reader');
    await replica.stop();
    silent.close();
  });
});
