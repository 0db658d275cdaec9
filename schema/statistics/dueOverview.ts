import type { GraphQLResolveInfo } from 'graphql';
import type { Office } from '../../prisma/client.ts';
import { Prisma } from '../../prisma/client.ts';
import { officesReadWhole } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { officesAsAsked, present } from '../asAsked.ts';
import { builder } from '../builder.ts';
import { dueBounds } from '../cases/dueState.ts';
import type { Context } from '../context.ts';
import { OfficeType } from '../offices/Office.ts';
import { isOneOf } from '../rawSql.ts';
import type { DueCounts } from './dueCounts.ts';
import { caseIsOpen, dueCounts } from './dueCounts.ts';

const READERS = ['HEAD', 'OVERSEER', 'ANALYST'] as const;

interface OfficeDue extends DueCounts {
  readonly office: Office;
}

const OfficeDueType = builder.objectRef<OfficeDue>('OfficeDue').implement({
  description: 'Open cases of a department by due state, as `CaseFilter.due` tells them apart.',
  fields: (t) => ({
    office: t.expose('office', { type: OfficeType, description: 'The department that decides them.' }),
    open: t.exposeInt('open', { description: 'All of them, also those without a due time.' }),
    late: t.exposeInt('late', { description: 'Past their due time.' }),
    today: t.exposeInt('today', { description: 'Due later today.' }),
    thisWeek: t.exposeInt('thisWeek', { description: 'Due after today, until Sunday.' }),
    later: t.exposeInt('later', { description: 'Due after Sunday.' }),
  }),
});

builder.queryField('dueOverview', (t) =>
  t.field({
    type: [OfficeDueType],
    description:
      'Open cases by due state: HEAD of his own department, OVERSEER of each of his, ANALYST of every one.',
    directives: hasRole(...READERS),
    resolve: (_root, _args, context, info) => dueOverview(context, info),
  }),
);

async function dueOverview(context: Context, info: GraphQLResolveInfo): Promise<OfficeDue[]> {
  const offices = officesReadWhole(requireRole(context.actor, READERS));
  const rows = await context.db.$queryRaw<(DueCounts & { id: string })[]>`
    SELECT o.id, ${dueCounts(dueBounds(context.now()))}
    FROM office o
    LEFT JOIN "case" c ON c."officeId" = o.id AND ${caseIsOpen()}
    WHERE o.kind = 'DEPARTMENT' AND ${isOneOf(Prisma.sql`o.id`, offices)}
    GROUP BY o.id
    ORDER BY o."nameKk", o.id`;
  const asAsked = await officesAsAsked(
    context,
    info,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, ...counts }) => ({ ...counts, office: present(asAsked, id) }));
}
