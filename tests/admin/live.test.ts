import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssignmentLineFragment, AssignmentsDocument } from '../../admin/generated/graphql.ts';
import { makeAssignmentFeed } from '../../admin/live/assignmentFeed.ts';
import { eventStream, makeBlockReader } from '../../admin/live/eventStream.ts';
import { makeOwnChanges } from '../../admin/live/ownChanges.ts';

const assignment = (cursor: number, acknowledgedAt: string | null = null): AssignmentLineFragment => ({
  cursor,
  kind: 'ASSIGNED',
  at: '2026-01-01T05:00:00Z',
  acknowledgedAt,
  case: { id: `c${cursor}`, version: 1, status: 'ASSIGNED', number: null, applicant: null },
});

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
    for await (const data of eventStream(AssignmentsDocument, {}, options)) seen.push(data);
    return seen;
  };

  it('gives the data of each event until the server completes it', async () => {
    const body =
      'event: next\ndata: {"data":{"assignments":1}}\n\n:\n\nevent: complete\n\nevent: next\ndata: {"data":{}}\n\n';
    expect(await collect(answering(body, 'text/event-stream; charset=utf-8'))).toEqual([{ assignments: 1 }]);
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
  it('tells each assignment once, whatever comes twice', () => {
    const cursors = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 60 });
    fc.assert(
      fc.property(cursors, cursors, (loaded, streamed) => {
        const feed = makeAssignmentFeed();
        const unique = [...new Set(loaded)];
        const told = feed.load(unique.map((cursor) => assignment(cursor))).map(({ cursor }) => cursor);
        // The server resumes after the last cursor, in order; a break makes it repeat.
        for (const cursor of streamed.sort((one, other) => one - other)) {
          if (feed.receive(assignment(cursor))) told.push(cursor);
        }
        expect(new Set(told).size).toBe(told.length);
        const last = Math.max(0, ...unique);
        expect(new Set(told)).toEqual(new Set([...unique, ...streamed.filter((cursor) => cursor > last)]));
        expect(feed.last() ?? 0).toBe(Math.max(0, ...unique, ...streamed));
      }),
    );
  });

  it('shows the newest first and forgets what was acknowledged, here or elsewhere', () => {
    const feed = makeAssignmentFeed();
    feed.load([assignment(1), assignment(2), assignment(3)]);
    feed.acknowledged(2);
    feed.receive(assignment(3, '2026-01-01T06:00:00Z'));
    feed.receive(assignment(4));
    expect(feed.state().open.map(({ cursor }) => cursor)).toEqual([4, 1]);
    feed.load([assignment(4)]);
    expect(feed.state().open.map(({ cursor }) => cursor)).toEqual([4]);
  });

  it('takes an assignment that is already acknowledged as no news, but resumes after it', () => {
    const feed = makeAssignmentFeed();
    expect(feed.receive(assignment(7, '2026-01-01T06:00:00Z'))).toBe(false);
    expect(feed.last()).toBe(7);
    expect(feed.state().open).toEqual([]);
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
