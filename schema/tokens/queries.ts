import type { Prisma } from '../../prisma/client.ts';
import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { credentialsManagedBy } from '../access/peopleScope.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { RoleEnum } from '../enums.ts';
import { MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../paging.ts';
import { checkedIds } from '../validation.ts';
import { ApiTokenType } from './ApiToken.ts';
import { operationsOf } from './tokenOperations.ts';

const ApiTokenFilter = builder.inputType('ApiTokenFilter', {
  description: 'Narrows a list of API tokens; all conditions hold together.',
  fields: (t) => ({
    userId: t.id({ description: 'Of this user.' }),
    inForce: t.boolean({ description: 'Neither expired nor revoked, or either.' }),
  }),
});

type Filter = typeof ApiTokenFilter.$inferInput;

function tokensWhere(context: Context, filter: Filter | null | undefined): Prisma.ApiTokenWhereInput {
  const { userId, inForce } = filter ?? {};
  const live = { revokedAt: null, expiresAt: { gt: context.now() } };
  return {
    AND: [
      credentialsManagedBy(requireRole(context.actor, ANY_ROLE)),
      userId ? { userId: { in: checkedIds('filter.userId', [userId]) } } : {},
      typeof inForce === 'boolean' ? (inForce ? live : { NOT: live }) : {},
    ],
  };
}

builder.queryFields((t) => ({
  apiTokens: t.prismaConnection(
    {
      type: ApiTokenType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: "API tokens, the latest first: ADMIN everybody's, others their own.",
      directives: hasRole(...ANY_ROLE),
      args: {
        filter: t.arg({ type: ApiTokenFilter, description: 'Which.' }),
        offset: offsetArg(),
      },
      totalCount: (_root, { filter }, context) =>
        context.db.apiToken.count({ where: tokensWhere(context, filter) }),
      resolve: (query, _root, args, context) =>
        context.db.apiToken.findMany({
          ...query,
          skip: skipOf(query.skip, args),
          where: tokensWhere(context, args.filter),
          orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        }),
    },
    ...named('ApiToken'),
  ),
  apiTokenOperations: t.stringList({
    description: 'The root fields that an API token of this role may be limited to.',
    directives: hasRole(...ANY_ROLE),
    args: { role: t.arg({ type: RoleEnum, required: true, description: 'The role of the token.' }) },
    resolve: (_root, { role }, _context, info) => [...operationsOf(info.schema, role)],
  }),
}));
