import { z } from 'zod';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { parseInput } from '../validation.ts';
import { eachOnce, MOST_CASES, StepOutcomeType, takeManySteps } from './manySteps.ts';
import { STEPS } from './workflow/transitions.ts';

const ShownNoticeInput = builder.inputType('ShownNoticeInput', {
  description: 'A notice as its page was shown.',
  fields: (t) => ({
    caseId: t.id({ required: true, description: 'Which case.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the case that was seen; another one: STALE_VERSION.',
    }),
    noticeVersion: t.int({ required: true, description: STEPS.signNotice.asks.noticeVersion.description }),
    contentHash: t.string({ required: true, description: STEPS.signNotice.asks.contentHash.description }),
    shownHash: t.string({ required: true, description: STEPS.signNotice.asks.shownHash.description }),
  }),
});

const SignNoticesInput = builder.inputType('SignNoticesInput', {
  description: 'Signs many notices; each is a step of its own, as `signNotice` takes it.',
  fields: (t) => ({
    notices: t.field({
      type: [ShownNoticeInput],
      required: true,
      description: `Which, each once, ${MOST_CASES} at most; they are signed in this order.`,
    }),
    idempotencyKey: t.string({
      description: 'The same key signs nothing twice and answers what was done the same again (I-44).',
    }),
  }),
});

const { asks } = STEPS.signNotice;

const manyNotices = z.object({
  notices: eachOnce({
    noticeVersion: asks.noticeVersion.schema,
    contentHash: asks.contentHash.schema,
    shownHash: asks.shownHash.schema,
  }),
  idempotencyKey: z.string().nullish(),
});

builder.mutationField('signNotices', (t) =>
  t.field({
    type: [StepOutcomeType],
    description:
      'Signs many notices as their pages were shown, each in a transaction of its own with a result of its own (T7).',
    directives: hasRole('HEAD'),
    args: { input: t.arg({ type: SignNoticesInput, required: true, description: 'The notices.' }) },
    resolve: (_root, { input }, context) => {
      const { notices, idempotencyKey } = parseInput(manyNotices, input);
      return takeManySteps(
        context,
        requireRole(context.actor, ['HEAD']),
        'signNotice',
        notices,
        idempotencyKey,
      );
    },
  }),
);
