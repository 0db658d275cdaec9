import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../schema/index.ts';
import { readConfiguration } from '../../server/configuration.ts';
import { createLog } from '../../server/log.ts';
import { type RunningServer, serve } from '../../server/serve.ts';
import { found } from '../support/answers.ts';
import { eventStream } from '../support/eventStream.ts';
import { someSecretBox } from '../support/someSecretBox.ts';
import { caseIn, staff } from '../support/steps.ts';
import { createWorld, type Person, shownBy, type World } from '../support/world.ts';
import { withToken } from '../tokens/newToken.ts';

/** The longest that a stream may stay open after the right to it was taken away, in milliseconds. */
const LIMIT = 2_000;

let world: World;
let server: RunningServer;
let admin: Person;
let caseId: string;
const waits: string[] = [];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

beforeAll(async () => {
  world = await createWorld();
  server = await serve({
    config: readConfiguration({ PORT: String(await freePort()) }),
    log: createLog('silent'),
    papers: world.papers,
    pseudonyms: { of: () => '' },
    historyHeads: { read: async () => [] },
    secretBox: someSecretBox,
    schema,
    database: { db: world.db, appUrl: world.url },
    pages: () => (_, response) => response.end('pages'),
    now: () => world.clock,
  });
  admin = await world.person('AKS', ['ADMIN']);
  caseId = await caseIn(world, await staff(world), 'AWAITING_RESOLUTION');
});
afterAll(async () => {
  await server.stop(100);
  await world.close();
});

/** Opens a stream over a real socket, and waits for its first event where there is one to come. */
async function opened(
  who: Person,
  query: string,
  first: boolean,
): Promise<{ readonly ended: Promise<number> }> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...shownBy(who) },
    body: JSON.stringify({ query }),
  });
  const stream = eventStream(response);
  if (first) expect((await stream.next())?.errors).toBeUndefined();
  const rest = async (): Promise<number> => {
    while ((await stream.next().catch(() => null)) !== null);
    return performance.now();
  };
  return { ended: rest() };
}

/** A stream that looks at its caller's rights whenever they may have changed, and one that only waits for its feed. */
const STREAMS = {
  caseChanged: (who: Person) =>
    opened(who, `subscription { caseChanged(id: "${caseId}") { version } }`, true),
  notifications: (who: Person) => opened(who, 'subscription { notifications { cursor } }', false),
};

const versionOf = async (id: string): Promise<number> =>
  (await world.db.user.findUniqueOrThrow({ where: { id } })).version;

/** Changes an account as the administrator. */
async function update(person: Person, change: Record<string, unknown>): Promise<void> {
  const input = { id: person.id, expectedVersion: await versionOf(person.id), ...change };
  const document = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }';
  found(await world.ask(admin, document, { input }), 'updateUser');
}

const officeId = async (code: string): Promise<string> =>
  (await world.db.office.findUniqueOrThrow({ where: { code } })).id;

/** Names an executor acting head for today; the naming's key. */
async function nameActing(person: Person): Promise<string> {
  const day = '2026-11-18';
  const document = 'mutation ($input: NameActingHeadInput!) { nameActingHead(input: $input) { id } }';
  const input = { userId: person.id, from: day, to: day, order: '№ 7' };
  return found<{ id: string }>(await world.ask(admin, document, { input }), 'nameActingHead').id;
}

/** Somebody with a right, and what takes it away. */
type Taken = () => Promise<{
  readonly who: Person;
  readonly takeAway: () => Promise<unknown>;
  /** Whether his feed is still his. */
  readonly keepsFeed?: boolean;
}>;

const head = (): Promise<Person> => world.person('AKS', ['HEAD']);

const WAYS: Readonly<Record<string, Taken>> = {
  'his account is shut': async () => {
    const who = await head();
    return { who, takeAway: () => update(who, { active: false }) };
  },
  'his role is taken away': async () => {
    const who = await head();
    return { who, takeAway: () => update(who, { roles: ['EXECUTOR'] }) };
  },
  'he moves to another office': async () => {
    const who = await head();
    const to = await officeId('KER');
    return { who, takeAway: () => update(who, { officeId: to }) };
  },
  'he is given a password that he must change': async () => {
    const who = await head();
    return { who, takeAway: () => update(who, { password: 'Уақытша құпия 77' }) };
  },
  'an office is no longer his to oversee': async () => {
    const who = await world.person('KER', ['OVERSEER']);
    await update(who, { overseenOfficeIds: [await officeId('AKS')] });
    const again = { ...who, cookie: await world.session(who.id) };
    return { who: again, takeAway: () => update(who, { overseenOfficeIds: [] }) };
  },
  'his session is ended by an administrator': async () => {
    const who = await head();
    const { id } = await world.db.session.findFirstOrThrow({ where: { userId: who.id } });
    const document = 'mutation ($id: ID!) { endSession(id: $id) { id } }';
    return { who, takeAway: async () => found(await world.ask(admin, document, { id }), 'endSession') };
  },
  'his token is revoked': async () => {
    const person = await head();
    const who = await withToken(world, person, { role: 'HEAD' });
    const document = 'mutation ($id: ID!) { revokeApiToken(id: $id) { id } }';
    return {
      who,
      takeAway: async () => found(await world.ask(person, document, { id: who.tokenId }), 'revokeApiToken'),
    };
  },
  'he no longer acts as head': async () => {
    const who = await world.person('AKS', ['EXECUTOR']);
    const id = await nameActing(who);
    const document = 'mutation ($id: ID!) { endActingHead(id: $id) { id } }';
    const takeAway = async () => found(await world.ask(admin, document, { id }), 'endActingHead');
    return { who, takeAway, keepsFeed: true };
  },
};

describe('a stream over a real socket ends within two seconds when', () => {
  it.each(Object.keys(WAYS))('%s', async (way) => {
    const { who, takeAway, keepsFeed = false } = (await WAYS[way]?.()) ?? {};
    if (!who || !takeAway) throw new Error(`There is no way ${way}`);
    const feeds = keepsFeed ? [] : [await STREAMS.notifications(who)];
    const streams = [...feeds, await STREAMS.caseChanged(who)];
    const before = performance.now();
    await takeAway();
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LIMIT + 500).unref());
    const ended = await Promise.race([Promise.all(streams.map((stream) => stream.ended)), late]);
    if (ended === null) throw new Error(`A stream is still open after ${LIMIT} ms.`);
    const wait = Math.max(...ended) - before;
    expect(wait).toBeLessThan(LIMIT);
    waits.push(`${Math.round(wait)} ms: ${way}`);
  });

  it('all of it was measured', () => {
    console.log(`streams ended after\n  ${waits.join('\n  ')}`);
    expect(waits).toHaveLength(Object.keys(WAYS).length);
  });
});
