import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/app.ts';
import { createLive, type Live } from '../../server/live.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type EventStream, eventStream } from '../support/eventStream.ts';
import { ask, keptLog, localEvents, ORIGIN, post, tinyApp } from '../support/tinyApp.ts';
import { logEnd, loggedAfter } from '../support/views.ts';
import { cookieOf, createOfficial, PASSWORD, signIn } from './officials.ts';

const stream = (query: string, cookie?: string, signal?: AbortSignal): Request =>
  post({ query }, { accept: 'text/event-stream', cookie: cookie ?? null }, signal ? { signal } : {});

async function open(
  app: App,
  query: string,
  cookie?: string,
): Promise<EventStream & { readonly response: Response }> {
  const response = await app.fetch(stream(query, cookie));
  return { ...eventStream(response), response };
}

describe('an event stream', () => {
  it('is never cached, changed or held back on its way', async () => {
    const app = tinyApp();
    const { response, cancel } = await open(app, 'subscription { ticks }');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(response.headers.has('content-encoding')).toBe(false);
    await cancel();
  });

  it('brings events as they happen, and a ping while nothing does', async () => {
    const events = localEvents();
    const ticks = await open(tinyApp({ events }), 'subscription { ticks }');
    expect(await ticks.next()).toEqual({ data: { ticks: 0 } });
    const waiting = ticks.next();
    await new Promise((resolve) => setTimeout(resolve, 700));
    events.deliver({ topic: 'case', caseId: 'a', version: 1 });
    expect(await waiting).toEqual({ data: { ticks: 1 } });
    expect(ticks.raw().match(/^:$/gm)?.length).toBeGreaterThanOrEqual(2);
    await ticks.cancel();
  });

  it('completes when the server stops, also one that is opened later', async () => {
    const app = tinyApp();
    const ticks = await open(app, 'subscription { ticks }');
    await ticks.next();
    const waiting = ticks.next();
    app.endStreams();
    expect(await waiting).toBeNull();
    expect(ticks.raw()).toContain('event: complete');
    expect(await (await open(app, 'subscription { ticks }')).next()).toBeNull();
  });

  it('frees its subscription when the client leaves, by either way of leaving', async () => {
    const { log, lines } = keptLog();
    const app = tinyApp({ log });
    const leaving = new AbortController();
    await app.fetch(stream('subscription { ticks }', undefined, leaving.signal));
    leaving.abort();
    const other = await open(app, 'subscription { ticks }');
    await other.cancel();
    await expect.poll(() => lines().filter((line) => line.msg === 'stream ended')).toHaveLength(2);
  });

  it('hides an unforeseen error as every answer does', async () => {
    const { log, text } = keptLog();
    const broken = await open(tinyApp({ log }), 'subscription { broken }');
    const event = await broken.next();
    expect(event).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(event)).not.toContain('900615300123');
    expect(await broken.next()).toBeNull();
    expect(text()).toContain('"msg":"failed"');
    expect(text()).not.toContain('900615300123');
  });
});

describe('the stream of somebody signed in', () => {
  let database: TestDatabase;
  let live: Live;
  let other: Live;
  let app: App;
  let elsewhere: App;

  beforeAll(async () => {
    database = await testDatabase();
    const { log } = keptLog();
    live = await createLive(database.url, log);
    other = await createLive(database.url, log);
    app = tinyApp({ db: database.db, events: live });
    elsewhere = tinyApp({ db: database.db, events: other });
    await createOfficial(database.db, { login: 'aigul' });
    await createOfficial(database.db, { login: 'dana' });
  });
  afterAll(async () => {
    await Promise.all([live.stop(), other.stop()]);
    await database.close();
  });
  const enter = async (login: string): Promise<string> => cookieOf(await ask(app, post(signIn(login))));

  it('ends when he signs out through another process, and nobody else’s does', async () => {
    const [mine, second, hers] = [await enter('aigul'), await enter('aigul'), await enter('dana')];
    const [ticks, kept, others] = [
      await open(app, 'subscription { ticks }', mine),
      await open(app, 'subscription { ticks }', second),
      await open(app, 'subscription { ticks }', hers),
    ];
    for (const each of [ticks, kept, others]) await each.next();
    await ask(elsewhere, post({ query: 'mutation { signOut }' }, { cookie: mine }));
    expect(await ticks.next()).toBeNull();
    const still = Promise.race([
      Promise.any([kept.next(), others.next()]),
      new Promise((resolve) => setTimeout(() => resolve('still open'), 300)),
    ]);
    expect(await still).toBe('still open');
    await Promise.all([kept.cancel(), others.cancel()]);
  });

  it('ends when his other session changes the password', async () => {
    const [mine, second] = [await enter('dana'), await enter('dana')];
    const ticks = await open(app, 'subscription { ticks }', mine);
    await ticks.next();
    const query = `mutation { changePassword(current: "${PASSWORD}", next: "Basqa-qupiya-9") }`;
    expect((await ask(elsewhere, post({ query }, { cookie: second }))).data).toEqual({
      changePassword: true,
    });
    expect(await ticks.next()).toBeNull();
  });

  it('ends by itself when the session runs out', async () => {
    const brief = tinyApp({ db: database.db, events: live, config: { sessionIdleMinutes: 1 / 100 } });
    const ticks = await open(
      brief,
      'subscription { ticks }',
      cookieOf(await ask(brief, post(signIn('aigul')))),
    );
    const opened = performance.now();
    await ticks.next();
    expect(await ticks.next()).toBeNull();
    expect(performance.now() - opened).toBeGreaterThan(400);
    expect(performance.now() - opened).toBeLessThan(3_000);
  });
});

