import type { Prisma } from '../../prisma/client.ts';
import { builder } from '../builder.ts';
import { localDay } from '../deadlines/zone.ts';
import { escapeLike, MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../paging.ts';
import { checkedIds, knownId } from '../validation.ts';
import { OfficeFilter, OfficeSort, OfficeType, officeReaders } from './Office.ts';

type Filter = typeof OfficeFilter.$inferInput;
type Sort = typeof OfficeSort.$inferInput;

/** The `where` of a filter of offices. */
export function officesWhere(filter: Filter | null | undefined): Prisma.OfficeWhereInput {
  if (!filter) return {};
  const { search, kind, district, parentId, ids } = filter;
  const term = search ? escapeLike(search.trim()) : '';
  return {
    AND: [
      term === ''
        ? {}
        : {
            OR: [
              { nameKk: { contains: term, mode: 'insensitive' } },
              { nameRu: { contains: term, mode: 'insensitive' } },
              { code: { startsWith: term.toUpperCase() } },
            ],
          },
      kind ? { kind } : {},
      district ? { district } : {},
      parentId ? { parentId: { in: checkedIds('filter.parentId', [parentId]) } } : {},
      ids ? { id: { in: checkedIds('filter.ids', ids) } } : {},
    ],
  };
}

/** What of a filter depends on today, or on who works there. */
function standingWhere(filter: Filter | null | undefined, now: Date): Prisma.OfficeWhereInput {
  const { inForce, without } = filter ?? {};
  const today = localDay(now);
  const inForceToday: Prisma.OfficeWhereInput = {
    validFrom: { lte: today },
    OR: [{ validTo: null }, { validTo: { gte: today } }],
  };
  return {
    AND: [
      typeof inForce === 'boolean' ? (inForce ? inForceToday : { NOT: inForceToday }) : {},
      without ? { users: { none: { active: true, roles: { hasSome: without } } } } : {},
    ],
  };
}

const allWhere = (filter: Filter | null | undefined, now: Date): Prisma.OfficeWhereInput => ({
  AND: [officesWhere(filter), standingWhere(filter, now)],
});

const orderOf = (sort: Sort | null | undefined): Prisma.OfficeOrderByWithRelationInput[] => {
  const direction = sort?.direction === 'DESC' ? 'desc' : 'asc';
  return sort?.field === 'CODE' ? [{ code: direction }] : [{ nameKk: direction }, { id: direction }];
};

builder.queryFields((t) => ({
  offices: t.prismaConnection(
    {
      type: OfficeType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: "The departments and akims' offices.",
      directives: officeReaders,
      args: {
        filter: t.arg({ type: OfficeFilter, description: 'Which.' }),
        sort: t.arg({ type: OfficeSort, description: 'In which order; by name when missing.' }),
        offset: offsetArg(),
      },
      totalCount: (_root, args, context) =>
        context.db.office.count({ where: allWhere(args.filter, context.now()) }),
      resolve: (query, _root, args, context) => {
        return context.db.office.findMany({
          ...query,
          skip: skipOf(query.skip, args),
          where: allWhere(args.filter, context.now()),
          orderBy: orderOf(args.sort),
        });
      },
    },
    ...named('Office'),
  ),
  office: t.prismaField({
    type: OfficeType,
    nullable: true,
    description: 'One office; NOT_FOUND for what is no key, null for an unknown one.',
    directives: officeReaders,
    args: { id: t.arg.id({ required: true, description: 'Its key.' }) },
    resolve: (query, _root, { id }, context) =>
      context.db.office.findUnique({ ...query, where: { id: knownId(id) } }),
  }),
}));
