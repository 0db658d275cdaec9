import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotificationLineFragment } from '../../admin/generated/graphql.ts';
import { freshWords } from '../../admin/live/notificationWords.ts';
import { makeTeller, type Teller } from '../../admin/live/teller.ts';
import { readerOf } from './support/reader.ts';

interface Row {
  readonly cursor: number;
}

const rows = (...cursors: number[]): Row[] => cursors.map((cursor) => ({ cursor }));

/** Some tabs of one browser; the first one leads. */
function browserWith(...visible: boolean[]) {
  const tabs = visible.map((inView) => ({
    inView,
    shown: [] as { cursors: number[]; away: boolean }[],
    outside: [] as number[][],
  }));
  const closed = new Set<number>();
  const cursorsOf = (told: readonly Row[]) => told.map(({ cursor }) => cursor);
  const tellers: Teller<Row>[] = tabs.map((tab, index) =>
    makeTeller<Row>({
      isVisible: () => tab.inView,
      isLeader: () => index === 0,
      isOpen: ({ cursor }) => !closed.has(cursor),
      show: (told, away) => tab.shown.push({ cursors: cursorsOf(told), away }),
      callOutside: (told) => tab.outside.push(cursorsOf(told)),
      told: (upTo) => {
        for (const teller of tellers) if (teller !== tellers[index]) teller.heard(upTo);
      },
      chance: () => index / tabs.length,
    }),
  );
  return {
    tabs,
    closed,
    arrives: (fresh: readonly Row[], away = false) => {
      for (const teller of tellers) teller.take(fresh, away);
    },
    look: (index: number, inView: boolean) => {
      const tab = tabs[index];
      if (tab) tab.inView = inView;
      if (inView) tellers[index]?.seen();
    },
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is new', () => {
  it('is told once, by the tab that leads, when several are in view', async () => {
    const { tabs, arrives } = browserWith(true, true, true);
    arrives(rows(1));
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs.map(({ shown }) => shown)).toEqual([[{ cursors: [1], away: false }], [], []]);
    expect(tabs.map(({ outside }) => outside)).toEqual([[], [], []]);
  });

  it('is told by the tab in view when the one that leads is hidden', async () => {
    const { tabs, arrives } = browserWith(false, true);
    arrives(rows(1));
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs.map(({ shown }) => shown.length)).toEqual([0, 1]);
    expect(tabs[0]?.outside).toEqual([]);
  });

  it('is told together when it comes together', async () => {
    const { tabs, arrives } = browserWith(true);
    arrives(rows(1));
    arrives(rows(2, 3));
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs[0]?.shown).toEqual([{ cursors: [1, 2, 3], away: false }]);
  });

  it('calls from outside the page, once, when no tab is in view', async () => {
    const { tabs, arrives } = browserWith(false, false);
    arrives(rows(1));
    await vi.advanceTimersByTimeAsync(5000);
    arrives(rows(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs.map(({ shown }) => shown)).toEqual([[], []]);
    expect(tabs.map(({ outside }) => outside)).toEqual([[[1], [2]], []]);
  });

  it('waits for a reader who is away and is told as such when he is back, by the tab he looks at', async () => {
    const { tabs, arrives, look } = browserWith(false, false);
    arrives(rows(1));
    await vi.advanceTimersByTimeAsync(60_000);
    arrives(rows(2, 3));
    await vi.advanceTimersByTimeAsync(60_000);
    look(1, true);
    await vi.advanceTimersByTimeAsync(5000);
    look(0, true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs.map(({ shown }) => shown)).toEqual([[], [{ cursors: [1, 2, 3], away: true }]]);
  });

  it('is told as come while away when the connection was lost', async () => {
    const { tabs, arrives } = browserWith(true);
    arrives(rows(4, 5), true);
    await vi.advanceTimersByTimeAsync(5000);
    arrives(rows(6));
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs[0]?.shown).toEqual([
      { cursors: [4, 5], away: true },
      { cursors: [6], away: false },
    ]);
  });

  it('is not told any more once somebody has acknowledged it', async () => {
    const { tabs, arrives, closed, look } = browserWith(false);
    arrives(rows(1, 2));
    closed.add(1);
    await vi.advanceTimersByTimeAsync(30_000);
    closed.add(2);
    look(0, true);
    await vi.advanceTimersByTimeAsync(5000);
    expect(tabs[0]?.shown).toEqual([]);
    expect(tabs[0]?.outside).toEqual([[2]]);
  });

  it('is never told twice and never lost, whatever the reader looks at', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('arrive' as const), many: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constant('look' as const), tab: fc.nat(2), inView: fc.boolean() }),
      fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const { tabs, arrives, look } = browserWith(true, false, false);
        let last = 0;
        for (const one of steps) {
          if (one.do === 'arrive') arrives(rows(...Array.from({ length: one.many }, () => ++last)));
          else if (one.do === 'look') look(one.tab, one.inView);
          else await vi.advanceTimersByTimeAsync(one.ms);
        }
        look(0, true);
        await vi.advanceTimersByTimeAsync(10_000);
        const told = tabs.flatMap(({ shown }) => shown.flatMap(({ cursors }) => cursors));
        expect(told.sort((one, other) => one - other)).toEqual(
          Array.from({ length: last }, (_, at) => at + 1),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the words for what is new', () => {
  const line = (cursor: number): NotificationLineFragment => ({
    cursor,
    kind: 'ASSIGNED',
    at: '2026-01-01T05:00:00Z',
    acknowledgedAt: null,
    settledAt: null,
    case: {
      id: `c${cursor}`,
      version: 1,
      status: 'ASSIGNED',
      number: `AKS-2026/00000${cursor}`,
      akimNumber: null,
    },
    clock: null,
  });
  const words = (count: number, away: boolean, locale: 'kk' | 'ru' | 'en') =>
    freshWords(
      Array.from({ length: count }, (_, at) => line(at + 1)),
      away,
      0,
      readerOf(locale),
    );

  it('name the case when there is one', () => {
    expect(words(1, false, 'en')).toBe('Case AKS-2026/000001. Assigned to you');
    expect(words(1, true, 'ru')).toBe('Пока Вас не было: Дело AKS-2026/000001. Передано Вам на исполнение');
    expect(words(1, true, 'kk')).toBe('Сіз болмағанда: AKS-2026/000001 ісі. Сізге орындауға берілді');
  });

  it('count in the right plural of each language', () => {
    expect([2, 5, 11, 21, 22, 25].map((count) => words(count, true, 'ru'))).toEqual([
      'Пока Вас не было: 2 новых оповещения',
      'Пока Вас не было: 5 новых оповещений',
      'Пока Вас не было: 11 новых оповещений',
      'Пока Вас не было: 21 новое оповещение',
      'Пока Вас не было: 22 новых оповещения',
      'Пока Вас не было: 25 новых оповещений',
    ]);
    expect(words(3, true, 'kk')).toBe('Сіз болмағанда 3 жаңа хабарландыру келді');
    expect(words(21, true, 'kk')).toBe('Сіз болмағанда 21 жаңа хабарландыру келді');
    expect(words(3, true, 'en')).toBe('3 new while you were away');
    expect(words(5, false, 'ru')).toBe('5 новых оповещений');
  });
});
