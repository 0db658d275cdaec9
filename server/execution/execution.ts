import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import { executePlan, Unplanned } from './executePlan.ts';
import { type Plan, planOf } from './plan.ts';

/** Executes an operation as graphql-js and its kind do. */
export type Execute = (args: ExecutionArgs) => unknown;

/** The plans of a document, by the name of the operation. */
type Plans = Map<string, Plan | null>;

/**
 * Executes queries by plans that are kept with their documents. A plan knows success alone: an operation that has none,
 * and one over which anything goes wrong, is executed by `plainly`, which is asked with a context that nobody used yet.
 */
export function plannedExecution(plainly: Execute): Execute {
  const plansOf = new WeakMap<DocumentNode, Plans>();

  function known({ schema, document, operationName }: ExecutionArgs): { plans: Plans; plan: Plan | null } {
    const plans: Plans = plansOf.get(document) ?? new Map();
    plansOf.set(document, plans);
    const name = operationName ?? '';
    if (!plans.has(name)) plans.set(name, planOf(schema, document, operationName ?? null));
    return { plans, plan: plans.get(name) ?? null };
  }

  return async (args) => {
    const { plans, plan } = known(args);
    if (plan) {
      try {
        return (await executePlan(plan, args)) satisfies ExecutionResult;
      } catch (error) {
        if (error instanceof Unplanned) plans.set(args.operationName ?? '', null);
      }
    }
    return plainly(args);
  };
}
