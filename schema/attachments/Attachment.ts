import { placeSelect, readingIn, viewing } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { RefusalType } from '../cases/availableTransitions.ts';
import { CaseType } from '../cases/Case.ts';
import { CaseDocumentType } from '../cases/parts.ts';
import { AttachmentTypeEnum } from '../enums.ts';
import { UserType } from '../users/User.ts';
import { attachmentRefusal, proofRefusal } from './attachmentRefusal.ts';
import { attachmentUrl } from './attachmentUrl.ts';

/** A file of a case; who sees one at all is the business of the field that leads here. */
export const CaseAttachmentType = builder.prismaObject('Attachment', {
  description: 'A file of a case: a scanned page, or several.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    document: t.relation('document', {
      type: CaseDocumentType,
      nullable: true,
      description: 'The line of the checklist that it is a copy of.',
    }),
    provesEvent: t.exposeInt('eventSeq', {
      nullable: true,
      description: 'The step of the delivery that it proves, by its place in the history.',
    }),
    fileName: t.exposeString('fileName', { description: 'Its name as it was handed in.' }),
    type: t.expose('type', { type: AttachmentTypeEnum, description: 'What it is, told by its content.' }),
    size: t.exposeInt('size', { description: 'In bytes.' }),
    sha256: t.exposeString('sha256', { description: 'SHA-256 of the bytes, hex.' }),
    addedBy: t.relation('addedBy', { type: UserType, description: 'By whom.' }),
    addedAt: t.expose('addedAt', { type: 'DateTime', description: 'When.' }),
    url: t.string({
      description: "Where its bytes are fetched with the session's cookie; every fetch is logged (I-37).",
      resolve: ({ id }) => attachmentUrl(id),
    }),
  }),
});

builder.prismaObjectFields(CaseType, (t) => ({
  attachments: t.field({
    type: [CaseAttachmentType],
    description:
      'Scanned pages and files, the first first, without removed ones. Only for those who work the case.',
    select: (_args, _context, nested) => ({
      ...placeSelect,
      attachments: nested({ where: { removedAt: null }, orderBy: [{ addedAt: 'asc' }, { id: 'asc' }] }),
    }),
    resolve: (row, _args, context) =>
      viewing(context, row, readingIn(context, row) === 'WORKS') ? row.attachments : [],
  }),
  attachmentRefusal: t.field({
    type: RefusalType,
    nullable: true,
    description: 'Why the caller may add or remove none now; null when he may.',
    select: { ...placeSelect, status: true },
    resolve: (row, _args, { actor }) => actor && attachmentRefusal(actor, row),
  }),
  proofRefusal: t.field({
    type: RefusalType,
    nullable: true,
    description: 'Why the caller may add or remove no proof of its delivery now; null when he may.',
    select: { ...placeSelect, status: true, noticeAtAkim: true },
    resolve: (row, _args, { actor }) => actor && proofRefusal(actor, row),
  }),
}));
