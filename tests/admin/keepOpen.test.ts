import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NotificationsDocument } from '../../admin/generated/graphql.ts';
import { makeCrowding } from '../../admin/live/crowding.ts';
import { eventStream } from '../../admin/live/eventStream.ts';
import { type Connection, keepOpen, pauseAfter, type StreamState } from '../../admin/live/keepOpen.ts';

describe('a kept connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const browser = () => {
    let changed = () => {};
    const state = { hidden: false };
    const surroundings = {
      isHidden: () => state.hidden,
      onChange: (listener: () => void) => {
        changed = listener;
        return () => {};
      },
      now: () => Date.now(),
    };
    const hide = (hidden: boolean) => {
      state.hidden = hidden;
      changed();
    };
    return { surroundings, hide };
  };
  const untilAborted = ({ signal }: Connection) =>
    new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

  it('is opened anew after every break, with growing pauses', async () => {
    const connect = vi.fn(async () => {
      throw new TypeError('broken');
    });
    const stop = keepOpen({
      connect,
      onRefused: () => {},
      onlyInView: false,
      surroundings: browser().surroundings,
    });
    await vi.advanceTimersByTimeAsync(60_000);
    const tries = connect.mock.calls.length;
    expect(tries).toBeGreaterThan(4);
    expect(tries).toBeLessThan(16);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connect).toHaveBeenCalledTimes(tries);
  });

  describe('of a user who has as many open as he may', () => {
    const REFUSED =
      ':\n\nevent: next\ndata: {"errors":[{"message":"Too many.","extensions":{"maximum":1,"code":"TOO_MANY_STREAMS"}}]}\n\nevent: complete\ndata:\n\n';
    const headers = { 'content-type': 'text/event-stream' };

    /** Opens a stream again and again that the server refuses while `room` is false. */
    const opening = (room: { is: boolean }) => {
      const states: StreamState[] = [];
      const lasting = (signal: AbortSignal | null | undefined) =>
        new ReadableStream({
          start(body) {
            signal?.addEventListener('abort', () => body.error(signal.reason));
          },
        });
      const request = vi.fn<typeof fetch>(
        async (_address, sent) => new Response(room.is ? lasting(sent?.signal) : REFUSED, { headers }),
      );
      const stop = keepOpen({
        connect: async (connection) => {
          for await (const _ of eventStream(NotificationsDocument, {}, { ...connection, request }));
        },
        onState: (state) => void (states.at(-1) === state || states.push(state)),
        onRefused: () => states.push('broken'),
        onlyInView: false,
        surroundings: browser().surroundings,
      });
      return { states, request, stop };
    };

    it('is told of as such, never as broken, and tried again with growing pauses', async () => {
      const { states, request, stop } = opening({ is: false });
      await vi.advanceTimersByTimeAsync(60_000);
      // The first one looked open until the refusal came on it; no later one did.
      expect(states).toEqual(['open', 'crowded']);
      expect(request.mock.calls.length).toBeGreaterThan(4);
      expect(request.mock.calls.length).toBeLessThan(16);
      stop();
    });

    it('is open by itself once there is room and it lasts', async () => {
      const room = { is: false };
      const { states, stop } = opening(room);
      await vi.advanceTimersByTimeAsync(30_000);
      room.is = true;
      await vi.advanceTimersByTimeAsync(27_000);
      expect(states).toEqual(['open', 'crowded', 'open']);
      stop();
    });

    it('is said of a page while any of its streams is refused, and to whoever listens', () => {
      const crowding = makeCrowding();
      const told = vi.fn(() => crowding.isCrowded());
      const leave = crowding.subscribe(told);
      crowding.tell('feed', false);
      expect(told).not.toHaveBeenCalled();
      for (const stream of ['feed', 'feed', 'case']) crowding.tell(stream, true);
      crowding.tell('feed', false);
      expect(crowding.isCrowded()).toBe(true);
      crowding.tell('case', false);
      expect(told.mock.results.map(({ value }) => value)).toEqual([true, true, true, false]);
      leave();
      crowding.tell('case', true);
      expect(told).toHaveBeenCalledTimes(4);
    });
  });

  it('ends for good when the server says that the session has ended', async () => {
    const refused = vi.fn();
    const connect = vi.fn(async () => {
      throw { body: { graphQLErrors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } };
    });
    keepOpen({ connect, onRefused: refused, onlyInView: false, surroundings: browser().surroundings });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(refused).toHaveBeenCalledTimes(1);
  });

  it('is given up when the server is silent for too long, and opened anew', async () => {
    const connect = vi.fn((connection: Connection) => {
      connection.onLife();
      return untilAborted(connection);
    });
    const stop = keepOpen({
      connect,
      onRefused: () => {},
      onlyInView: false,
      surroundings: browser().surroundings,
    });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(connect).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(connect).toHaveBeenCalledTimes(2);
    stop();
  });

  it('is given back while the page is out of view, and opened at once when it returns', async () => {
    const { surroundings, hide } = browser();
    const connect = vi.fn(untilAborted);
    const stop = keepOpen({ connect, onRefused: () => {}, onlyInView: true, surroundings });
    await vi.advanceTimersByTimeAsync(10);
    hide(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(connect).toHaveBeenCalledTimes(1);
    hide(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(connect).toHaveBeenCalledTimes(2);
    stop();
  });

  it('waits longer each time, but never longer than half a minute', () => {
    expect(pauseAfter(0, 0.5)).toBe(500);
    expect(pauseAfter(3, 0.5)).toBe(4000);
    expect(pauseAfter(50, 1)).toBeLessThanOrEqual(30_000);
  });
});
