import { queryFromInfo } from '@pothos/plugin-prisma';
import type { Prisma } from '../../prisma/client.ts';
import { ActingHeadType } from '../absences/ActingHead.ts';
import { hasRole, isPublic } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { ofOfficesReadBy } from '../access/peopleScope.ts';
import { actingOn } from '../access/rights.ts';
import { builder } from '../builder.ts';
import type { Actor } from '../context.ts';
import { localDay } from '../deadlines/zone.ts';
import { RoleEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { escapeLike, MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../paging.ts';
import { checkedIds, knownId } from '../validation.ts';
import { UserFilter, UserSort, UserType } from './User.ts';

type Filter = typeof UserFilter.$inferInput;
type Sort = typeof UserSort.$inferInput;

const READERS = ['ADMIN', 'HEAD', 'OVERSEER'] as const;

/** The `where` of a list of users: the offices whose people the caller may list, and the filter. */
export function usersWhere(actor: Actor, filter: Filter | null | undefined): Prisma.UserWhereInput {
  const { search, role, officeId, active, signedIn, ids } = filter ?? {};
  const words = (search ?? '').trim().split(/\s+/).filter(Boolean).map(escapeLike);
  return {
    AND: [
      ofOfficesReadBy(actor),
      ...words.map((word) => ({
        OR: (['surname', 'givenName', 'patronymic', 'login'] as const).map((column) => ({
          [column]: { contains: word, mode: 'insensitive' as const },
        })),
      })),
      role ? { roles: { has: role } } : {},
      officeId ? { officeId: { in: checkedIds('filter.officeId', [officeId]) } } : {},
      typeof active === 'boolean' ? { active } : {},
      typeof signedIn === 'boolean' ? signedInWhere(actor, signedIn) : {},
      ids ? { id: { in: checkedIds('filter.ids', ids) } } : {},
    ],
  };
}

/** Whether an account was ever used is as little for others as when it was used last: FORBIDDEN but for ADMIN. */
function signedInWhere(actor: Actor, signedIn: boolean): Prisma.UserWhereInput {
  requireRole(actor, ['ADMIN']);
  return { lastSignInAt: signedIn ? { not: null } : null };
}

const orderOf = (sort: Sort | null | undefined): Prisma.UserOrderByWithRelationInput[] => {
  const direction = sort?.direction === 'DESC' ? 'desc' : 'asc';
  return sort?.field === 'LOGIN'
    ? [{ login: direction }, { id: direction }]
    : [{ surname: direction }, { givenName: direction }, { id: direction }];
};

const ViewerType = builder.objectRef<Actor>('Viewer').implement({
  description: 'Who is signed in.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserType,
      description: 'The account.',
      resolve: (query, actor, _args, context) =>
        context.db.user.findUniqueOrThrow({ ...query, where: { id: actor.id } }),
    }),
    roles: t.field({
      type: [RoleEnum],
      description: 'The roles in force now.',
      resolve: (actor) => [...actor.roles],
    }),
    office: t.prismaField({
      type: OfficeType,
      description: 'The office where the user works.',
      resolve: (query, actor, _args, context) =>
        context.db.office.findUniqueOrThrow({ ...query, where: { id: actor.officeId } }),
    }),
    overseenOffices: t.prismaField({
      type: [OfficeType],
      description: 'Offices that an overseer reads besides his own (Regulation cl. 18).',
      resolve: (query, actor, _args, context) =>
        context.db.office.findMany({
          ...query,
          where: { id: { in: [...actor.overseenOfficeIds] } },
          orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
        }),
    }),
    acting: t.field({
      type: ActingHeadType,
      nullable: true,
      description: 'Set while the viewer acts as head.',
      resolve: (actor, _args, context, info) =>
        actor.acting
          ? context.db.actingHead.findFirst({
              ...(queryFromInfo({ context, info }) as Pick<Prisma.ActingHeadFindFirstArgs, 'select'>),
              where: { userId: actor.id, officeId: actor.officeId, ...actingOn(localDay(context.now())) },
            })
          : null,
    }),
    provenUntil: t.field({
      type: 'DateTime',
      description:
        'Until when the last proof is enough for a signature and for what would answer PROOF_NEEDED; then `confirmPassword`.',
      resolve: ({ proof }) => proof.until,
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t.field({
    type: ViewerType,
    nullable: true,
    description: 'Who is signed in, or null.',
    directives: isPublic,
    resolve: (_root, _args, context) => context.actor,
  }),
  users: t.prismaConnection(
    {
      type: UserType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: 'Users: ADMIN sees all, HEAD those of his own office, OVERSEER those of his offices.',
      directives: hasRole(...READERS),
      args: {
        filter: t.arg({ type: UserFilter, description: 'Which.' }),
        sort: t.arg({ type: UserSort, description: 'In which order; by name when missing.' }),
        offset: offsetArg(),
      },
      totalCount: (_root, args, context) =>
        context.db.user.count({ where: usersWhere(requireRole(context.actor, READERS), args.filter) }),
      resolve: (query, _root, args, context) => {
        return context.db.user.findMany({
          ...query,
          skip: skipOf(query.skip, args),
          where: usersWhere(requireRole(context.actor, READERS), args.filter),
          orderBy: orderOf(args.sort),
        });
      },
    },
    ...named('User'),
  ),
  user: t.prismaField({
    type: UserType,
    nullable: true,
    description: 'One user whom the caller may list, or null.',
    directives: hasRole(...READERS),
    args: { id: t.arg.id({ required: true, description: 'The key.' }) },
    resolve: (query, _root, { id }, context) =>
      context.db.user.findFirst({
        ...query,
        where: { AND: [{ id: knownId(id) }, ofOfficesReadBy(requireRole(context.actor, READERS))] },
      }),
  }),
}));

/** The signed-in official as GraphQL shows him. */
export { ViewerType };
