import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { DeadlineChangePreviewDocument, type DeadlineChangePreviewQuery } from '../../generated/graphql.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { type FieldProblem, problemOf } from '../../providers/problem.ts';
import { type ChangeKey, changeInput, fingerprint } from './draft.ts';
import { changeProblems } from './draftProblems.ts';
import { useDraft } from './useDraft.ts';

/** What the server says would change. */
export type DryRun = DeadlineChangePreviewQuery['deadlineChangePreview'];

const KEPT = 600_000;

/** The dry run of exactly this draft: another draft has none until it is asked for. */
export function useDryRun() {
  const { ask } = useDataProvider<KomekDataProvider>();
  const { draft } = useDraft();
  return useQuery({
    queryKey: ['deadlineDryRun', fingerprint(draft)],
    queryFn: async (): Promise<DryRun> =>
      (await ask(DeadlineChangePreviewDocument, { input: changeInput(draft) })).deadlineChangePreview,
    enabled: false,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEPT,
  });
}

/** What the last dry run of this draft found wrong with one of its changes. */
export function useChangeProblems(key: ChangeKey): readonly FieldProblem[] {
  const { draft } = useDraft();
  const { error } = useDryRun();
  return error ? changeProblems(problemOf(error), draft, key) : [];
}
