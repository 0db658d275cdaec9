import type { GraphQLResolveInfo } from 'graphql';
import type { Office } from '../../prisma/client.ts';
import { officesReadWhole } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { officesAsAsked, present } from '../asAsked.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { fieldsAsked } from '../fieldsAsked.ts';
import { OfficeType } from '../offices/Office.ts';
import { checkedIds } from '../validation.ts';
import { dueByFigures, type ForecastRow, forecastFigures } from './forecastFigures.ts';

const READERS = ['HEAD', 'OVERSEER', 'ANALYST'] as const;

interface DueBy {
  readonly day: Date;
  readonly count: number;
}

interface OfficeForecast extends ForecastRow {
  readonly office: Office;
  readonly dueBy: readonly DueBy[];
}

const DueByType = builder.objectRef<DueBy>('DueBy').implement({
  description: 'Open cases whose time for the whole service ends on a day.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day, office time.' }),
    count: t.exposeInt('count', { description: 'How many will be late after it if nothing happens.' }),
  }),
});

const OfficeForecastType = builder.objectRef<OfficeForecast>('OfficeForecast').implement({
  description:
    'What is to be expected of the open cases of a department by the time limit of the whole service (Standard cl. 7).',
  fields: (t) => ({
    office: t.expose('office', { type: OfficeType, description: 'The department that decides them.' }),
    open: t.exposeInt('open', { description: 'Open cases.' }),
    lateNow: t.exposeInt('lateNow', { description: 'Of them, how many are past that limit now.' }),
    dueBy: t.field({
      type: [DueByType],
      description: 'The others by the day on which it ends, the first first.',
      resolve: ({ dueBy }) => [...dueBy],
    }),
    expectedLate: t.exposeInt('expectedLate', {
      description:
        'How many more will be past it at the usual pace. Every step still ahead of a case is taken to last as long as half of those that ended at the same department in the last year did (where none ended there: in the whole region), nights and days off included; of the step that it is in, what is left of that, or nothing. Later returns by the head, and the time in which an akim’s office has no time limit of its own, are not reckoned with.',
    }),
  }),
});

builder.queryField('lateForecast', (t) =>
  t.field({
    type: [OfficeForecastType],
    description:
      'How many cases will be late: HEAD of his own department, OVERSEER of each of his, ANALYST of every one.',
    directives: hasRole(...READERS),
    args: { officeId: t.arg.idList({ description: 'Only these departments.' }) },
    resolve: (_root, { officeId }, context, info) =>
      lateForecast(context, info, officeId ? checkedIds('officeId', officeId) : null),
  }),
);

async function lateForecast(
  context: Context,
  info: GraphQLResolveInfo,
  wanted: readonly string[] | null,
): Promise<OfficeForecast[]> {
  const read = officesReadWhole(requireRole(context.actor, READERS));
  const offices = wanted === null ? read : wanted.filter((id) => read === null || read.includes(id));
  const now = context.now();
  const rows = await forecastFigures(context.db, offices, now);
  const days = fieldsAsked(info).has('dueBy') ? await dueByFigures(context.db, offices, now) : [];
  const dueBy = new Map<string, DueBy[]>();
  for (const { officeId, day, count } of days)
    dueBy.set(officeId, [...(dueBy.get(officeId) ?? []), { day: new Date(`${day}T00:00:00.000Z`), count }]);
  const asAsked = await officesAsAsked(
    context,
    info,
    rows.map(({ officeId }) => officeId),
  );
  return rows.map((row) => ({
    ...row,
    office: present(asAsked, row.officeId),
    dueBy: dueBy.get(row.officeId) ?? [],
  }));
}
