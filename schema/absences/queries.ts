import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { ofOfficesReadBy } from '../access/peopleScope.ts';
import { builder } from '../builder.ts';
import { localDay } from '../deadlines/zone.ts';
import { checkedIds } from '../validation.ts';
import { AbsenceType } from './Absence.ts';
import { ActingHeadType } from './ActingHead.ts';
import { checkRange, touching } from './period.ts';

const READERS = ['HEAD', 'OVERSEER', 'ADMIN'] as const;

const ofOffice = (officeId: string | null | undefined) =>
  officeId ? { officeId: { in: checkedIds('officeId', [officeId]) } } : {};

builder.queryFields((t) => ({
  absences: t.prismaField({
    type: [AbsenceType],
    description:
      "Absences in force that touch the days, the earliest first: ADMIN everybody's, HEAD and OVERSEER those of their offices.",
    directives: hasRole(...READERS),
    args: {
      officeId: t.arg.id({ description: 'Only of people of this office.' }),
      from: t.arg({ type: 'Date', description: 'First day; today when missing.' }),
      to: t.arg({ type: 'Date', description: 'Last day; without one all later ones too.' }),
    },
    resolve: (query, _root, { officeId, from, to }, context) => {
      const actor = requireRole(context.actor, READERS);
      const [first, last] = [from ?? localDay(context.now()), to ?? null];
      checkRange(first, last);
      return context.db.absence.findMany({
        ...query,
        where: {
          cancelledAt: null,
          ...touching(first, last),
          user: { AND: [ofOfficesReadBy(actor), ofOffice(officeId)] },
        },
        orderBy: [{ fromDate: 'asc' }, { user: { surname: 'asc' } }, { id: 'asc' }],
      });
    },
  }),
  actingHeads: t.prismaField({
    type: [ActingHeadType],
    description:
      'Who acts, will act and acted as head, the newest first; of the offices that the caller reads.',
    directives: hasRole(...READERS),
    args: { officeId: t.arg.id({ description: 'Only of this office.' }) },
    resolve: (query, _root, { officeId }, context) => {
      const actor = requireRole(context.actor, READERS);
      return context.db.actingHead.findMany({
        ...query,
        where: { AND: [ofOfficesReadBy(actor), ofOffice(officeId)] },
        orderBy: [{ fromDate: 'desc' }, { id: 'desc' }],
      });
    },
  }),
}));
