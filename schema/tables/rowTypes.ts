import { builder } from '../builder.ts';
import { TransitionNameEnum } from '../cases/CaseEvent.ts';
import type { TransitionName } from '../cases/workflow/transitions.ts';
import {
  CaseStatusEnum,
  ChannelEnum,
  DeliveryPreferenceEnum,
  LimitCodeEnum,
  LimitUnitEnum,
  NoticeKindEnum,
  PaperLanguageEnum,
  RoleEnum,
} from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';

// Rows of whole tables for those who count: keys, codes, times and pseudonyms; whoever reads them, no person, no free text.

/** A case as a row of the table of cases. */
export const CaseTableRowType = builder.prismaObject('Case', {
  variant: 'CaseTableRow',
  description: 'A case as a row of a table: neither persons nor free text, whoever reads it.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key, as `Case.id`.' }),
    number: t.exposeString('number', { nullable: true, description: "The authorised body's number." }),
    akimNumber: t.exposeString('akimNumber', { nullable: true, description: "The akim's number." }),
    status: t.expose('status', { type: CaseStatusEnum, description: 'Where it stands.' }),
    version: t.exposeInt('version', { description: 'Counts steps.' }),
    outcome: t.expose('outcome', {
      type: NoticeKindEnum,
      nullable: true,
      description: 'What the signed notice says.',
    }),
    channel: t.expose('channel', { type: ChannelEnum, description: 'Where it came in.' }),
    office: t.relation('office', { type: OfficeType, description: 'The authorised body that decides.' }),
    akimOffice: t.relation('akimOffice', {
      type: OfficeType,
      nullable: true,
      description: "The akim's office where it came in, if it did.",
    }),
    receivedAt: t.expose('receivedAt', { type: 'DateTime', description: 'The first registration.' }),
    registeredAt: t.expose('registeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the authorised body registered it.',
    }),
    statusChangedAt: t.expose('statusChangedAt', { type: 'DateTime', description: 'The last step.' }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The earliest due time of its running limits; null when none runs (I-33).',
    }),
    returnCount: t.exposeInt('returnCount', { description: 'How often the head returned the notice.' }),
    language: t.expose('language', { type: PaperLanguageEnum, description: 'Language of its papers.' }),
    deliveryPreference: t.expose('deliveryPreference', {
      type: DeliveryPreferenceEnum,
      description: 'How the applicant wants the notice.',
    }),
    applicantPseudonym: t.string({
      description: 'Stands for the applicant, as `Case.applicantPseudonym`.',
      select: { applicantId: true },
      resolve: ({ applicantId }, _args, { pseudonyms }) => pseudonyms.of(applicantId),
    }),
    executorPseudonym: t.string({
      nullable: true,
      description: 'Stands for the responsible executor, as `Case.executorPseudonym`.',
      select: { executorId: true },
      resolve: ({ executorId }, _args, { pseudonyms }) => executorId && pseudonyms.of(executorId),
    }),
  }),
});

/** A step of a case as a row of the table of steps (I-37). */
export const CaseEventRowType = builder.prismaObject('CaseEvent', {
  variant: 'CaseEventRow',
  description: 'A step of a case as a row of a table; neither who took it nor what he wrote.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    caseId: t.exposeID('caseId', { description: 'Which case.' }),
    seq: t.exposeInt('seq', { description: "The case's version after this step." }),
    transition: t.field({
      type: TransitionNameEnum,
      description: 'Which step.',
      select: { transition: true },
      resolve: ({ transition }) => transition as TransitionName,
    }),
    from: t.expose('from', {
      type: CaseStatusEnum,
      nullable: true,
      description: 'Status before; null for the first.',
    }),
    to: t.expose('to', { type: CaseStatusEnum, description: 'Status after.' }),
    at: t.expose('at', { type: 'DateTime', description: "When, by the server's clock (I-29)." }),
    actorRole: t.expose('actorRole', { type: RoleEnum, description: 'In which role it was taken.' }),
    office: t.relation('office', { type: OfficeType, description: 'At which office.' }),
  }),
});

/** A time limit of a case as a row of the table of limits (I-27 to I-36). */
export const ClockRowType = builder.prismaObject('CaseClock', {
  variant: 'ClockRow',
  description: 'A running or ended time limit of a case as a row of a table.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key, as `Clock.id`.' }),
    caseId: t.exposeID('caseId', { description: 'Of which case.' }),
    step: t.expose('code', { type: LimitCodeEnum, description: 'Which limit.' }),
    unit: t.field({
      type: LimitUnitEnum,
      description: 'What it is counted in.',
      select: { limit: { select: { unit: true } } },
      resolve: ({ limit }) => limit.unit,
    }),
    round: t.exposeInt('round', { description: 'Counts the clocks of one limit in the case.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'From when it runs.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it is due (I-30).' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs.',
    }),
    usedMinutes: t.exposeInt('usedMinutes', {
      nullable: true,
      description:
        'Minutes used: of working time for a limit in working time, else elapsed ones; null while it runs.',
    }),
    cancelled: t.exposeBoolean('cancelled', {
      description: 'Whether it ended because the case was cancelled.',
    }),
    office: t.relation('office', { type: OfficeType, description: 'Whose officials answer for it.' }),
  }),
});
