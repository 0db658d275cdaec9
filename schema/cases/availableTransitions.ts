import { builder } from '../builder.ts';
import { CaseType } from './Case.ts';
import { TransitionNameEnum } from './CaseEvent.ts';
import { judge } from './workflow/decide.ts';
import { caseFacts, caseFactsSelect } from './workflow/facts.ts';
import type { Refusal } from './workflow/refusals.ts';
import type { StepName } from './workflow/transitions.ts';
import { STEP_NAMES, STEPS } from './workflow/transitions.ts';

const RefusalType = builder.objectRef<Refusal>('Refusal').implement({
  description: 'Why a step may not be taken.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'A stable code; translate by it.' }),
    params: t.field({ type: 'JSON', description: 'What the words need.', resolve: ({ params }) => params }),
  }),
});

interface AvailableTransition {
  readonly name: StepName;
  readonly refusal: Refusal | null;
}

const AvailableTransitionType = builder.objectRef<AvailableTransition>('AvailableTransition').implement({
  description: 'A row of the transition table as it stands for the caller and this case.',
  fields: (t) => ({
    name: t.expose('name', { type: TransitionNameEnum, description: 'The row, and its mutation.' }),
    allowed: t.boolean({
      description: 'Whether the caller may take this step now, as far as can be said before its input.',
      resolve: ({ refusal }) => refusal === null,
    }),
    refusal: t.expose('refusal', { type: RefusalType, nullable: true, description: 'If not, why.' }),
  }),
});

builder.prismaObjectField(CaseType, 'availableTransitions', (t) =>
  t.field({
    type: [AvailableTransitionType],
    description: 'Every step of the table with the verdict for the caller; buttons are drawn from it alone.',
    select: caseFactsSelect,
    resolve: (row, _args, context) => {
      const { actor } = context;
      if (!actor) return [];
      const facts = caseFacts(row);
      return STEP_NAMES.map((name) => ({
        name,
        refusal: judge(STEPS[name], facts, actor, context.now()).refusal,
      }));
    },
  }),
);
