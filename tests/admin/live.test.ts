import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NotificationKind,
  type NotificationLineFragment,
  NotificationsDocument,
} from '../../admin/generated/graphql.ts';
import { eventStream, makeBlockReader } from '../../admin/live/eventStream.ts';
import { makeNotificationFeed } from '../../admin/live/notificationFeed.ts';
import { notificationWords } from '../../admin/live/notificationWords.ts';
import { makeOwnChanges } from '../../admin/live/ownChanges.ts';
import { valuesOf } from './support/contract.ts';
import { readerOf } from './support/reader.ts';

const line = (cursor: number, over: Partial<NotificationLineFragment> = {}): NotificationLineFragment => ({
  cursor,
  kind: 'ASSIGNED',
  at: '2026-01-01T05:00:00Z',
  acknowledgedAt: null,
  settledAt: null,
  case: { id: `c${cursor}`, version: 1, status: 'ASSIGNED', number: null, akimNumber: null },
  clock: null,
  ...over,
});

const LATER = '2026-01-01T06:00:00Z';

describe('an event stream', () => {
  const text = ':\n\nevent: next\ndata: {"a":1}\n\nevent: next\ndata: {"b":\ndata: 2}\n\nevent: complete\n\n';

  it('reads the same blocks however the network cuts the text', () => {
    const whole = makeBlockReader()(text);
    expect(whole.map(({ event, data }) => [event, data])).toEqual([
      ['message', ''],
      ['next', '{"a":1}'],
      ['next', '{"b":\n2}'],
      ['complete', ''],
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const at = [0, ...cuts.sort((one, other) => one - other), text.length];
        const read = makeBlockReader();
        expect(at.slice(1).flatMap((end, index) => read(text.slice(at[index], end)))).toEqual(whole);
      }),
    );
  });

  const answering = (body: string, type: string) => ({
    signal: new AbortController().signal,
    request: (async () => new Response(body, { headers: { 'content-type': type } })) as typeof fetch,
  });
  const collect = async (options: Parameters<typeof eventStream>[2]) => {
    const seen: unknown[] = [];
    for await (const data of eventStream(NotificationsDocument, {}, options)) seen.push(data);
    return seen;
  };

  it('gives the data of each event until the server completes it', async () => {
    const body =
      'event: next\ndata: {"data":{"notifications":1}}\n\n:\n\nevent: complete\n\nevent: next\ndata: {"data":{}}\n\n';
    expect(await collect(answering(body, 'text/event-stream; charset=utf-8'))).toEqual([
      { notifications: 1 },
    ]);
  });

  it('throws the server’s code, whether it refuses at once or later', async () => {
    const errors = '{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}';
    const coded = { body: { graphQLErrors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
    await expect(collect(answering(errors, 'application/json'))).rejects.toMatchObject(coded);
    await expect(
      collect(answering(`event: next\ndata: ${errors}\n\n`, 'text/event-stream')),
    ).rejects.toMatchObject(coded);
  });
});

describe('the feed', () => {
  it('tells each notification once, whatever comes twice', () => {
    const cursors = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 });
    fc.assert(
      fc.property(cursors, cursors, (loaded, streamed) => {
        const feed = makeNotificationFeed();
        const unique = [...new Set(loaded)];
        const told = feed
          .load(
            unique.map((cursor) => line(cursor)),
            null,
          )
          .map(({ cursor }) => cursor);
        // The server resumes after the last cursor, in order; a break makes it repeat.
        for (const cursor of streamed.sort((one, other) => one - other)) {
          if (feed.receive(line(cursor))) told.push(cursor);
        }
        expect(new Set(told).size).toBe(told.length);
        const last = Math.max(0, ...unique);
        expect(new Set(told)).toEqual(new Set([...unique, ...streamed.filter((cursor) => cursor > last)]));
        expect(feed.last() ?? 0).toBe(Math.max(0, ...unique, ...streamed));
      }),
    );
  });

  const shown = (feed: ReturnType<typeof makeNotificationFeed>) =>
    feed.state().open.map(({ cursor }) => cursor);

  it('shows the newest first and forgets what was acknowledged, here or elsewhere', () => {
    const feed = makeNotificationFeed();
    feed.load([line(1), line(2), line(3)], null);
    feed.acknowledged(2);
    feed.receive(line(3, { acknowledgedAt: LATER }));
    feed.receive(line(4));
    expect(shown(feed)).toEqual([4, 1]);
    feed.load([line(4)], 4);
    expect(shown(feed)).toEqual([4]);
  });

  it('drops a row once it is settled: nothing is left to do', () => {
    const feed = makeNotificationFeed();
    feed.load([line(1, { kind: 'REMINDER' }), line(2, { kind: 'OVERDUE' })], null);
    expect(feed.receive(line(1, { kind: 'REMINDER', settledAt: LATER }))).toBe(false);
    expect(shown(feed)).toEqual([2]);
    expect(feed.last()).toBe(2);
  });

  it('takes a notification that is already acknowledged as no news, but resumes after it', () => {
    const feed = makeNotificationFeed();
    expect(feed.receive(line(7, { acknowledgedAt: LATER }))).toBe(false);
    expect(feed.last()).toBe(7);
    expect(feed.state().open).toEqual([]);
  });

  it('loses nothing to a list that was asked for before the stream brought it', () => {
    const feed = makeNotificationFeed();
    feed.load([line(1)], null);
    const asked = feed.last();
    feed.receive(line(2));
    feed.load([line(1)], asked);
    expect(shown(feed)).toEqual([2, 1]);
  });

  it('brings nothing back by a list that was on its way while it was acknowledged or settled', () => {
    const feed = makeNotificationFeed();
    feed.load([line(1), line(2), line(3)], null);
    const asked = feed.last();
    feed.acknowledged(1);
    feed.receive(line(2, { settledAt: LATER }));
    feed.load([line(1), line(2), line(3)], asked);
    expect(shown(feed)).toEqual([3]);
  });

  it('acknowledges all that was shown, and keeps what came after', () => {
    const feed = makeNotificationFeed();
    feed.load([line(1), line(2)], null);
    feed.receive(line(3));
    feed.acknowledged(2, true);
    expect(shown(feed)).toEqual([3]);
  });
});

