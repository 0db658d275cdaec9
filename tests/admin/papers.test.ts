import { HttpError } from 'react-admin';
import { describe, expect, it } from 'vitest';
import type { PaperKind, PapersOfCasesQuery } from '../../admin/generated/graphql.ts';
import { daysOf, daysProblem, MOST_DAYS, SPANS } from '../../admin/journals/journalDays.ts';
import { CHUNK, chunksOf, logInChunks, MOST_PAPERS, prepareAll } from '../../admin/papers/many/batch.ts';
import { isClean, linesOf, tallyOf } from '../../admin/papers/many/lines.ts';
import { dotsFor, namedPaper, newestOf, paperOfNow, sheetsOf } from '../../admin/papers/printing/choose.ts';
import { MAX_JOURNAL_DAYS } from '../../schema/papers/issueJournal.ts';
import { MAX_PRINTED } from '../../schema/papers/printPapers.ts';

const paper = (kind: PaperKind, id: string = kind, issuedAt = '2026-11-02T05:00:00.000Z') => ({
  id,
  kind,
  issuedAt,
});

describe('the paper of a case that matters now', () => {
  const receipt = paper('RECEIPT');
  const letter = paper('COVERING_LETTER');
  const notice = paper('NOTICE');

  it.each([
    ['nothing before there is a paper', [], null],
    ['the receipt once it is issued', [receipt], receipt],
    ['the receipt, not the letter with which the documents went on', [receipt, letter], receipt],
    ['the notice once it is signed', [notice, letter, receipt], notice],
    ['nothing where only a letter was issued', [letter], null],
  ] as const)('is %s', (_words, papers, expected) => {
    expect(paperOfNow(papers)).toBe(expected);
  });

  it('is the last one issued of its kind, in whatever order they come', () => {
    const again = paper('NOTICE', 'again', '2026-11-09T05:00:00.000Z');
    expect(newestOf([again, notice, receipt], 'NOTICE')).toBe(again);
    expect(newestOf([notice, again], 'NOTICE')).toBe(again);
    expect(newestOf([notice], 'JOURNAL')).toBeNull();
  });

  it('is found by its key, and by its kind where a link knows only the case', () => {
    const papers = [receipt, letter, notice];
    expect(namedPaper(papers, 'NOTICE')).toBe(notice);
    expect(namedPaper(papers, 'receipt')).toBe(receipt);
    expect(namedPaper(papers, 'notice')).toBe(notice);
    expect(namedPaper(papers, 'letter')).toBe(letter);
    expect(namedPaper(papers, 'somebody-else')).toBeNull();
    expect(namedPaper(papers, 'toString')).toBeNull();
  });
});

describe('how finely papers are drawn', () => {
  it('is as fine as a printer for a few sheets, coarser for many', () => {
    expect([1, 20, 21, 500].map(dotsFor)).toEqual([300, 300, 200, 200]);
    expect(sheetsOf([{ pages: 1 }, { pages: 7 }])).toBe(8);
  });
});

describe('a list in pieces', () => {
  it('has pieces of at most so many, in their order, and loses none', () => {
    const list = Array.from({ length: 250 }, (_, index) => index);
    expect(chunksOf(list).map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(chunksOf(list).flat()).toEqual(list);
    expect(chunksOf([])).toEqual([]);
    expect(chunksOf([1, 2, 3], 3)).toEqual([[1, 2, 3]]);
  });

  it('is as long as the server takes it', () => {
    expect(CHUNK).toBe(MAX_PRINTED);
    expect(MOST_PAPERS % CHUNK).toBe(0);
  });
});

const problem = (code: string) =>
  new HttpError('', 200, { problem: { code, params: {}, fields: [], refusal: null } });

describe('preparing many papers', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];
  const run = async (prepare: (item: string) => Promise<void>, isStopped = () => false, atOnce = 2) => {
    const failed: string[] = [];
    const end = await prepareAll({
      items,
      prepare,
      isStopped,
      atOnce,
      onFailed: (item) => failed.push(item),
    });
    return { end, failed };
  };

  it('tries each once, and never more than so many at once', async () => {
    const tried: string[] = [];
    let [now, most] = [0, 0];
    const { end } = await run(async (item) => {
      tried.push(item);
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 1));
      now -= 1;
    });
    expect(tried.sort()).toEqual(items);
    expect(most).toBe(2);
    expect(end).toEqual({ end: 'DONE' });
  });

  it('goes on after one that fails', async () => {
    const { end, failed } = await run(async (item) => {
      if (item === 'b') throw problem('NOT_FOUND');
      if (item === 'd') throw new Error('damaged');
    });
    expect(failed.sort()).toEqual(['b', 'd']);
    expect(end).toEqual({ end: 'DONE' });
  });

  it.each(['UNREACHABLE', 'UNAUTHENTICATED', 'RATE_LIMITED'])(
    'ends where every further one would fail alike: %s',
    async (code) => {
      const tried: string[] = [];
      const { end, failed } = await run(
        async (item) => {
          tried.push(item);
          if (item === 'b') throw problem(code);
        },
        () => false,
        1,
      );
      expect(tried).toEqual(['a', 'b']);
      expect(failed).toEqual([]);
      expect(end).toMatchObject({ end: 'BROKEN' });
    },
  );

  it('stops when it is told to, and takes what was broken off for untried', async () => {
    let stopped = false;
    const tried: string[] = [];
    const { end, failed } = await run(
      async (item) => {
        tried.push(item);
        if (item !== 'b') return;
        stopped = true;
        throw new DOMException('stopped', 'AbortError');
      },
      () => stopped,
      1,
    );
    expect(tried).toEqual(['a', 'b']);
    expect(failed).toEqual([]);
    expect(end).toEqual({ end: 'STOPPED' });
  });
});

