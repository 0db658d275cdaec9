import { useEffect, useRef, useState } from 'react';
import type { CaseWholeFragment } from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import { newestOf } from '../papers/printing/choose.ts';
import { usePrint } from '../papers/printing/usePrint.ts';

/** Prints the receipt of a case once by itself, and again whenever it is asked for. */
export function useReceiptPrint({ papers }: Pick<CaseWholeFragment, 'papers'>) {
  const { t } = useWords();
  const { print, preparing, problem } = usePrint();
  const receipt = newestOf(papers, 'RECEIPT');
  const begun = useRef(false);
  const [printed, setPrinted] = useState<boolean | null>(null);
  const printNow = async (): Promise<void> => {
    setPrinted(null);
    setPrinted(receipt !== null && (await print(receipt)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each registration
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void printNow();
  }, []);
  const done = printed === null || preparing !== null ? 'PREPARING' : printed ? 'PRINTED' : 'FAILED';
  return {
    state: done,
    problem: problem?.words ?? t('papers.none'),
    print: () => void printNow(),
  } as const;
}
