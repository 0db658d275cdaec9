import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseAttachmentType } from './Attachment.ts';
import { attachFile } from './attachFile.ts';
import { ATTACHERS } from './attachmentRefusal.ts';
import { removeAttachment } from './removeAttachment.ts';

const AttachFileInput = builder.inputType('AttachFileInput', {
  description: 'What `attachFile` needs.',
  fields: (t) => ({
    caseId: t.id({ required: true, description: 'Which case.' }),
    documentId: t.id({ description: 'The line of the checklist that it is a copy of.' }),
    provesEvent: t.int({
      description:
        'The step of the delivery that it proves, by its place in the history; also after the signature.',
    }),
    fileName: t.string({ required: true, description: 'Its name, with or without a folder.' }),
    uploadId: t.id({
      required: true,
      description: "The answer of `POST /files/uploads`, the caller's own and not older than a day.",
    }),
  }),
});

const RemoveAttachmentInput = builder.inputType('RemoveAttachmentInput', {
  description: 'What `removeAttachment` needs.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    reason: t.string({ required: true, description: 'Why.' }),
  }),
});

builder.mutationFields((t) => ({
  attachFile: t.prismaField({
    type: CaseAttachmentType,
    description:
      'Attaches an upload to a case (Regulation cl. 11(1)-(2)); once the notice is signed only proofs of its delivery.',
    directives: hasRole(...ATTACHERS),
    args: { input: t.arg({ type: AttachFileInput, required: true, description: 'What and where.' }) },
    resolve: (query, _root, { input }, context) =>
      attachFile(context, requireRole(context.actor, ATTACHERS), input, query),
  }),
  removeAttachment: t.prismaField({
    type: CaseAttachmentType,
    description:
      'Removes an attachment, with a reason; once the notice is signed only proofs of its delivery.',
    directives: hasRole(...ATTACHERS),
    args: { input: t.arg({ type: RemoveAttachmentInput, required: true, description: 'Which, and why.' }) },
    resolve: (query, _root, { input }, context) =>
      removeAttachment(context, requireRole(context.actor, ATTACHERS), input, query),
  }),
}));
