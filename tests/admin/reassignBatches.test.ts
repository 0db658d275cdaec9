import { describe, expect, it } from 'vitest';
import {
  BATCH,
  type ReassignResult,
  reassignInBatches,
  type SeenCase,
} from '../../admin/cases/reassignBatches.ts';
import { problemError } from '../../admin/providers/problem.ts';

const seen = (count: number): SeenCase[] =>
  Array.from({ length: count }, (_, at) => ({ caseId: `c${at}`, expectedVersion: 1 }));
const fine = (batch: readonly SeenCase[]): ReassignResult[] =>
  batch.map(({ caseId }) => ({ caseId, problem: null }));
const failure = (code: string) =>
  problemError(
    { graphQLErrors: [{ extensions: { code } }] },
    () => code,
    () => code,
  );

/** Runs over so many cases; `failing` names what the batch of that number throws. */
async function run(
  count: number,
  failing: Record<number, string> = {},
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const results: ReassignResult[] = [];
  const sent: number[] = [];
  const end = await reassignInBatches({
    cases: seen(count),
    send: async (batch) => {
      sent.push(batch.length);
      const code = failing[sent.length];
      if (code) throw failure(code);
      return fine(batch);
    },
    onResults: (more) => results.push(...more),
    isStopped: () => sent.length >= stopAfter,
  });
  return { end: end.end, sent, results };
}

describe('many cases given to one executor', () => {
  it('go in portions, and each has its result', async () => {
    const { end, sent, results } = await run(2 * BATCH + 3);
    expect(end).toBe('DONE');
    expect(sent).toEqual([BATCH, BATCH, 3]);
    expect(results.map(({ caseId }) => caseId)).toEqual(seen(2 * BATCH + 3).map(({ caseId }) => caseId));
  });

  it('go on when the server fails at one portion, whose cases show that failure', async () => {
    const { end, results } = await run(3 * BATCH, { 2: 'INTERNAL' });
    expect(end).toBe('DONE');
    expect(results).toHaveLength(3 * BATCH);
    const failed = results.filter(({ problem }) => problem);
    expect(failed.map(({ caseId }) => caseId)).toEqual(
      seen(2 * BATCH)
        .slice(BATCH)
        .map(({ caseId }) => caseId),
    );
    expect(new Set(failed.map(({ problem }) => problem?.code))).toEqual(new Set(['INTERNAL']));
  });

  it.each(['UNREACHABLE', 'UNAUTHENTICATED', 'VALIDATION_FAILED'])(
    'stop at %s, and what was answered before stays',
    async (code) => {
      const { end, sent, results } = await run(3 * BATCH, { 2: code });
      expect(end).toBe('BROKEN');
      expect(sent).toHaveLength(2);
      expect(results).toHaveLength(BATCH);
    },
  );

  it('stop between two portions when somebody asks for it', async () => {
    const { end, results } = await run(3 * BATCH, {}, 1);
    expect(end).toBe('STOPPED');
    expect(results).toHaveLength(BATCH);
  });
});
