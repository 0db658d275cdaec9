import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useWords } from '../../i18n/useWords.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { dotsFor, type Printable } from './choose.ts';
import { paperBytes, printProblem } from './fetchPaper.ts';
import { printSheets } from './printSheets.ts';
import { prepareSheets, releaseSheets, type Sheet } from './sheet.ts';
import { useSaidPrints } from './useSaidPrints.ts';

/** Printing of single papers: which one is being prepared, and what went wrong with which one. */
export interface Printing {
  /** Draws the paper unless its sheets are given, logs the print, prints. Answers whether the dialog was opened. */
  readonly print: (paper: Printable, sheets?: readonly Sheet[]) => Promise<boolean>;
  readonly preparing: string | null;
  readonly problem: { readonly paperId: string; readonly words: string } | null;
}

/** Prints one paper at a time; nothing is logged as printed before its pages are ready. */
export function usePrint(): Printing {
  const { t } = useWords();
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const sayPrinted = useSaidPrints();
  const busy = useRef(false);
  const [preparing, setPreparing] = useState<string | null>(null);
  const [problem, setProblem] = useState<Printing['problem']>(null);

  const print = async (paper: Printable, given?: readonly Sheet[]): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setPreparing(paper.id);
    setProblem(null);
    let drawn: readonly Sheet[] = [];
    try {
      if (!given) {
        // A preview of the paper that is open has its bytes already.
        const bytes = queryClient.fetchQuery(paperBytes(paper.url));
        drawn = await prepareSheets({ url: paper.url, bytes }, dotsFor(paper.pages));
      }
      await dataProvider.printPapers([paper.id]);
      await printSheets(given ?? drawn);
      return true;
    } catch (error) {
      setProblem({ paperId: paper.id, words: printProblem(t, error) });
      return false;
    } finally {
      releaseSheets(drawn);
      busy.current = false;
      setPreparing(null);
      sayPrinted();
    }
  };
  return { print, preparing, problem };
}
