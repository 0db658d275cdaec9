import type { Case } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import {
  CancellationGroundEnum,
  CommissionOpinionEnum,
  DeliveryPreferenceEnum,
  DocumentKindEnum,
  DocumentStateEnum,
  NoticeKindEnum,
  PaperLanguageEnum,
  RefusalGroundEnum,
  SexEnum,
} from '../enums.ts';
import { notFound } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { knownId } from '../validation.ts';
import { CaseType } from './Case.ts';
import { CaseEventType } from './CaseEvent.ts';
import { NoticeType, ReceiptType } from './parts.ts';
import type { Ask, AskType } from './workflow/asks.ts';
import type { Written } from './workflow/idempotency.ts';
import { takeApplication, takeStep } from './workflow/transition.ts';
import type { IntakeName, StepName, StepRow } from './workflow/transitions.ts';
import { INTAKES, STEP_NAMES, STEPS } from './workflow/transitions.ts';

const TransitionResultType = builder.objectRef<Written>('TransitionResult').implement({
  description: 'What a step did. The same idempotency key gives the same event again (I-44).',
  fields: (t) => ({
    case: t.prismaField({
      type: CaseType,
      nullable: true,
      description: "The case as it is now; null when it is no longer the caller's to see.",
      resolve: (query, { caseId }, _args, context) =>
        context.actor &&
        context.db.case.findFirst({
          ...query,
          where: { AND: [{ id: caseId }, casesReadableBy(context.actor)] },
        }),
    }),
    event: t.field({
      type: CaseEventType,
      description: 'The history entry that was written.',
      resolve: async ({ caseId, eventSeq }, _args, context) => ({
        event: await context.db.caseEvent.findUniqueOrThrow({
          where: { caseId_seq: { caseId, seq: eventSeq } },
        }),
        named: true,
      }),
    }),
  }),
});

const DocumentAtIntake = builder.inputType('DocumentAtIntake', {
  description: 'A line of the checklist at the counter.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, required: true, description: 'Which document.' }),
    state: t.field({
      type: DocumentStateEnum,
      required: true,
      description: 'Handed in, missing, not required.',
    }),
    pages: t.int({ description: 'Pages handed in.' }),
  }),
});

const DocumentAtCheck = builder.inputType('DocumentAtCheck', {
  description: 'A line of the checklist at the check.',
  fields: (t) => ({
    kind: t.field({ type: DocumentKindEnum, required: true, description: 'Which document.' }),
    state: t.field({
      type: DocumentStateEnum,
      required: true,
      description: 'Present, missing, not required.',
    }),
    note: t.string({ description: 'A note.' }),
  }),
});

const HouseholdMemberInput = builder.inputType('HouseholdMemberInput', {
  description: 'A member of the household as the documents name him.',
  fields: (t) => ({
    surname: t.string({ required: true, description: 'Surname.' }),
    givenName: t.string({ required: true, description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic, if there is one.' }),
    iin: t.string({ description: 'IIN, where the documents show it.' }),
    relation: t.string({ required: true, description: 'What he is to the applicant.' }),
  }),
});

const RegisterApplicationInput = builder.inputType('RegisterApplicationInput', {
  description: 'An application as it comes in over the counter.',
  fields: (t) => ({
    idempotencyKey: t.string({ description: 'The same key has one effect and one answer (I-44).' }),
    intakeId: t.id({ description: 'The form that `openIntake` opened: where action A1 began.' }),
    iin: t.string({ required: true, description: 'IIN, 12 digits.' }),
    surname: t.string({ required: true, description: 'Surname.' }),
    givenName: t.string({ required: true, description: 'Given name.' }),
    patronymic: t.string({ description: 'Patronymic, if the identity document shows one.' }),
    birthDate: t.field({ type: 'Date', description: 'Date of birth as declared.' }),
    sex: t.field({ type: SexEnum, description: 'Sex as declared.' }),
    address: t.string({ required: true, description: 'Address for the notice.' }),
    phone: t.string({ description: 'Telephone.' }),
    language: t.field({
      type: PaperLanguageEnum,
      required: true,
      description: 'Language of the papers (I-26).',
    }),
    deliveryPreference: t.field({
      type: DeliveryPreferenceEnum,
      required: true,
      description: 'How the applicant wants the notice (Standard cl. 15).',
    }),
    documents: t.field({
      type: [DocumentAtIntake],
      required: true,
      description: 'All six documents of Standard cl. 11, each once.',
    }),
    household: t.field({ type: [HouseholdMemberInput], description: 'The household.' }),
    receivedOutsideHours: t.boolean({ description: 'Says that it was accepted outside the office hours.' }),
    duplicateReason: t.string({ description: 'Why it is accepted although the person has an open case.' }),
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

const IntakeType = builder.prismaObject('Intake', {
  description: 'An opened intake form.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key; send it back as intakeId.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When action A1 began.' }),
  }),
});

const COUNTER = ['CLERK', 'AKIM_CLERK'] as const;
const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'] as const;

builder.mutationFields((t) => ({
  openIntake: t.prismaField({
    type: IntakeType,
    description: 'Says that an intake form was opened: action A1 begins (regulation.md 7.4).',
    directives: hasRole(...COUNTER),
    resolve: (query, _root, _args, context) => {
      const actor = requireRole(context.actor, COUNTER);
      return context.db.intake.create({
        ...query,
        data: { userId: actor.id, officeId: actor.officeId, openedAt: context.now() },
      });
    },
  }),
  printReceipt: t.prismaField({
    type: ReceiptType,
    description: 'The receipt to print; every print is logged and shows the same (I-05).',
    directives: hasRole(...WORKERS),
    args: { caseId: t.arg.id({ required: true, description: 'Of which case.' }) },
    resolve: async (query, _root, { caseId }, context) => {
      await logPrint(context, knownId(caseId), 'RECEIPT_PRINTED');
      return context.db.receipt.findUniqueOrThrow({ ...query, where: { caseId } });
    },
  }),
  printNotice: t.prismaField({
    type: NoticeType,
    description: 'A version of the notice to print; every print is logged.',
    directives: hasRole(...WORKERS),
    args: {
      caseId: t.arg.id({ required: true, description: 'Of which case.' }),
      version: t.arg.int({ required: true, description: 'Which version.' }),
    },
    resolve: async (query, _root, { caseId, version }, context) => {
      const known = await context.db.noticeVersion.findFirst({
        where: { caseId: knownId(caseId), version },
        select: { id: true },
      });
      await logPrint(context, caseId, 'NOTICE_PRINTED', { version });
      if (!known) throw notFound();
      return context.db.noticeVersion.findUniqueOrThrow({ ...query, where: { id: known.id } });
    },
  }),
}));

/** Logs a print of a case that the caller works; throws NOT_FOUND for any other. */
async function logPrint(
  context: Context,
  caseId: Case['id'],
  action: 'RECEIPT_PRINTED' | 'NOTICE_PRINTED',
  details: Record<string, number> = {},
): Promise<void> {
  const actor = requireRole(context.actor, WORKERS);
  await inTransaction(context.db, async (tx) => {
    const found = await tx.case.findFirst({
      where: { AND: [{ id: caseId }, casesReadableBy(actor, 'WORKS')] },
      select: { applicantId: true },
    });
    if (!found) throw notFound();
    await record(tx, actor, context.now(), { action, caseId, applicantId: found.applicantId, details });
  });
}
