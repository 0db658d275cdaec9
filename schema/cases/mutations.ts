import { readRow } from '../../prisma/oneStatement/readRows.ts';
import { asApplication } from '../../prisma/readingFor.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import {
  CancellationGroundEnum,
  CommissionOpinionEnum,
  NoticeKindEnum,
  PostReturnReasonEnum,
  RefusalGroundEnum,
} from '../enums.ts';
import { CaseType } from './Case.ts';
import { CaseEventType } from './CaseEvent.ts';
import { DocumentAtCheck, RegisterApplicationInput } from './inputs.ts';
import type { Ask, AskType } from './workflow/asks.ts';
import type { Written } from './workflow/idempotency.ts';
import { takeApplication, takeStep } from './workflow/transition.ts';
import type { IntakeName, StepName, StepRow } from './workflow/transitions.ts';
import { INTAKES, STEP_NAMES, STEPS } from './workflow/transitions.ts';

/** What a step did. */
export const TransitionResultType = builder.objectRef<Written>('TransitionResult').implement({
  description: 'What a step did. The same idempotency key gives the same event again (I-44).',
  fields: (t) => ({
    case: t.prismaField({
      type: CaseType,
      nullable: true,
      description: "The case as it is now; null when it is no longer the caller's to see.",
      resolve: (query, { caseId }, _args, context) =>
        context.actor &&
        readRow(context.db, 'Case', {
          ...query,
          where: { AND: [{ id: caseId }, casesReadableBy(context.actor)] },
        }),
    }),
    event: t.field({
      type: CaseEventType,
      description: 'The history entry that was written.',
      resolve: async ({ caseId, eventSeq }, _args, context) => ({
        // His own step, though the case may be another's since.
        event: await asApplication(context.db).caseEvent.findUniqueOrThrow({
          where: { caseId_seq: { caseId, seq: eventSeq } },
        }),
        named: true,
      }),
    }),
  }),
});

/** The GraphQL input type of each thing that a step may ask for. */
const ASKED = {
  String: 'String',
  ID: 'ID',
  Int: 'Int',
  RefusalGround: RefusalGroundEnum,
  NoticeKind: NoticeKindEnum,
  CommissionOpinion: CommissionOpinionEnum,
  CancellationGround: CancellationGroundEnum,
  Date: 'Date',
  PostReturnReason: PostReturnReasonEnum,
  DocumentAtCheck,
} as const satisfies Record<AskType, unknown>;

const inputTypeName = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}Input`;

const stepInput = (name: StepName) => {
  const asks: StepRow['asks'] = STEPS[name].asks;
  return builder.inputType(inputTypeName(name), {
    description: `What \`${name}\` needs.`,
    fields: (t) => ({
      caseId: t.id({ required: true, description: 'Which case.' }),
      expectedVersion: t.int({
        required: true,
        description: 'The version that was seen; another one: STALE_VERSION.',
      }),
      idempotencyKey: t.string({ description: 'The same key has one effect and one answer (I-44).' }),
      ...Object.fromEntries(
        Object.entries(asks).map(([field, { type, list, required, description }]: [string, Ask]) => [
          field,
          list
            ? t.field({ type: [ASKED[type]], required, description })
            : t.field({ type: ASKED[type], required, description }),
        ]),
      ),
    }),
  });
};

for (const name of STEP_NAMES) {
  const row: StepRow = STEPS[name];
  const input = stepInput(name);
  builder.mutationField(name, (t) =>
    t.field({
      type: TransitionResultType,
      description: row.description,
      directives: hasRole(...row.roles),
      args: { input: t.arg({ type: input, required: true, description: 'The step.' }) },
      resolve: (_root, args, context) =>
        takeStep(context, requireRole(context.actor, row.roles), name, args.input),
    }),
  );
}

for (const name of Object.keys(INTAKES) as IntakeName[]) {
  const row = INTAKES[name];
  builder.mutationField(name, (t) =>
    t.field({
      type: TransitionResultType,
      description: row.description,
      directives: hasRole(...row.roles),
      args: {
        input: t.arg({ type: RegisterApplicationInput, required: true, description: 'The application.' }),
      },
      resolve: (_root, args, context) =>
        takeApplication(context, requireRole(context.actor, row.roles), name, args.input),
    }),
  );
}
