import { readsPeopleOf } from '../access/peopleScope.ts';
import { builder } from '../builder.ts';

/** Days on which an official is away (AP art. 12(4)). */
export const AbsenceType = builder.prismaObject('Absence', {
  description: 'Days on which an official is away, first and last included.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    user: t.relation('user', { description: 'Who is away.' }),
    from: t.expose('fromDate', { type: 'Date', description: 'First day.' }),
    to: t.expose('toDate', { type: 'Date', description: 'Last day.' }),
    reason: t.string({
      nullable: true,
      description: 'Why; only for those who may list the people of that office.',
      select: { reason: true, user: { select: { officeId: true } } },
      resolve: ({ reason, user }, _args, { actor }) =>
        actor && readsPeopleOf(actor, user.officeId) ? reason : null,
    }),
    recordedBy: t.relation('recordedBy', { description: 'Who recorded it.' }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When.' }),
    cancelledAt: t.expose('cancelledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was cancelled, if it was.',
    }),
  }),
});
