import type { CaseFacts, ExecutorFacts, Official } from '../workflow/facts.ts';
import { executorChanges, executorEligible, namesAnother } from '../workflow/guards.ts';
import type { Refusal } from '../workflow/refusals.ts';

/** Why the guards of T3 and T11 would refuse to name this executor (I-10, I-12, I-14); null: they would not. Pure. */
export function refusalOf(
  facts: CaseFacts,
  headId: string,
  executor: ExecutorFacts,
  now: Date,
): Refusal | null {
  // Who the head is, is all that these guards ask of the actor.
  const head = { id: headId } as Official;
  const input = { executorId: executor.id, executor };
  return (
    executorChanges(facts, head, now, input) ??
    namesAnother(facts, head, now, input) ??
    executorEligible(facts, head, now, input)
  );
}