describe('a view of personal data', () => {
  let database: TestDatabase;
  let app: App;
  let cookie: string;
  const id = '0198d0a0-0000-7000-8000-000000000001';

  beforeAll(async () => {
    database = await testDatabase();
    app = tinyApp({ db: database.db });
    await createOfficial(database.db, { login: 'aigul' });
    cookie = cookieOf(await ask(app, post(signIn('aigul'))));
  });
  afterAll(() => database.close());

  const views = () =>
    database.db.auditEntry.findMany({ where: { action: 'PERSONAL_DATA_VIEWED' }, orderBy: { id: 'asc' } });

  it('is written once for each person before the answer leaves', async () => {
    const query = `{ a: person(id: "${id}") b: person(id: "${id}") }`;
    expect((await ask(app, post({ query }, { cookie }))).data).toEqual({ a: 'seen', b: 'seen' });
    expect(await views()).toMatchObject([
      { applicantId: id, actorRoles: ['CLERK'], officeId: expect.any(String) },
    ]);
  });

  it('is one entry for several, which names each, and is found by whom it names', async () => {
    const other = randomUUID();
    const before = (await views()).length;
    const last = await logEnd(database.db);
    const query = `{ a: person(id: "${id}") b: person(id: "${other}") c: person(id: "${id}") }`;
    await ask(app, post({ query }, { cookie }));
    const [entry, ...more] = (await views()).slice(before);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      applicantId: null,
      details: { viewsHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await loggedAfter(database.db, last)).toMatchObject([
      { caseId: null, applicantId: id },
      { caseId: null, applicantId: other },
    ]);
    // As README asks, and by the index that is there for it.
    const naming = `SELECT id FROM audit_entry WHERE "applicantId" = '${other}'
      OR "viewedApplicantIds" @> '{${other}}' ORDER BY at`;
    const plan = await database.db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off');
      return tx.$queryRawUnsafe<object[]>(`EXPLAIN ${naming}`);
    });
    expect(await database.db.$queryRawUnsafe(naming)).toEqual([{ id: entry?.id }]);
    const indexes = JSON.stringify(plan).match(/audit_entry_of_\w+/g);
    expect(indexes?.sort()).toEqual(['audit_entry_of_people', 'audit_entry_of_person']);
  });

  it('is written before each event of a stream', async () => {
    const before = (await views()).length;
    const people = await open(app, `subscription { people(id: "${id}") }`, cookie);
    expect(await people.next()).toEqual({ data: { people: 'seen' } });
    expect((await views()).length).toBe(before + 1);
    await people.cancel();
  });

  it.each([
    ['nobody is signed in', undefined, id],
    ['it cannot be written', 'cookie', 'not an id'],
  ])('does not leave when %s', async (_, who, person) => {
    const headers = who ? { cookie } : {};
    const answer = await ask(app, post({ query: `{ person(id: "${person}") }` }, headers));
    expect(answer).toMatchObject({ status: 500, errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(answer.data).toBeUndefined();
    const people = await app.fetch(
      new Request(`${ORIGIN}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query: `subscription { people(id: "${person}") }` }),
      }),
    );
    expect(await eventStream(people).next()).toMatchObject({
      errors: [{ extensions: { code: 'INTERNAL' } }],
    });
  });
});
