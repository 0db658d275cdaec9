import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';

const IntakeType = builder.prismaObject('Intake', {
  description: 'An opened intake form.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key; send it back as intakeId.' }),
    openedAt: t.expose('openedAt', { type: 'DateTime', description: 'When action A1 began.' }),
  }),
});

const COUNTER = ['CLERK', 'AKIM_CLERK'] as const;

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
}));
