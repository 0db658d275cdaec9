import { channel } from 'node:diagnostics_channel';
import type { DocumentNode, ExecutionArgs } from 'graphql';
import { executePlan, Unplanned } from './executePlan.ts';
import { type Plan, planOf } from './plan.ts';

/** Executes an operation as graphql-js and its kind do. */
export type Execute = (args: ExecutionArgs) => unknown;

/** Tells of every operation that went without a plan: `error` is why the plan was given up, if there was one. */
export const plainExecutions = channel('komek.plainExecutions');

/** The plans of a document, by the name of the operation. */
type Plans = Map<string, Plan | null>;

/**
 * Executes queries by plans that are kept with their documents. A plan knows success alone: an operation that has none,
 * and one over which anything goes wrong, is executed by `plainly`, which gets a context that nobody used yet. Ours,
 * because the compiled execution of graphql-jit was measured to be slower than none: Pothos loads each row anew there.
 */
export function plannedExecution(plainly: Execute): Execute {
  const plansOf = new WeakMap<DocumentNode, Plans>();

  function knownPlans({ schema, document, operationName }: ExecutionArgs, name: string): Plans {
    const plans: Plans = plansOf.get(document) ?? new Map();
    plansOf.set(document, plans);
    if (!plans.has(name)) plans.set(name, planOf(schema, document, operationName ?? null));
    return plans;
  }

  return async (args) => {
    const name = args.operationName ?? '';
    const plans = knownPlans(args, name);
    const plan = plans.get(name);
    let error: unknown;
    if (plan) {
      try {
        return await executePlan(plan, args);
      } catch (thrown) {
        error = thrown;
        if (thrown instanceof Unplanned) plans.set(name, null);
      }
    }
    plainExecutions.publish({ operation: name, error });
    return plainly(args);
  };
}
