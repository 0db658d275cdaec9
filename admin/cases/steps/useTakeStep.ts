import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { CaseWholeFragment } from '../../generated/graphql.ts';
import { ownChanges } from '../../live/ownChanges.ts';
import type { KomekDataProvider } from '../../providers/dataProvider.ts';
import { problemOf } from '../../providers/problem.ts';
import { makeIntent, type StepName, type TransitionInputs } from '../../providers/transitions.ts';
import { NOTICE_PAGES_KEY } from '../../signing/useNoticePage.ts';
import { INBOX_KEY } from '../../work/useInbox.ts';
import { caseKey, WHOLE } from '../caseQuery.ts';
import type { StepAnswers } from './stepForm.ts';

/**
 * Takes a step of a case under the version that its reader has seen; one key for every try with the same input. Answers
 * the case afterwards, null when it is no longer the reader's to see. After a conflict the case on the page is the
 * new one.
 */
export function useTakeStep<Name extends StepName>(name: Name, caseId: string) {
  const dataProvider = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  const [keyFor] = useState(() => makeIntent());

  const reload = async (): Promise<void> => {
    const { data } = await dataProvider.getOne<CaseWholeFragment>('cases', { id: caseId, meta: WHOLE });
    queryClient.setQueryData(caseKey(caseId), data);
  };

  return async (answers: StepAnswers<Name>, seenVersion: number): Promise<CaseWholeFragment | null> => {
    const input = { ...answers, caseId, expectedVersion: seenVersion };
    const keyed = { ...input, idempotencyKey: keyFor(input) } as unknown as TransitionInputs[Name];
    try {
      const after = await ownChanges.during(
        caseId,
        () => dataProvider.runTransition(name, keyed),
        (changed) => changed?.version ?? Number.POSITIVE_INFINITY,
      );
      if (after) queryClient.setQueryData(caseKey(caseId), after);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: INBOX_KEY }),
        queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] }),
      ]);
      return after;
    } catch (error) {
      const { code, refusal } = problemOf(error);
      if (code === 'STALE_VERSION' || code === 'TRANSITION_REFUSED') await reload();
      // The page is another one by now: it is fetched and read anew.
      if (refusal?.code === 'CONTENT_DIFFERS') void queryClient.resetQueries({ queryKey: NOTICE_PAGES_KEY });
      throw error;
    }
  };
}
