import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { ReassignCasesDocument, type ReassignCasesInput } from '../generated/graphql.ts';
import type { KomekDataProvider } from '../providers/dataProvider.ts';
import { makeIntent } from '../providers/transitions.ts';
import { type ReassignResult, type RunEnd, reassignInBatches, type SeenCase } from './reassignBatches.ts';

type Choice = Pick<ReassignCasesInput, 'executorId' | 'reason' | 'resolution'>;

/** Gives many cases to one executor, batch by batch: what became of each so far, whether it runs, and how to stop it. */
export function useReassign(cases: readonly SeenCase[]) {
  const { ask } = useDataProvider<KomekDataProvider>();
  const queryClient = useQueryClient();
  // One key a batch, so that a batch whose answer was lost is sent again safely.
  const keys = useRef(new Map<string, (input: object) => string>());
  const stop = useRef(false);
  const [results, setResults] = useState<readonly ReassignResult[]>([]);
  const [state, setState] = useState<'IDLE' | 'RUNNING' | 'STOPPING' | RunEnd['end']>('IDLE');
  const left = cases.filter(({ caseId }) => !results.some((result) => result.caseId === caseId));

  const run = async (choice: Choice): Promise<RunEnd> => {
    stop.current = false;
    setState('RUNNING');
    const end = await reassignInBatches({
      cases: left,
      send: async (batch) => {
        const input = { ...choice, cases: [...batch] };
        const name = batch.map(({ caseId }) => caseId).join();
        const keyFor = keys.current.get(name) ?? makeIntent();
        keys.current.set(name, keyFor);
        return (await ask(ReassignCasesDocument, { input: { ...input, idempotencyKey: keyFor(input) } }))
          .reassignCases;
      },
      onResults: (more) => setResults((before) => [...before, ...more]),
      isStopped: () => stop.current,
    });
    setState(end.end);
    // Even a call that failed may have moved some of them.
    void queryClient.invalidateQueries({ queryKey: ['cases', 'getList'] });
    return end;
  };

  return {
    results,
    state,
    left: left.length,
    run,
    stop: () => {
      stop.current = true;
      setState('STOPPING');
    },
  };
}
