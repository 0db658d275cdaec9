import { hasRole } from '../../access/directives.ts';
import { requireRole } from '../../access/enforce.ts';
import { builder } from '../../builder.ts';
import { applyChange } from './applyChange.ts';
import { DeadlineChangeInput } from './changeInputType.ts';
import { DeadlineChangeType } from './changeLogFields.ts';

builder.mutationField('applyDeadlineChange', (t) =>
  t.prismaField({
    type: DeadlineChangeType,
    description:
      'Changes calendar, limits or office hours; open clocks are recalculated at once or soon (I-30).',
    directives: hasRole('ADMIN'),
    args: { input: t.arg({ type: DeadlineChangeInput, required: true, description: 'The change.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await applyChange(context, requireRole(context.actor, ['ADMIN']), input);
      return context.db.deadlineChange.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
