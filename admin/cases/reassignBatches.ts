import type { ReassignCasesMutation } from '../generated/graphql.ts';
import { type Problem, problemOf } from '../providers/problem.ts';

/** What became of one case. */
export type ReassignResult = Pick<ReassignCasesMutation['reassignCases'][number], 'caseId' | 'problem'>;

/** A case under the version that was seen. */
export interface SeenCase {
  readonly caseId: string;
  readonly expectedVersion: number;
}

/** So many go in one call: few enough that the bar moves, many enough that a hundred take no minute. */
export const BATCH = 10;

interface Run {
  readonly cases: readonly SeenCase[];
  /** Sends one batch; asked again for the same cases it must have its effect once. */
  readonly send: (batch: readonly SeenCase[]) => Promise<readonly ReassignResult[]>;
  readonly onResults: (results: readonly ReassignResult[]) => void;
  /** Asked before each batch. */
  readonly isStopped: () => boolean;
}

/** How a run ended: all were answered, somebody stopped it, or nothing more may be sent because of a problem. */
export type RunEnd =
  | { readonly end: 'DONE' | 'STOPPED' }
  | { readonly end: 'BROKEN'; readonly error: unknown };

/** Of these a next batch would fail in the same way. */
const HOPELESS = ['UNREACHABLE', 'UNAUTHENTICATED', 'FORBIDDEN', 'VALIDATION_FAILED'];

const failedAlike = (batch: readonly SeenCase[], { code, params, refusal }: Problem): ReassignResult[] =>
  batch.map(({ caseId }) => ({
    caseId,
    problem: { code, params: { ...params, ...(refusal ? { refusal } : {}) } },
  }));

/**
 * Sends the cases batch by batch and reports what became of each. A batch that fails as a whole gives its problem to its
 * own cases, and the others go on; where every further one would fail alike, the run ends with the error.
 */
export async function reassignInBatches({ cases, send, onResults, isStopped }: Run): Promise<RunEnd> {
  for (let first = 0; first < cases.length; first += BATCH) {
    if (isStopped()) return { end: 'STOPPED' };
    const batch = cases.slice(first, first + BATCH);
    try {
      onResults(await send(batch));
    } catch (error) {
      const problem = problemOf(error);
      if (HOPELESS.includes(problem.code)) return { end: 'BROKEN', error };
      onResults(failedAlike(batch, problem));
    }
  }
  return { end: 'DONE' };
}
