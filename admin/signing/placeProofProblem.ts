import type { UseFormReturn } from 'react-hook-form';
import type { Translate } from '../providers/problemWords.ts';
import { type ProofValues, proofProblem } from './useProof.ts';

/** Puts what is wrong with the proof to its field; answers what to say above the form of anything else. */
export function placeProofProblem(
  error: unknown,
  form: UseFormReturn<ProofValues>,
  t: Translate,
): string | null {
  const wrong = proofProblem(error);
  if (!wrong) return error instanceof Error ? error.message : t('problems.error.INTERNAL');
  form.setError(wrong.field, { type: 'server', message: t(wrong.words) }, { shouldFocus: true });
  return null;
}
