import { createHash } from 'node:crypto';
import { z } from 'zod';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import type { Actor, Context } from '../context.ts';
import { KomekError } from '../errors.ts';
import { parseInput, recordId } from '../validation.ts';
import { TransitionResultType } from './mutations.ts';
import type { Written } from './workflow/idempotency.ts';
import { checkKey } from './workflow/idempotency.ts';
import { takeStep } from './workflow/transition.ts';
import { STEPS } from './workflow/transitions.ts';

/** The most cases that change hands in one call. */
export const MAX_REASSIGNED = 100;

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What became of one case; `failure`: an error that nobody foresaw. */
type Outcome = { readonly caseId: string } & (
  | { readonly written: Written; readonly problem: null; readonly failure: null }
  | { readonly written: null; readonly problem: Problem; readonly failure: unknown }
);

const CaseVersionInput = builder.inputType('CaseVersionInput', {
  description: 'A case as it was seen.',
  fields: (t) => ({
    caseId: t.id({ required: true, description: 'Which case.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that was seen; another one: STALE_VERSION.',
    }),
  }),
});

const ReassignCasesInput = builder.inputType('ReassignCasesInput', {
  description: 'Gives many cases to one executor; each is a step of its own, as `reassignExecutor` takes it.',
  fields: (t) => ({
    cases: t.field({
      type: [CaseVersionInput],
      required: true,
      description: `Which cases, each once, ${MAX_REASSIGNED} at most; they are taken in this order.`,
    }),
    executorId: t.id({ required: true, description: 'The new executor.' }),
    reason: t.string({ required: true, description: 'Why the cases change hands.' }),
    resolution: t.string({
      description: "The text of the new resolutions; each case's last one where missing.",
    }),
    idempotencyKey: t.string({
      description: 'The same key does no case twice and answers what was done the same again (I-44).',
    }),
  }),
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

const ReassignmentResultType = builder.objectRef<Outcome>('ReassignmentResult').implement({
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
      description: 'Why nothing was done with this case; null where it changed hands.',
    }),
  }),
});

const { asks } = STEPS.reassignExecutor;

const manyCases = z.object({
  cases: z
    .array(z.object({ caseId: recordId.toLowerCase(), expectedVersion: z.int().min(1) }))
    .min(1)
    .max(MAX_REASSIGNED)
    .superRefine((cases, check) => {
      const seen = new Set<string>();
      for (const [index, { caseId }] of cases.entries()) {
        if (seen.has(caseId))
          check.addIssue({ code: 'custom', path: [index, 'caseId'], params: { code: 'LISTED_TWICE' } });
        seen.add(caseId);
      }
    }),
  executorId: asks.executorId.schema,
  reason: asks.reason.schema,
  resolution: asks.resolution.schema,
  idempotencyKey: z.string().nullish(),
});

builder.mutationField('reassignCases', (t) =>
  t.field({
    type: [ReassignmentResultType],
    description:
      'Gives many cases to another executor, each in a transaction of its own with a result of its own (T11).',
    directives: hasRole('HEAD'),
    args: {
      input: t.arg({ type: ReassignCasesInput, required: true, description: 'The cases and to whom.' }),
    },
    resolve: (_root, { input }, context) =>
      reassignCases(context, requireRole(context.actor, ['HEAD']), input),
  }),
);

async function reassignCases(context: Context, actor: Actor, rawInput: unknown): Promise<Outcome[]> {
  const { cases, idempotencyKey, ...step } = parseInput(manyCases, rawInput);
  if (typeof idempotencyKey === 'string') checkKey(idempotencyKey);
  const outcomes: Outcome[] = [];
  for (const { caseId, expectedVersion } of cases) {
    const key = typeof idempotencyKey === 'string' ? keyOfOne(idempotencyKey, caseId) : null;
    const input = { ...step, caseId, expectedVersion, idempotencyKey: key };
    outcomes.push(
      await takeStep(context, actor, 'reassignExecutor', input).then(
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
