import type { CaseStatus, Notification } from '../../prisma/client.ts';
import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseType } from '../cases/Case.ts';
import { CASE_READERS } from '../cases/queries.ts';
import { readFacts } from '../cases/workflow/transition.ts';
import { CaseStatusEnum, NotificationKindEnum } from '../enums.ts';
import { notFound } from '../errors.ts';
import { knownId } from '../validation.ts';
import { assignments, caseChanges } from './stream.ts';

const AssignmentType = builder.objectRef<Notification>('Assignment').implement({
  description: "A row of an executor's feed.",
  fields: (t) => ({
    cursor: t.exposeInt('cursor', {
      description: 'Grows by one with each row of the feed; resume after it.',
    }),
    kind: t.expose('kind', { type: NotificationKindEnum, description: 'Why it is there.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the executor acknowledged it.',
    }),
    case: t.prismaField({
      type: CaseType,
      description: 'The case.',
      resolve: async (query, { caseId }, _args, context) => {
        const found = await context.db.case.findFirst({
          ...query,
          where: { AND: [{ id: caseId }, casesReadableBy(requireRole(context.actor, ['EXECUTOR']))] },
        });
        // It may have gone to another executor since the row was read.
        if (!found) throw notFound();
        return found;
      },
    }),
  }),
});

const CaseChangeType = builder
  .objectRef<{ id: string; version: number; status: CaseStatus }>('CaseChange')
  .implement({
    description: 'Says that a case has moved on.',
    fields: (t) => ({
      id: t.exposeID('id', { description: 'Which case.' }),
      version: t.exposeInt('version', { description: 'Its version now.' }),
      status: t.expose('status', { type: CaseStatusEnum, description: 'Its state now.' }),
    }),
  });

builder.queryField('unacknowledgedAssignments', (t) =>
  t.field({
    type: [AssignmentType],
    description: 'What the caller has not acknowledged, the first first.',
    directives: hasRole('EXECUTOR'),
    resolve: (_root, _args, context) => {
      const actor = requireRole(context.actor, ['EXECUTOR']);
      return context.db.notification.findMany({
        where: { recipientId: actor.id, acknowledgedAt: null, case: casesReadableBy(actor, 'WORKS') },
        orderBy: { cursor: 'asc' },
      });
    },
  }),
);

builder.mutationField('acknowledgeAssignment', (t) =>
  t.field({
    type: AssignmentType,
    description: 'Says that the caller has seen a row of his feed; again is the same.',
    directives: hasRole('EXECUTOR'),
    args: { cursor: t.arg.int({ required: true, description: 'Which row.' }) },
    resolve: async (_root, { cursor }, context) => {
      const actor = requireRole(context.actor, ['EXECUTOR']);
      const where = { recipientId: actor.id, cursor };
      await context.db.notification.updateMany({
        where: { ...where, acknowledgedAt: null },
        data: { acknowledgedAt: context.now() },
      });
      const row = await context.db.notification.findFirst({
        where: { ...where, case: casesReadableBy(actor, 'WORKS') },
      });
      if (!row) throw notFound();
      return row;
    },
  }),
);

builder.subscriptionFields((t) => ({
  assignments: t.field({
    type: AssignmentType,
    description:
      'What I have not acknowledged (or everything after a cursor), then each new row as it is committed.',
    directives: hasRole('EXECUTOR'),
    args: { after: t.arg.int({ description: 'The last cursor that was received.' }) },
    subscribe: (_root, { after }, context) =>
      assignments(context, requireRole(context.actor, ['EXECUTOR']), after ?? null),
    resolve: (row) => row,
  }),
  caseChanged: t.field({
    type: CaseChangeType,
    description: "A case's version now and after every step; ends when it is no longer the caller's to see.",
    directives: hasRole(...CASE_READERS),
    args: { id: t.arg.id({ required: true, description: 'Which case.' }) },
    subscribe: async (_root, { id }, context) => {
      const actor = requireRole(context.actor, CASE_READERS);
      await readFacts(context.db, actor, knownId(id));
      return caseChanges(context, actor, id);
    },
    resolve: (change) => change,
  }),
}));
