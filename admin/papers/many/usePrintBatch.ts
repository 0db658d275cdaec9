import { useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { type PaperKind, PapersOfCasesDocument } from '../../generated/graphql.ts';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { dotsFor, sheetsOf } from '../printing/choose.ts';
import { printProblem } from '../printing/fetchPaper.ts';
import { printSheets } from '../printing/printSheets.ts';
import { prepareSheets, releaseSheets, type Sheet } from '../printing/sheet.ts';
import { useSaidPrints } from '../printing/useSaidPrints.ts';
import { chunksOf, logInChunks, prepareAll } from './batch.ts';
import { type BatchLine, isClean, linesOf, tallyOf } from './lines.ts';

/** `PREPARED` waits for a press, because something is amiss or it was stopped. */
export type BatchState = 'IDLE' | 'READING' | 'PREPARING' | 'STOPPING' | 'PREPARED' | 'PRINTING' | 'PRINTED';

const failed = (reason: string) => ({ state: 'FAILED', reason }) as const;

/** Prints a paper of each of many cases: reads which, draws all, logs the prints, and opens the browser's dialog once. */
export function usePrintBatch() {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const sayPrinted = useSaidPrints();
  const sheets = useRef(new Map<string, readonly Sheet[]>());
  const kept = useRef<readonly BatchLine[]>([]);
  const stop = useRef(new AbortController());
  const [lines, setLines] = useState<readonly BatchLine[]>([]);
  const [state, setState] = useState<BatchState>('IDLE');
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    stop.current = new AbortController();
    const drawn = sheets.current;
    return () => {
      stop.current.abort();
      for (const one of drawn.values()) releaseSheets(one);
      drawn.clear();
    };
  }, []);

  const show = (next: readonly BatchLine[]): void => {
    kept.current = next;
    setLines(next);
  };
  const mark = (caseId: string, change: Pick<BatchLine, 'state' | 'reason'>): void =>
    show(kept.current.map((line) => (line.caseId === caseId ? { ...line, ...change } : line)));

  const print = async (which: readonly BatchLine['state'][]): Promise<void> => {
    setState('PRINTING');
    setProblem(null);
    const papers = kept.current.flatMap(({ caseId, paper, state: is }) =>
      paper && which.includes(is) ? [{ caseId, id: paper.id }] : [],
    );
    const { logged, refused } = await logInChunks(
      papers.map(({ id }) => id),
      (ids) => dataProvider.printPapers(ids),
    );
    for (const { id, error } of refused) {
      const caseId = papers.find((paper) => paper.id === id)?.caseId;
      if (caseId) mark(caseId, failed(printProblem(t, error)));
    }
    try {
      if (logged.length > 0) await printSheets(logged.flatMap((id) => sheets.current.get(id) ?? []));
      for (const { caseId, id } of papers)
        if (logged.includes(id)) mark(caseId, { state: 'PRINTED', reason: null });
      setState(logged.length > 0 ? 'PRINTED' : 'PREPARED');
    } catch (error) {
      setProblem(printProblem(t, error));
      setState('PREPARED');
    }
    sayPrinted();
  };

  const prepare = async (): Promise<void> => {
    setState('PREPARING');
    setProblem(null);
    const { signal } = stop.current;
    const items = kept.current.filter(({ state: is }) => is === 'WAITING' || is === 'FAILED');
    const dots = dotsFor(sheetsOf(kept.current.flatMap(({ paper }) => (paper ? [paper] : []))));
    const end = await prepareAll({
      items,
      prepare: async ({ caseId, paper }) => {
        if (!paper) return;
        const drawn = sheets.current.get(paper.id) ?? (await prepareSheets(paper, dots, signal));
        sheets.current.set(paper.id, drawn);
        mark(caseId, { state: 'READY', reason: null });
      },
      onFailed: ({ caseId }, error) => mark(caseId, failed(printProblem(t, error))),
      isStopped: () => signal.aborted,
    });
    if (end.end === 'BROKEN') setProblem(printProblem(t, end.error));
    if (end.end === 'DONE' && isClean(tallyOf(kept.current))) await print(['READY']);
    else setState('PREPARED');
  };

  const start = async (loadIds: () => Promise<readonly string[]>, kind: PaperKind): Promise<void> => {
    setState('READING');
    setProblem(null);
    stop.current = new AbortController();
    try {
      const ids = await loadIds();
      const cases = [];
      for (const chunk of chunksOf(ids)) {
        const answer = await dataProvider.ask(PapersOfCasesDocument, { filter: { ids: chunk } });
        cases.push(...answer.cases.nodes);
      }
      show(linesOf(ids, cases, kind));
    } catch (error) {
      setProblem(printProblem(t, error));
      return setState('IDLE');
    }
    await prepare();
  };

  return {
    lines,
    state,
    problem,
    start,
    /** Prints what is ready; what was printed already only when asked for. */
    print: () => print(['READY']),
    printAgain: () => print(['READY', 'PRINTED']),
    /** Goes on with what waits or has failed. */
    goOn: () => {
      stop.current = new AbortController();
      return prepare();
    },
    stop: () => {
      stop.current.abort();
      setState('STOPPING');
    },
  };
}
