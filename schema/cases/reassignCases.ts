import { z } from 'zod';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { parseInput } from '../validation.ts';
import { eachOnce, MOST_CASES, StepOutcomeType, takeManySteps } from './manySteps.ts';
import { STEPS } from './workflow/transitions.ts';

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
      description: `Which cases, each once, ${MOST_CASES} at most; they are taken in this order.`,
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

const { asks } = STEPS.reassignExecutor;

const manyCases = z.object({
  cases: eachOnce({}),
  executorId: asks.executorId.schema,
  reason: asks.reason.schema,
  resolution: asks.resolution.schema,
  idempotencyKey: z.string().nullish(),
});

builder.mutationField('reassignCases', (t) =>
  t.field({
    type: [StepOutcomeType],
    description:
      'Gives many cases to another executor, each in a transaction of its own with a result of its own (T11).',
    directives: hasRole('HEAD'),
    args: {
      input: t.arg({ type: ReassignCasesInput, required: true, description: 'The cases and to whom.' }),
    },
    resolve: (_root, { input }, context) => {
      const { cases, idempotencyKey, ...step } = parseInput(manyCases, input);
      const steps = cases.map((one) => ({ ...step, ...one }));
      return takeManySteps(
        context,
        requireRole(context.actor, ['HEAD']),
        'reassignExecutor',
        steps,
        idempotencyKey,
      );
    },
  }),
);