describe('a notification in words', () => {
  const clock = { id: 'k', step: 'A5', dueAt: '2026-11-23T11:30:00Z' } as const;
  const words = (kind: NotificationKind, locale: 'kk' | 'ru', now = '2026-11-23T11:00:00Z') =>
    notificationWords({ kind, clock }, Date.parse(now), readerOf(locale));

  it('says which step and when it ends or ended', () => {
    expect(words('REMINDER', 'kk')).toBe('Еске салу: Қол қою, мерзімі бүгін 16:30-да бітеді');
    expect(words('REMINDER', 'ru')).toBe('Напоминание: Подписание, срок истекает сегодня в 16:30');
    expect(words('OVERDUE', 'ru', '2026-11-24T05:00:00Z')).toBe(
      'Просрочено: Подписание, срок истек вчера в 16:30',
    );
    expect(words('ASSIGNED', 'ru')).toBe('Передано Вам на исполнение, срок истекает сегодня в 16:30');
    expect(words('UNACKNOWLEDGED', 'kk')).toBe('Орындаушы тапсырмамен мерзімінде танысқан жоқ');
  });

  it('needs no clock', () => {
    for (const kind of valuesOf('NotificationKind') as NotificationKind[]) {
      const said = notificationWords({ kind, clock: null }, 0, readerOf('ru'));
      expect(said).not.toContain('%{');
      expect(said).not.toContain('bell.');
    }
  });
});

describe('own changes', () => {
  it('are not taken for somebody else’s, even when the signal is faster than the answer', async () => {
    const own = makeOwnChanges();
    let answer: (version: number) => void = () => {};
    const step = own.during(
      'a',
      () => new Promise<number>((resolve) => (answer = resolve)),
      (version) => version,
    );
    const signalled = own.isOwn('a', 5);
    answer(5);
    await step;
    expect(await signalled).toBe(true);
    expect(await own.isOwn('a', 6)).toBe(false);
    expect(await own.isOwn('b', 5)).toBe(false);
  });

  it('leave nothing behind when the step was refused', async () => {
    const own = makeOwnChanges();
    const step = own.during(
      'a',
      () => Promise.reject(new Error('refused')),
      () => 9,
    );
    const signalled = own.isOwn('a', 9);
    await expect(step).rejects.toThrow('refused');
    expect(await signalled).toBe(false);
  });
});
