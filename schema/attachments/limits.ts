import { AttachmentType } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { CASE_READERS } from '../cases/queries.ts';
import type { AttachmentLimits } from '../context.ts';
import { AttachmentTypeEnum } from '../enums.ts';

const AttachmentLimitsType = builder.objectRef<AttachmentLimits>('AttachmentLimits').implement({
  description: 'What may be attached to a case.',
  fields: (t) => ({
    maxBytes: t.exposeInt('maxBytes', { description: 'Of one file.' }),
    maxFiles: t.exposeInt('maxFiles', { description: 'Files of one case.' }),
    types: t.field({
      type: [AttachmentTypeEnum],
      description: 'Which kinds.',
      resolve: () => Object.values(AttachmentType),
    }),
  }),
});

builder.queryField('attachmentLimits', (t) =>
  t.field({
    type: AttachmentLimitsType,
    description: 'What may be attached to a case.',
    directives: hasRole(...CASE_READERS),
    resolve: (_root, _args, { attachmentLimits }) => attachmentLimits,
  }),
);
