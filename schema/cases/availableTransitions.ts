import type { LimitCode, Prisma } from '../../prisma/client.ts';
import { onlyCounts } from '../access/caseScope.ts';
import { ofPersons } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { CaseType } from './Case.ts';
import { TransitionNameEnum } from './CaseEvent.ts';
import { IN_ORDER } from './partsOrder.ts';
import type { ClockMoves } from './workflow/advanceClocks.ts';
import { earliestDue } from './workflow/clocks.ts';
import { judge } from './workflow/decide.ts';
import { type CaseFacts, caseFacts, caseFactsSelect } from './workflow/facts.ts';
import type { Refusal } from './workflow/refusals.ts';
import type { StepName } from './workflow/transitions.ts';
import { STEP_NAMES, STEPS } from './workflow/transitions.ts';

/** Why a step may not be taken, as a value. */
export const RefusalType = builder.objectRef<Refusal>('Refusal').implement({
  description: 'Why a step may not be taken.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'A stable code; translate by it.' }),
    params: t.field({ type: 'JSON', description: 'What the words need.', resolve: ({ params }) => params }),
  }),
});

/** In the order of the fields that show them: a case with its steps is then one reading. */
const FACTS_SELECT = {
  ...caseFactsSelect,
  commission: { ...caseFactsSelect.commission, ...IN_ORDER.commission },
  deliveries: { select: caseFactsSelect.deliveries.select, ...IN_ORDER.deliveries },
  documents: { ...caseFactsSelect.documents, ...IN_ORDER.documents },
  household: { ...caseFactsSelect.household, ...IN_ORDER.household },
  notices: { select: caseFactsSelect.notices.select, ...IN_ORDER.notices },
} as const satisfies Prisma.CaseSelect;

const factsOf = (row: Prisma.CaseGetPayload<{ select: typeof FACTS_SELECT }>): CaseFacts =>
  caseFacts({ ...row, notices: row.notices.slice(-1), deliveries: row.deliveries.slice(-1) });

interface AvailableTransition {
  readonly name: StepName;
  readonly refusal: Refusal | null;
  readonly dueAt: Date | null;
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
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it is due: of the running clocks that it would end, the earliest; null when it ends none.',
    }),
  }),
});

builder.prismaObjectField(CaseType, 'availableTransitions', (t) =>
  t.field({
    type: [AvailableTransitionType],
    description: 'Every step of the table with the verdict for the caller; buttons are drawn from it alone.',
    select: (_args, context) => ({
      ...ofPersons(context, FACTS_SELECT),
      clocks: { select: { code: true, dueAt: true, endedAt: true }, ...IN_ORDER.clocks },
    }),
    resolve: ({ clocks, ...row }, _args, context) => {
      const { actor } = context;
      if (!actor) return [];
      const facts = onlyCounts(actor) ? null : factsOf(row);
      const running = clocks.filter(({ endedAt }) => endedAt === null);
      return STEP_NAMES.map((name) => ({
        name,
        refusal: judge(STEPS[name], facts, actor, context.now()).refusal,
        dueAt: dueAtOf(STEPS[name].clocks, running),
      }));
    },
  }),
);

function dueAtOf(
  { ends = [], endsIfRunning = [] }: ClockMoves,
  running: readonly { readonly code: LimitCode; readonly dueAt: Date }[],
): Date | null {
  const codes: readonly LimitCode[] = [...ends, ...endsIfRunning];
  return earliestDue(running.filter(({ code }) => codes.includes(code)));
}
