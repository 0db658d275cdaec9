import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/app.ts';
import type { FileRoute } from '../../server/files/route.ts';
import { createDoor, createShares } from '../../server/shares.ts';
import { fetchFile } from '../attachments/filesWorld.ts';
import { assignmentsOf } from '../support/sse.ts';
import { tinyApp } from '../support/tinyApp.ts';
import { createWorld, type Person, request, type World } from '../support/world.ts';
import { withToken } from '../tokens/newToken.ts';

const staying = (): AbortSignal => new AbortController().signal;

/** A piece of work that goes on until it is told to end. */
function work() {
  let end = (): void => {};
  const done = new Promise<string>((resolve) => {
    end = () => resolve('done');
  });
  let started = false;
  return {
    end: () => end(),
    isRunning: () => started,
    run: () => {
      started = true;
      return done;
    },
  };
}

const codeOf = (error: { extensions?: { code?: unknown } }): unknown => error.extensions?.code;

describe('the share of one user', () => {
  it('runs so many operations at once; the next waits for a place, in its turn', async () => {
    const shares = createShares({ streams: 1, operations: 2 });
    const works = [work(), work(), work(), work()];
    const running = works.map(({ run }) => shares.run('one', staying(), run));
    await Promise.resolve();
    expect(works.map(({ isRunning }) => isRunning())).toEqual([true, true, false, false]);
    works[1]?.end();
    await running[1];
    await expect.poll(() => works.map(({ isRunning }) => isRunning())).toEqual([true, true, true, false]);
    for (const { end } of works) end();
    expect(await Promise.all(running)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('takes nothing from another', async () => {
    const shares = createShares({ streams: 1, operations: 1 });
    const mine = work();
    const first = shares.run('one', staying(), mine.run);
    expect(await shares.run('another', staying(), () => 'at once')).toBe('at once');
    mine.end();
    await first;
  });

  it('gives its place on when the operation fails', async () => {
    const shares = createShares({ streams: 1, operations: 1 });
    const failing = () => Promise.reject(new Error('no'));
    await expect(shares.run('one', staying(), failing)).rejects.toThrow('no');
    expect(await shares.run('one', staying(), () => 'next')).toBe('next');
  });

  it('refuses with RATE_LIMITED and a time what waits too long, and what would wait behind forty', async () => {
    const shares = createShares({ streams: 1, operations: 1 }, 50);
    const first = work();
    const running = shares.run('one', staying(), first.run);
    const waiting = Array.from({ length: 41 }, () =>
      shares.run('one', staying(), () => 'late').catch((error) => error.extensions),
    );
    const refused = { code: 'RATE_LIMITED', retryAfterSeconds: 5 };
    expect(await Promise.race(waiting)).toEqual(refused);
    expect(await Promise.all(waiting)).toEqual(Array(41).fill(refused));
    first.end();
    await running;
    expect(await shares.run('one', staying(), () => 'now')).toBe('now');
  });

  it('never runs what was left while it waited', async () => {
    const shares = createShares({ streams: 1, operations: 1 });
    const [first, second] = [work(), work()];
    const running = shares.run('one', staying(), first.run);
    const leaving = new AbortController();
    const left = shares.run('one', leaving.signal, second.run).catch(codeOf);
    leaving.abort();
    expect(await left).toBe('RATE_LIMITED');
    first.end();
    await running;
    expect(second.isRunning()).toBe(false);
  });

  it('has so many streams; one that is given back twice makes one place', () => {
    const shares = createShares({ streams: 2, operations: 1 });
    const [one] = [shares.openStream('one'), shares.openStream('one')];
    const more = () => shares.openStream('one');
    expect(more).toThrow('Too many streams');
    expect(shares.openStream('another')).toBeTypeOf('function');
    one();
    one();
    more();
    expect(more).toThrow('Too many streams');
  });
});

describe('the door', () => {
  it('lets so many requests of one session or token in, refuses the next, and forgets who has left', () => {
    const door = createDoor({ operations: 2 });
    const inside = Array.from({ length: 12 }, () => door.enter('a token', true));
    const more = () => door.enter('a token', true);
    expect(more).toThrow('Too much');
    expect(door.enter('another token', true)).toBeTypeOf('function');
    inside[0]?.();
    more();
    expect(more).toThrow('Too much');
    for (let one = 0; one < 42; one += 1) door.enter('a session', false);
    expect(() => door.enter('a session', false)).toThrow('Too much');
  });
});

describe('over the API', () => {
  let world: World;
  let executor: Person;
  beforeAll(async () => {
    world = await createWorld({ config: { shares: { streams: 3, operations: 1, files: 1 } } });
    executor = await world.person('AKS', ['EXECUTOR']);
  });
  afterAll(() => world.close());

  it('one stream too many of a user is refused with its code, whichever session asks; the others go on', async () => {
    const other = { ...executor, cookie: await world.session(executor.id) };
    const open = [
      await assignmentsOf(world.app, executor),
      await assignmentsOf(world.app, executor),
      await assignmentsOf(world.app, other),
    ];
    const refused = await assignmentsOf(world.app, other);
    expect((await refused.next()).errors).toMatchObject([
      { extensions: { code: 'TOO_MANY_STREAMS', maximum: 3 } },
    ]);
    await refused.ended;
    const colleague = await assignmentsOf(world.app, await world.person('AKS', ['EXECUTOR']));
    await expect(colleague.next(200)).rejects.toThrow('No event');
    open[0]?.cut();
    await expect
      .poll(async () => {
        const again = await assignmentsOf(world.app, executor);
        open.push(again);
        return again.next(200).then(
          ({ errors }) => errors?.[0]?.extensions.code,
          () => 'open',
        );
      })
      .toBe('open');
    for (const stream of [...open, colleague]) stream.cut();
  });

  it('a flood by one token is refused before the database is asked whose it is, with the time in the header', async () => {
    const bearer = `komek_${'x'.repeat(43)}`;
    const flood = await Promise.all(
      Array.from({ length: 40 }, () =>
        world.app.fetch(request({ cookie: '', bearer }, '{ viewer { roles } }', {}, 'application/json')),
      ),
    );
    const refused = flood.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(40 - 11);
    expect(refused[0]?.headers.get('retry-after')).toBe('5');
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([401, 429]));
  });

  it('a subscription that is refused takes no place', async () => {
    const head = await world.person('AKS', ['HEAD']);
    for (let time = 0; time < 5; time += 1) {
      const refused = await assignmentsOf(world.app, head);
      expect((await refused.next()).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      await refused.ended;
    }
  });

  it('what one asks at once beyond his share is answered, only later; a flood is told when to come again', async () => {
    const ask = () => world.ask(executor, '{ viewer { roles } }');
    const answers = await Promise.all(Array.from({ length: 20 }, ask));
    expect(answers.map(({ errors }) => errors)).toEqual(Array(20).fill(undefined));
    const flood = await Promise.all(Array.from({ length: 100 }, ask));
    const refused = flood.flatMap(({ errors = [] }) => errors);
    expect(refused.length).toBeGreaterThan(0);
    for (const { extensions } of refused)
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: 5 });
    expect((await ask()).errors).toBeUndefined();
  });
});

describe('files below /files/', () => {
  /** Bytes that come when they are asked for, and never end by themselves. */
  const route: FileRoute = {
    method: 'GET',
    prefix: '/files/some/',
    answer: async ({ id }) => {
      if (id.startsWith('0')) throw new Error('no');
      return new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(10)) }));
    },
  };
  const ANY = '11111111-1111-4111-8111-111111111111';
  const NONE = '00000000-0000-4000-8000-000000000000';
  let world: World;
  let app: App;
  let clerk: Person;
  beforeAll(async () => {
    world = await createWorld();
    clerk = await world.person('AKS', ['CLERK']);
    app = tinyApp({
      db: world.db,
      now: () => world.clock,
      routes: [route],
      config: { cookieSecure: false, shares: { streams: 1, operations: 1, files: 2 } },
    });
  });
  afterAll(async () => {
    await app.dispose();
    await world.close();
  });

  const fetched = (who: Person = clerk, id = ANY) => fetchFile(app, who, `/files/some/${id}`);
  const isOpen = (answer: Promise<Response>, within = 200): Promise<boolean> =>
    Promise.race([
      answer.then(({ status }) => status === 200),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), within)),
    ]);

  it('are open so many at once for one user, to their last byte; the next waits in its turn, and nobody else', async () => {
    const open = [fetched(), fetched(), fetched()];
    expect(await Promise.all(open.map((one) => isOpen(one)))).toEqual([true, true, false]);
    expect(await isOpen(fetched(await world.person('AKS', ['CLERK'])), 2000)).toBe(true);
    await (await open[0])?.body?.cancel();
    expect(await isOpen(open[2] as Promise<Response>, 2000)).toBe(true);
    for (const one of open) await (await one).body?.cancel().catch(() => {});
  });

  it('give their place on when they are refused', async () => {
    for (let time = 0; time < 4; time += 1) expect((await fetched(clerk, NONE)).status).toBe(500);
    const open = fetched();
    expect(await isOpen(open, 2000)).toBe(true);
    await (await open).body?.cancel();
  });

  it('of his programs have places of their own, half as many', async () => {
    const { bearer } = await withToken(world, clerk);
    const own = [fetched(), fetched()];
    expect(await Promise.all(own.map((one) => isOpen(one, 2000)))).toEqual([true, true]);
    const byProgram = () => fetchFile(app, null, `/files/some/${ANY}`, { authorization: `Bearer ${bearer}` });
    const theirs = [byProgram(), byProgram()];
    expect(await Promise.all(theirs.map((one) => isOpen(one, 500)))).toEqual([true, false]);
    await (await theirs[0])?.body?.cancel();
    for (const one of [...own, ...theirs]) await (await one).body?.cancel().catch(() => {});
  });
});
