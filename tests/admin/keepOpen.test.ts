import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Connection, keepOpen, pauseAfter } from '../../admin/live/keepOpen.ts';

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
