import { ofPersons, placeSelect, readingIn, viewing } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { DeliveryMethodEnum, LetterStateEnum, PostResultEnum, PostReturnReasonEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';
import { CaseType } from './Case.ts';
import { IN_ORDER } from './partsOrder.ts';

const EVENT =
  'Its entry in the history (`CaseEvent.seq`), which attachments may prove (`CaseAttachment.provesEvent`).';

/** What the post says of a letter. */
export const PostOutcomeType = builder.prismaObject('PostOutcome', {
  description: 'What the post says of a letter.',
  select: { deliveryId: true },
  fields: (t) => ({
    result: t.expose('result', { type: PostResultEnum, description: 'Delivered, or brought back.' }),
    day: t.expose('day', { type: 'Date', description: "The day by the post's own paper." }),
    reason: t.expose('reason', {
      type: PostReturnReasonEnum,
      nullable: true,
      description: 'Why it came back.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'The same in words, or who received it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was recorded.' }),
    by: t.relation('by', { type: UserType, description: 'Who recorded it.' }),
    eventSeq: t.exposeInt('eventSeq', { description: EVENT }),
  }),
});

/** The notice on its way to the applicant (I-25). */
export const DeliveryType = builder.prismaObject('Delivery', {
  description:
    'How the notice went to the applicant; only the last one that did not come back is effective (I-25).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    seq: t.exposeInt('seq', { description: 'Number within the case; the highest is the last.' }),
    method: t.expose('method', { type: DeliveryMethodEnum, description: 'By hand or by post.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was recorded.' }),
    by: t.relation('by', { type: UserType, description: 'Who recorded it.' }),
    receivedBy: t.exposeString('receivedBy', { nullable: true, description: 'By hand: who received it.' }),
    identityDocument: t.exposeString('identityDocument', {
      nullable: true,
      description: 'By hand: the document that was seen.',
    }),
    address: t.exposeString('address', { nullable: true, description: 'By post: the address.' }),
    postNumber: t.exposeString('postNumber', {
      nullable: true,
      description: 'By post: the number of the letter.',
    }),
    outcome: t.relation('outcome', {
      type: PostOutcomeType,
      nullable: true,
      description: 'By post: what became of it; null while nobody has said.',
    }),
    eventSeq: t.exposeInt('eventSeq', { nullable: true, description: EVENT }),
  }),
});

/** The notice lies ready for the applicant (Standard cl. 15). */
export const CollectionType = builder.prismaObject('Collection', {
  description: 'The notice lies ready for the applicant at an office.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    office: t.relation('office', { type: OfficeType, description: 'Where.' }),
    at: t.expose('at', { type: 'DateTime', description: 'Since when.' }),
    by: t.relation('by', { type: UserType, description: 'Who said so.' }),
    note: t.exposeString('note', { nullable: true, description: 'How the applicant was told.' }),
    eventSeq: t.exposeInt('eventSeq', { description: EVENT }),
  }),
});

builder.prismaObjectFields(CaseType, (t) => ({
  letter: t.expose('letter', {
    type: LetterStateEnum,
    nullable: true,
    description: 'How its last letter stands; null when the notice was not posted.',
  }),
  readyAt: t.expose('readyAt', {
    type: 'DateTime',
    nullable: true,
    description: 'Since when the notice lies ready for the applicant.',
  }),
  deliveries: t.field({
    type: [DeliveryType],
    description: 'The notice on its way, the first first (I-25). Only for those who work the case.',
    select: (_args, context, nested) => ({
      ...placeSelect,
      ...ofPersons(context, { deliveries: nested(IN_ORDER.deliveries) }),
    }),
    resolve: (row, _args, context) =>
      viewing(context, row, readingIn(context, row) === 'WORKS') ? row.deliveries : [],
  }),
  collections: t.field({
    type: [CollectionType],
    description: 'Where the notice lay ready, the first first. Only for those who work the case.',
    select: (_args, _context, nested) => ({
      ...placeSelect,
      collections: nested({ orderBy: { at: 'asc' } }),
    }),
    resolve: (row, _args, context) => (readingIn(context, row) === 'WORKS' ? row.collections : []),
  }),
}));
