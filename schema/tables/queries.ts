import { casesReadableBy, ofReadableCases } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseFilter, casesWhere } from '../cases/filter.ts';
import { CASE_READERS } from '../cases/queries.ts';
import type { Context } from '../context.ts';
import { named } from '../paging.ts';
import { CaseEventFilter, ClockFilter, caseEventsWhere, clocksWhere } from './filters.ts';
import { countTableRows, MAX_TABLE_ROWS, pageOfTable, TABLE_ROWS } from './pageOfTable.ts';
import { CaseEventRowType, CaseTableRowType, ClockRowType } from './rowTypes.ts';

const reader = (context: Context) => requireRole(context.actor, CASE_READERS);

const WALK = `A page has up to ${MAX_TABLE_ROWS} rows, as have all pages of one request together; after a row it costs the same anywhere.`;

const sizes = {
  cursor: 'id',
  defaultSize: TABLE_ROWS,
  maxSize: MAX_TABLE_ROWS,
  directives: hasRole(...CASE_READERS),
  extensions: { maxPageSize: MAX_TABLE_ROWS },
} as const;

builder.queryFields((t) => ({
  caseTable: t.prismaConnection(
    {
      ...sizes,
      type: CaseTableRowType,
      description: `The cases that the caller may see as a table, the first received first. ${WALK}`,
      args: { filter: t.arg({ type: CaseFilter, description: 'Which.' }) },
      totalCount: (_root, { filter }, context) =>
        context.db.case.count({ where: casesWhere(reader(context), filter, context.now()) }),
      resolve: ({ take, skip: _skip, cursor, ...loaded }, _root, { filter }, context) => {
        const { db } = context;
        const listed = casesWhere(reader(context), filter, context.now());
        countTableRows(context, take);
        const momentOf = async (id: string) =>
          (
            await db.case.findFirst({
              where: { AND: [{ id }, casesReadableBy(reader(context))] },
              select: { receivedAt: true },
            })
          )?.receivedAt;
        return pageOfTable({ take, cursor }, 'receivedAt', momentOf, ({ where, ...reach }) =>
          db.case.findMany({ ...loaded, ...reach, where: { AND: [listed, where] } }),
        );
      },
    },
    ...named('CaseTableRow'),
  ),
  caseEvents: t.prismaConnection(
    {
      ...sizes,
      type: CaseEventRowType,
      description: `The steps of the cases that the caller may see as a table, the first first. ${WALK}`,
      args: { filter: t.arg({ type: CaseEventFilter, description: 'Which.' }) },
      totalCount: (_root, { filter }, context) =>
        context.db.caseEvent.count({ where: caseEventsWhere(reader(context), filter) }),
      resolve: ({ take, skip: _skip, cursor, ...loaded }, _root, { filter }, context) => {
        const { db } = context;
        const listed = caseEventsWhere(reader(context), filter);
        countTableRows(context, take);
        const momentOf = async (id: string) =>
          (
            await db.caseEvent.findFirst({
              where: { id, ...ofReadableCases(reader(context)) },
              select: { at: true },
            })
          )?.at;
        return pageOfTable({ take, cursor }, 'at', momentOf, ({ where, ...reach }) =>
          db.caseEvent.findMany({ ...loaded, ...reach, where: { AND: [listed, where] } }),
        );
      },
    },
    ...named('CaseEventRow'),
  ),
  clocks: t.prismaConnection(
    {
      ...sizes,
      type: ClockRowType,
      description: `The time limits of the cases that the caller may see as a table, the first started first. ${WALK}`,
      args: { filter: t.arg({ type: ClockFilter, description: 'Which.' }) },
      totalCount: (_root, { filter }, context) =>
        context.db.caseClock.count({ where: clocksWhere(reader(context), filter) }),
      resolve: ({ take, skip: _skip, cursor, ...loaded }, _root, { filter }, context) => {
        const { db } = context;
        const listed = clocksWhere(reader(context), filter);
        countTableRows(context, take);
        const momentOf = async (id: string) =>
          (
            await db.caseClock.findFirst({
              where: { id, ...ofReadableCases(reader(context)) },
              select: { startedAt: true },
            })
          )?.startedAt;
        return pageOfTable({ take, cursor }, 'startedAt', momentOf, ({ where, ...reach }) =>
          db.caseClock.findMany({ ...loaded, ...reach, where: { AND: [listed, where] } }),
        );
      },
    },
    ...named('ClockRow'),
  ),
}));
