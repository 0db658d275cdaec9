import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import {
  ExportCasesDocument,
  type ExportCasesInput,
  type ExportCasesMutation,
} from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';

const LANGUAGES = { kk: 'KK', ru: 'RU', en: 'EN' } as const;

/** Follows a link as a click would, so that the browser keeps the file and the page stays. */
function download(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Asks for a list as a file in the reader's language and fetches it at once. */
export function useExport() {
  const { t, locale } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<ExportCasesMutation['exportCases'] | null>(null);

  const make = async (input: Omit<ExportCasesInput, 'language'>) => {
    setBusy(true);
    setProblem(null);
    setMade(null);
    try {
      const language = LANGUAGES[locale as keyof typeof LANGUAGES] ?? 'KK';
      const { exportCases } = await ask(ExportCasesDocument, { input: { ...input, language } });
      setMade(exportCases);
      download(exportCases.url, exportCases.fileName);
    } catch (error) {
      const [field] = problemOf(error).fields;
      setProblem(field ? fieldWords(t, field) : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const forget = () => {
    setProblem(null);
    setMade(null);
  };
  return { busy, problem, made, make, forget };
}
