import { casesReadableBy } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CASE_READERS } from '../cases/queries.ts';
import { CaseStatusEnum } from '../enums.ts';
import { notFound } from '../errors.ts';
import { knownId } from '../validation.ts';
import { acknowledgeRow, acknowledgeUpTo } from './acknowledge.ts';
import { type CaseState, caseChanges } from './caseChanges.ts';
import { AssignmentType, feedRow, feedRows, NotificationType } from './FeedRow.ts';
import { ASSIGNMENTS, NOTIFICATIONS } from './feeds.ts';
import { feedStream, openRows } from './stream.ts';

const CaseChangeType = builder.objectRef<CaseState>('CaseChange').implement({
  description: 'Says that a case has moved on.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Which case.' }),
    version: t.exposeInt('version', { description: 'Its version now.' }),
    status: t.expose('status', { type: CaseStatusEnum, description: 'Its state now.' }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Its due time now; the calendar may move it between two steps (I-30).',
    }),
    attachmentsVersion: t.exposeInt('attachmentsVersion', {
      description: 'Grows with each attachment that is added or removed.',
    }),
    clockChanges: t.exposeInt('clockChanges', {
      description: 'Grows with each due time of its clocks that the calendar or a limit moved (I-30).',
    }),
  }),
});

builder.queryFields((t) => ({
  unacknowledgedAssignments: t.field({
    type: [AssignmentType],
    description: 'What the caller has not acknowledged, the first first.',
    directives: hasRole(...ASSIGNMENTS.roles),
    resolve: async (_root, _args, context, info) =>
      feedRows(context, info, ASSIGNMENTS, await openRows(context, ASSIGNMENTS)),
  }),
  unacknowledgedNotifications: t.field({
    type: [NotificationType],
    description: "What is neither acknowledged nor settled in the caller's feed, the first first.",
    directives: hasRole(...NOTIFICATIONS.roles),
    resolve: async (_root, _args, context, info) =>
      feedRows(context, info, NOTIFICATIONS, await openRows(context, NOTIFICATIONS)),
  }),
}));

builder.mutationFields((t) => ({
  acknowledgeAssignment: t.field({
    type: AssignmentType,
    description: 'Says that the caller has seen a row of his feed; again is the same.',
    directives: hasRole(...ASSIGNMENTS.roles),
    args: { cursor: t.arg.int({ required: true, description: 'Which row.' }) },
    resolve: async (_root, { cursor }, context, info) =>
      feedRow(context, info, ASSIGNMENTS, await acknowledgeRow(context, ASSIGNMENTS, cursor)),
  }),
  acknowledgeNotification: t.field({
    type: NotificationType,
    description: 'Says that the caller has seen a row of his feed; again is the same.',
    directives: hasRole(...NOTIFICATIONS.roles),
    args: { cursor: t.arg.int({ required: true, description: 'Which row.' }) },
    resolve: async (_root, { cursor }, context, info) =>
      feedRow(context, info, NOTIFICATIONS, await acknowledgeRow(context, NOTIFICATIONS, cursor)),
  }),
  acknowledgeNotifications: t.int({
    description: 'Says that the caller has seen all rows up to this cursor; how many were new to him.',
    directives: hasRole(...NOTIFICATIONS.roles),
    args: { upTo: t.arg.int({ required: true, description: 'The last of them.' }) },
    resolve: (_root, { upTo }, context) => acknowledgeUpTo(context, NOTIFICATIONS, upTo),
  }),
}));

builder.subscriptionFields((t) => ({
  assignments: t.field({
    type: AssignmentType,
    description:
      'What I have not acknowledged (or everything after a cursor), then each new row as it is committed.',
    directives: hasRole(...ASSIGNMENTS.roles),
    args: { after: t.arg.int({ description: 'The last cursor that was received.' }) },
    subscribe: (_root, { after }, context, info) =>
      feedStream(context, info, requireRole(context.actor, ASSIGNMENTS.roles), ASSIGNMENTS, after ?? null),
    resolve: (row) => row,
  }),
  notifications: t.field({
    type: NotificationType,
    description:
      'Every row of my feed that is neither acknowledged nor settled (or everything after a cursor), then each new one; an open row comes once more when it is settled.',
    directives: hasRole(...NOTIFICATIONS.roles),
    args: { after: t.arg.int({ description: 'The last cursor that was received.' }) },
    subscribe: (_root, { after }, context, info) =>
      feedStream(
        context,
        info,
        requireRole(context.actor, NOTIFICATIONS.roles),
        NOTIFICATIONS,
        after ?? null,
      ),
    resolve: (row) => row,
  }),
  caseChanged: t.field({
    type: CaseChangeType,
    description:
      "A case's version and due time now and whenever they change; ends when it is no longer the caller's to see.",
    directives: hasRole(...CASE_READERS),
    args: { id: t.arg.id({ required: true, description: 'Which case.' }) },
    subscribe: async (_root, { id }, context) => {
      const actor = requireRole(context.actor, CASE_READERS);
      const where = { AND: [{ id: knownId(id) }, casesReadableBy(actor)] };
      if (!(await context.db.case.findFirst({ where, select: { id: true } }))) throw notFound();
      return caseChanges(context, actor, id);
    },
    resolve: (change) => change,
  }),
}));
