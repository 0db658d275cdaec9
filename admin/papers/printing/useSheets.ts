import { useEffect, useState } from 'react';
import { useWords } from '../../i18n/useWords.ts';
import { dotsFor, type Printable } from './choose.ts';
import { printProblem } from './fetchPaper.ts';
import { prepareSheets, releaseSheets, type Sheet } from './sheet.ts';

/** The sheets of a paper for a page that shows them; null until they are drawn. */
export function useSheets({ url, pages }: Printable): {
  readonly sheets: readonly Sheet[] | null;
  readonly problem: string | null;
  readonly retry: () => void;
} {
  const { t } = useWords();
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null);
  const [error, setError] = useState<{ readonly error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt draws anew
  useEffect(() => {
    const leaving = new AbortController();
    let mine: readonly Sheet[] = [];
    setError(null);
    prepareSheets({ url }, dotsFor(pages), leaving.signal).then(
      (drawn) => {
        if (leaving.signal.aborted) return releaseSheets(drawn);
        mine = drawn;
        setSheets(drawn);
      },
      (failure: unknown) => {
        if (!leaving.signal.aborted) setError({ error: failure });
      },
    );
    return () => {
      leaving.abort();
      setSheets(null);
      releaseSheets(mine);
    };
  }, [url, pages, attempt]);
  return {
    sheets,
    problem: error && printProblem(t, error.error),
    retry: () => setAttempt((before) => before + 1),
  };
}
