import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signal } from '../../schema/context.ts';
import { signal } from '../../schema/notifications/outbox.ts';
import { createLive, type Live, readSignal } from '../../server/live.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { keptLog } from '../support/tinyApp.ts';

let database: TestDatabase;
const lives: Live[] = [];
const kept = keptLog();

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await Promise.all(lives.map((live) => live.stop()));
  await database.close();
});

async function live(): Promise<Live> {
  const opened = await createLive(database.url, kept.log);
  lives.push(opened);
  return opened;
}

const send = (message: Signal) => database.db.$transaction((tx) => signal(tx, message));
const feed = (cursor: number): Signal => ({ topic: 'feed', recipientId: 'r', cursor });

/** Ends the listening connections as a restart of the database would. */
async function cutListeners(): Promise<number> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'komek live' AND datname = current_database()`,
  );
  await owner.end();
  return rowCount ?? 0;
}

describe('live signals', () => {
  it('reach every process that shares the database', async () => {
    const [one, other] = [await live(), await live()];
    const [here, there] = [one.subscribe(() => true), other.subscribe(() => true)];
    await send(feed(7));
    expect(await here.next()).toEqual({ done: false, value: feed(7) });
    expect(await there.next()).toEqual({ done: false, value: feed(7) });
  });

  it('leave with the commit, and not at all without one', async () => {
    const mine = (await live()).subscribe(() => true);
    await database.db
      .$transaction(async (tx) => {
        await signal(tx, feed(1));
        throw new Error('rolled back');
      })
      .catch(() => {});
    await send(feed(2));
    expect(await mine.next()).toEqual({ done: false, value: feed(2) });
  });

  it('tell everybody to read again after the connection was cut, and flow again', async () => {
    const listening = await live();
    const mine = listening.subscribe((message) => message.topic === 'feed');
    expect(await cutListeners()).toBeGreaterThan(0);
    // Nothing is sent meanwhile: whether it would arrive depends on how soon the connection is back.
    expect(await mine.next()).toEqual({ done: false, value: { topic: 'resync' } });
    expect(listening.listening).toBe(true);
    await send(feed(4));
    expect(await mine.next()).toEqual({ done: false, value: feed(4) });
  });

  it('end with the server', async () => {
    const ending = await live();
    const waiting = ending.subscribe(() => true).next();
    await ending.stop();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(ending.listening).toBe(false);
  });

  it('are refused at the start when there is no database to listen to', async () => {
    await expect(createLive('postgresql://nobody@127.0.0.1:1/none', kept.log)).rejects.toThrow();
  });
});

describe('a notification', () => {
  it.each([
    undefined,
    '',
    'nonsense',
    '{"topic":"other"}',
    '{"topic":"feed","recipientId":7}',
    '[]',
    'null',
    '{"topic":"resync"}',
  ])('of %j is not taken for a signal', (payload) => {
    expect(readSignal(payload)).toBeNull();
  });
});
