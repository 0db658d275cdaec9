import type { CaseStatus, Role } from '../../../prisma/client.ts';
import type { Actor } from '../../context.ts';
import type { CaseFacts, IntakeFacts, Official } from './facts.ts';
import type { InputGuard } from './guards.ts';
import type { Refusal } from './refusals.ts';
import { refuse } from './refusals.ts';
import type { Application } from './step.ts';
import type { IntakeRow, StepRow } from './transitions.ts';

/** Either the official in the role in which the step may be taken, or why it may not. */
export type Verdict =
  | { readonly official: Official; readonly refusal: null }
  | { readonly official: null; readonly refusal: Refusal };

/**
 * What may be said of a step before its input: role, status, guards (I-08, I-17). Pure. `facts` are null for whoever may
 * read none: he holds no role of any step; throws where he does.
 */
export function judge(row: StepRow, facts: CaseFacts | null, actor: Actor, now: Date): Verdict {
  return inSomeRole(row.roles, actor, (official) => {
    if (facts === null)
      throw new Error(`A step of ${official.role} was judged without the facts of its case.`);
    const from: readonly CaseStatus[] = row.from;
    if (!from.includes(facts.status)) return refuse('WRONG_STATUS', { status: facts.status, from });
    return firstRefusal(row.guards.map((guard) => () => guard(facts, official, now)));
  });
}

/** What may be said of a step once its input is known. Pure. */
export function judgeInput(
  row: StepRow,
  facts: CaseFacts,
  official: Official,
  now: Date,
  input: Readonly<Record<string, unknown>>,
): Refusal | null {
  const checks = row.checks as readonly InputGuard<unknown>[];
  return firstRefusal(checks.map((check) => () => check(facts, official, now, input)));
}

/** What may be said of a new application (T1, K1). Pure. */
export function judgeIntake(
  row: IntakeRow,
  intake: IntakeFacts,
  actor: Actor,
  now: Date,
  input: Application,
): Verdict {
  return inSomeRole(row.roles, actor, (official) =>
    firstRefusal(row.checks.map((check) => () => check(intake, official, now, input))),
  );
}

/** Tries the row's roles that the actor holds: one without a refusal wins, else the last refusal is told. */
function inSomeRole(
  roles: readonly Role[],
  actor: Actor,
  refusalIn: (official: Official) => Refusal | null,
): Verdict {
  let refusal = refuse('ROLE_MISSING', { roles });
  for (const role of roles) {
    if (!actor.roles.includes(role)) continue;
    const official = { ...actor, role };
    const found = refusalIn(official);
    if (found === null) return { official, refusal: null };
    refusal = found;
  }
  return { official: null, refusal };
}

function firstRefusal(guards: readonly (() => Refusal | null)[]): Refusal | null {
  for (const guard of guards) {
    const refusal = guard();
    if (refusal !== null) return refusal;
  }
  return null;
}
