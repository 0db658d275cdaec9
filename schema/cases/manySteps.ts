import { createHash } from 'node:crypto';
import { z } from 'zod';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError } from '../errors.ts';
import { recordId } from '../validation.ts';
import { TransitionResultType } from './mutations.ts';
import type { Written } from './workflow/idempotency.ts';
import { checkKey } from './workflow/idempotency.ts';
import { takeStep } from './workflow/transition.ts';
import type { StepName } from './workflow/transitions.ts';

/** The most cases of which one call takes a step. */
export const MOST_CASES = 100;

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What became of one case of many; `failure`: an error that nobody foresaw. */
export type StepOutcome = { readonly caseId: string } & (
  | { readonly written: Written; readonly problem: null; readonly failure: null }
  | { readonly written: null; readonly problem: Problem; readonly failure: unknown }
);

/** A list of cases, each once, {@link MOST_CASES} at most; `more`: what is asked of each besides its version. */
export const eachOnce = <More extends z.ZodRawShape>(more: More) =>
  z
    .array(z.object({ ...more, caseId: recordId.toLowerCase(), expectedVersion: z.int().min(1) }))
    .min(1)
    .max(MOST_CASES)
    .superRefine((cases, check) => {
      const seen = new Set<unknown>();
      for (const [index, one] of cases.entries()) {
        const { caseId } = one as { readonly caseId: string };
        if (seen.has(caseId))
          check.addIssue({ code: 'custom', path: [index, 'caseId'], params: { code: 'LISTED_TWICE' } });
        seen.add(caseId);
      }
    });

const ProblemType = builder.objectRef<Problem>('Problem').implement({
  description: 'An error as a value: its code and what the words need.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'As in `extensions.code` of an error.' }),
    message: t.exposeString('message', { description: 'In English, for developers.' }),
    params: t.field({
      type: 'JSON',
      description: 'As the other `extensions` of an error.',
      resolve: ({ params }) => params,
    }),
  }),
});

/** What became of one case of many. */
export const StepOutcomeType = builder.objectRef<StepOutcome>('StepOutcome').implement({
  description: 'What became of one case of many: the result or the problem.',
  fields: (t) => ({
    caseId: t.exposeID('caseId', { description: 'Which case.' }),
    result: t.field({
      type: TransitionResultType,
      nullable: true,
      description: 'What the step did; null where there is a problem.',
      resolve: ({ written, failure }) => {
        // Thrown here it is logged and masked like any unforeseen error, and the other cases keep their answers.
        if (failure !== null) throw failure;
        return written;
      },
    }),
    problem: t.expose('problem', {
      type: ProblemType,
      nullable: true,
      description: 'Why nothing was done with this case; null where the step was taken.',
    }),
  }),
});

/**
 * Takes a step of many cases in their order, each in a transaction of its own with an outcome of its own; under a key no
 * case is done twice (I-44). Throws BAD_REQUEST for a text that may not be a key.
 */
export async function takeManySteps(
  context: Context,
  actor: Actor,
  name: StepName,
  steps: readonly (object & { readonly caseId: string })[],
  idempotencyKey: string | null | undefined,
): Promise<StepOutcome[]> {
  if (typeof idempotencyKey === 'string') checkKey(idempotencyKey);
  const outcomes: StepOutcome[] = [];
  for (const step of steps) {
    const { caseId } = step;
    const key = typeof idempotencyKey === 'string' ? keyOfOne(idempotencyKey, caseId) : null;
    outcomes.push(
      await takeStep(context, actor, name, { ...step, idempotencyKey: key }).then(
        (written) => ({ caseId, written, problem: null, failure: null }),
        (error: unknown) => ({ caseId, written: null, ...problemOf(error) }),
      ),
    );
  }
  return outcomes;
}

/** The key of one case's step: hashed, because the caller's may already be as long as a key may be. */
const keyOfOne = (key: string, caseId: string): string =>
  `${createHash('sha256').update(key).digest('hex')}:${caseId}`;

function problemOf(error: unknown): { readonly problem: Problem; readonly failure: unknown } {
  if (error instanceof KomekError) {
    const { code, ...params } = error.extensions;
    return { problem: { code: String(code), message: error.message, params }, failure: null };
  }
  return {
    problem: { code: 'INTERNAL', message: 'The server failed; the log has the details.', params: {} },
    failure: error,
  };
}