describe('the log of many prints', () => {
  const ids = Array.from({ length: 150 }, (_, index) => String(index));

  it('is written piece by piece, and what could not be logged is not to be printed', async () => {
    const error = problem('NOT_FOUND');
    const asked: number[] = [];
    const { logged, refused } = await logInChunks(ids, async (chunk) => {
      asked.push(chunk.length);
      if (chunk.includes('120')) throw error;
    });
    expect(asked).toEqual([100, 50]);
    expect(logged).toEqual(ids.slice(0, 100));
    expect(refused).toEqual(ids.slice(100).map((id) => ({ id, error })));
  });

  it('is not asked for where nothing is ready', async () => {
    const { logged } = await logInChunks([], () => Promise.reject(new Error('asked')));
    expect(logged).toEqual([]);
  });
});

describe('the lines of a batch', () => {
  const cases = [
    { id: 'late', number: 'AKS-2026/000010', akimNumber: null, papers: [paper('RECEIPT')] },
    { id: 'early', number: 'AKS-2026/000009', akimNumber: null, papers: [paper('RECEIPT')] },
    { id: 'akim', number: null, akimNumber: 'AKS-01-2026/000001', papers: [] },
  ] as unknown as PapersOfCasesQuery['cases']['nodes'];
  const lines = linesOf(['late', 'gone', 'akim', 'early'], cases, 'RECEIPT');

  it('stand in the order of the numbers, and what has none at the end', () => {
    expect(lines.map(({ caseId }) => caseId)).toEqual(['akim', 'early', 'late', 'gone']);
  });

  it('say which case has no such paper', () => {
    expect(lines.map(({ state }) => state)).toEqual(['MISSING', 'WAITING', 'WAITING', 'MISSING']);
    expect(tallyOf(lines)).toEqual({ all: 2, ready: 0, printed: 0, waiting: 2, missing: 2, failed: 0 });
  });

  it('are printed unseen only when each has its paper and every one is ready', () => {
    const tally = (...states: Parameters<typeof tallyOf>[0][number]['state'][]) =>
      tallyOf(states.map((state) => ({ state })));
    expect(isClean(tally('READY', 'READY'))).toBe(true);
    expect(isClean(tally('READY', 'PRINTED'))).toBe(true);
    for (const other of ['WAITING', 'MISSING', 'FAILED'] as const)
      expect(isClean(tally('READY', other))).toBe(false);
    expect(isClean(tally())).toBe(false);
    expect(isClean(tally('PRINTED'))).toBe(false);
  });
});

describe('the days of a journal', () => {
  const today = '2026-11-27';
  const chosen = { from: '2026-10-01', to: '2026-10-05' };

  it('are today, the month so far, or those chosen', () => {
    expect(SPANS.map((span) => daysOf(span, today, chosen))).toEqual([
      { from: today, to: today },
      { from: '2026-11-01', to: today },
      chosen,
    ]);
  });

  it.each([
    ['', today, { field: 'from', code: 'REQUIRED' }],
    [today, '', { field: 'to', code: 'REQUIRED' }],
    ['2026-11-28', '2026-11-29', { field: 'from', code: 'IN_FUTURE' }],
    ['2026-11-20', '2026-11-19', { field: 'to', code: 'ORDER' }],
    ['2026-10-01', '2026-11-01', { field: 'to', code: 'TOO_MANY_DAYS' }],
    ['2026-10-01', '2026-10-31', null],
    [today, today, null],
  ])('from %s to %s are checked as the server does', (from, to, expected) => {
    expect(daysProblem({ from, to }, today)).toEqual(expected);
  });

  it('are as many as the server takes', () => {
    expect(MOST_DAYS).toBe(MAX_JOURNAL_DAYS);
  });
});
