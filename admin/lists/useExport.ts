import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import {
  ExportCaseEventsDocument,
  ExportCasesDocument,
  type ExportCasesInput,
  type ExportCasesMutation,
  ExportClocksDocument,
  type ExportFormat,
  type ExportLanguage,
} from '../generated/graphql.ts';
import { useWords } from '../i18n/useWords.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { problemOf } from '../providers/problem.ts';
import { fieldWords } from '../providers/problemWords.ts';
import { download } from '../shared/download.ts';

type Promised = ExportCasesMutation['exportCases'];

const LANGUAGES = { kk: 'KK', ru: 'RU', en: 'EN' } as const;

/** A table that may be had whole, whatever list is shown. */
export type WholeTable = 'CASE_EVENTS' | 'CLOCKS';

/** Asks for a list, or for a whole table, as a file in the reader's language and fetches it at once. */
export function useExport() {
  const { t, locale } = useWords();
  const { ask } = useDataProvider<KomekDataProvider>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [made, setMade] = useState<Promised | null>(null);

  const fetchOf = async (promise: (language: ExportLanguage) => Promise<Promised>) => {
    setBusy(true);
    setProblem(null);
    setMade(null);
    try {
      const language = LANGUAGES[locale as keyof typeof LANGUAGES] ?? 'KK';
      const promised = await promise(language);
      setMade(promised);
      download(promised.url, promised.fileName);
    } catch (error) {
      const [field] = problemOf(error).fields;
      setProblem(field ? fieldWords(t, field) : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const make = (input: Omit<ExportCasesInput, 'language'>) =>
    fetchOf(
      async (language) => (await ask(ExportCasesDocument, { input: { ...input, language } })).exportCases,
    );
  const makeTable = (table: WholeTable, format: ExportFormat) =>
    fetchOf(async (language) =>
      table === 'CLOCKS'
        ? (await ask(ExportClocksDocument, { input: { format, language } })).exportClocks
        : (await ask(ExportCaseEventsDocument, { input: { format, language } })).exportCaseEvents,
    );
  const forget = () => {
    setProblem(null);
    setMade(null);
  };
  return { busy, problem, made, make, makeTable, forget };
}
