import type { Prisma } from '../../prisma/client.ts';
import { ofPersons, placeSelect, readingIn, readsPersons, viewing } from '../access/reader.ts';
import { ApplicantType, applicantSelect, readable } from '../applicants/Applicant.ts';
import { builder } from '../builder.ts';
import {
  CancellationGroundEnum,
  CaseStatusEnum,
  ChannelEnum,
  DeliveryPreferenceEnum,
  NoticeKindEnum,
  PaperLanguageEnum,
} from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';
import { CaseEventType, eventSelect } from './CaseEvent.ts';
import {
  CaseDocumentType,
  CommissionReviewType,
  HouseholdMemberType,
  NoticeType,
  ReceiptType,
  ResolutionType,
} from './parts.ts';
import { IN_ORDER } from './partsOrder.ts';

const NOT_FOR_COUNTING = 'Nothing for those who may read no persons.';

/** A case: one application from the counter to the notice. Parts that name persons follow the caller's reading. */
export const CaseType = builder.prismaObject('Case', {
  description: 'One application, from the counter to the notice in the hand of the applicant.',
  select: placeSelect,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    status: t.expose('status', { type: CaseStatusEnum, description: 'Where it stands (regulation.md 5.3).' }),
    version: t.exposeInt('version', { description: 'Counts steps; send it back as expectedVersion (I-40).' }),
    channel: t.expose('channel', { type: ChannelEnum, description: 'Where it came in.' }),
    office: t.relation('office', { type: OfficeType, description: 'The authorised body that decides.' }),
    akimOffice: t.relation('akimOffice', {
      type: OfficeType,
      nullable: true,
      description: "The akim's office where it came in, if it did.",
    }),
    number: t.exposeString('number', {
      nullable: true,
      description: "The authorised body's registration number (I-01, I-02).",
    }),
    registeredAt: t.expose('registeredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the authorised body registered it.',
    }),
    akimNumber: t.exposeString('akimNumber', { nullable: true, description: "The akim's number (I-06)." }),
    akimRegisteredAt: t.expose('akimRegisteredAt', {
      type: 'DateTime',
      nullable: true,
      description: "When the akim's office registered it.",
    }),
    receivedAt: t.expose('receivedAt', {
      type: 'DateTime',
      description: 'The first registration, wherever it was: the order of every queue (I-28).',
    }),
    receivedOutsideHours: t.exposeBoolean('receivedOutsideHours', {
      description: 'Whether it was accepted outside the office hours.',
    }),
    language: t.expose('language', {
      type: PaperLanguageEnum,
      description: 'Language of its papers (I-26).',
    }),
    deliveryPreference: t.expose('deliveryPreference', {
      type: DeliveryPreferenceEnum,
      description: 'How the applicant wants the notice.',
    }),
    duplicateReason: t.string({
      nullable: true,
      description: `Why it was accepted beside an open case. ${NOT_FOR_COUNTING}`,
      select: (_args, context) => ({ ...placeSelect, ...ofPersons(context, { duplicateReason: true }) }),
      resolve: (row, _args, context) => (readsPersons(context, row) ? row.duplicateReason : null),
    }),
    applicant: t.field({
      type: ApplicantType,
      nullable: true,
      description: `The applicant. ${NOT_FOR_COUNTING}`,
      select: (_args, context) => ({
        ...placeSelect,
        ...ofPersons(context, { applicant: { select: applicantSelect(context) } }),
      }),
      resolve: (row, _args, context) => {
        const seen = readable(row.applicant, readingIn(context, row));
        viewing(context, row, seen !== null);
        return seen;
      },
    }),
    applicantPseudonym: t.string({
      description:
        'Stands for the applicant: the same text in all of his cases, and nothing of him can be told from it.',
      select: { applicantId: true },
      resolve: ({ applicantId }, _args, { pseudonyms }) => pseudonyms.of(applicantId),
    }),
    executor: t.field({
      type: UserType,
      nullable: true,
      description: `The responsible executor (I-10). ${NOT_FOR_COUNTING}`,
      select: (_args, context, nested) => ({ ...placeSelect, ...ofPersons(context, { executor: nested() }) }),
      resolve: (row, _args, context) => (readsPersons(context, row) ? row.executor : null),
    }),
    executorPseudonym: t.string({
      nullable: true,
      description: 'Stands for the responsible executor, in the same way.',
      select: { executorId: true },
      resolve: ({ executorId }, _args, { pseudonyms }) => executorId && pseudonyms.of(executorId),
    }),
    returnCount: t.exposeInt('returnCount', { description: 'How often the head returned the notice.' }),
    noticeAtAkim: t.exposeBoolean('noticeAtAkim', {
      description: "Whether the signed notice lies at the akim's office (K6).",
    }),
    outcome: t.expose('outcome', {
      type: NoticeKindEnum,
      nullable: true,
      description: 'What the signed notice says.',
    }),
    cancellationGround: t.expose('cancellationGround', {
      type: CancellationGroundEnum,
      nullable: true,
      description: 'Why it was cancelled (T12).',
    }),
    cancellationReason: t.string({
      nullable: true,
      description: `The same in words. ${NOT_FOR_COUNTING}`,
      select: (_args, context) => ({ ...placeSelect, ...ofPersons(context, { cancellationReason: true }) }),
      resolve: (row, _args, context) =>
        viewing(context, row, readsPersons(context, row)) ? row.cancellationReason : null,
    }),
    statusChangedAt: t.expose('statusChangedAt', { type: 'DateTime', description: 'The last step.' }),
    documents: t.field({
      type: [CaseDocumentType],
      description: 'The checklist of Standard cl. 11; without notes for those who may read no persons.',
      select: (_args, _context, nested) => ({
        ...placeSelect,
        documents: nested(IN_ORDER.documents),
      }),
      resolve: (row, _args, context) =>
        readsPersons(context, row)
          ? row.documents
          : row.documents.map((line) => ({ ...line, checkNote: null })),
    }),
    household: t.field({
      type: [HouseholdMemberType],
      description: `The household as the documents name it. Only for those who work the case.`,
      select: (_args, _context, nested) => ({
        ...placeSelect,
        household: nested(IN_ORDER.household),
      }),
      resolve: (row, _args, context) =>
        viewing(context, row, readingIn(context, row) === 'WORKS') ? row.household : [],
    }),
    resolutions: t.field({
      type: [ResolutionType],
      description: `The head's resolutions, the first first. ${NOT_FOR_COUNTING}`,
      select: (_args, context, nested) => ({
        ...placeSelect,
        ...ofPersons(context, { resolutions: nested({ orderBy: { seq: 'asc' } }) }),
      }),
      resolve: (row, _args, context) => (readsPersons(context, row) ? row.resolutions : []),
    }),
    notices: t.field({
      type: [NoticeType],
      description: 'The submitted versions of the notice, the first first. Only for those who work the case.',
      select: (_args, context, nested) => ({
        ...placeSelect,
        ...ofPersons(context, { notices: nested(IN_ORDER.notices) }),
      }),
      resolve: (row, _args, context) =>
        viewing(context, row, readingIn(context, row) === 'WORKS') ? row.notices : [],
    }),
    receipt: t.field({
      type: ReceiptType,
      nullable: true,
      description: 'The receipt (I-03). Only for those who work the case.',
      select: (_args, _context, nested) => ({ ...placeSelect, receipt: nested() }),
      resolve: (row, _args, context) =>
        viewing(context, row, readingIn(context, row) === 'WORKS') ? row.receipt : null,
    }),
    commission: t.field({
      type: [CommissionReviewType],
      description: `Reviews by the district commission. Only for those who work the case.`,
      select: (_args, _context, nested) => ({
        ...placeSelect,
        commission: nested(IN_ORDER.commission),
      }),
      resolve: (row, _args, context) =>
        viewing(context, row, readingIn(context, row) === 'WORKS') ? row.commission : [],
    }),
    history: t.field({
      type: [CaseEventType],
      description: 'Every step, the first first (I-37).',
      select: (_args, context, nested) => {
        const office: Prisma.OfficeDefaultArgs = nested({}, ['office']);
        // Where no office is asked for, an empty selection comes, which Prisma refuses.
        const asked = Object.keys(office.select ?? office.include ?? {}).length > 0;
        return {
          ...placeSelect,
          events: {
            orderBy: { seq: 'asc' },
            select: { ...eventSelect(context), ...(asked ? { office } : {}) },
          },
        };
      },
      resolve: (row, _args, context) => {
        const named = viewing(context, row, readsPersons(context, row));
        return row.events.map((event) => ({ event, named }));
      },
    }),
  }),
});
