import { builder } from '../builder.ts';
import { localDay } from '../deadlines/zone.ts';

/** Who acts as head of an office (AP art. 12(4), I-13). */
export const ActingHeadType = builder.prismaObject('ActingHead', {
  description: 'Who acts as head, first and last day included (AP art. 12(4)).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    office: t.relation('office', { description: 'Of which office.' }),
    user: t.relation('user', { description: 'Who acts.' }),
    from: t.expose('fromDate', { type: 'Date', description: 'First day.' }),
    to: t.expose('toDate', { type: 'Date', description: 'Last day.' }),
    order: t.exposeString('order', { description: 'The order that names him.' }),
    namedBy: t.relation('namedBy', { description: 'Who entered it.' }),
    namedAt: t.expose('namedAt', { type: 'DateTime', description: 'When.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended before its last day, if it was.',
    }),
    inForce: t.boolean({
      description: 'In force today.',
      select: {
        fromDate: true,
        toDate: true,
        endedAt: true,
        officeId: true,
        user: { select: { officeId: true, active: true } },
      },
      resolve: ({ fromDate, toDate, endedAt, officeId, user }, _args, context) => {
        const today = localDay(context.now());
        const his = user.active && user.officeId === officeId;
        return endedAt === null && his && fromDate <= today && today <= toDate;
      },
    }),
  }),
});
