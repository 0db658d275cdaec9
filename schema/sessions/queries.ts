import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { credentialsManagedBy } from '../access/peopleScope.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../paging.ts';
import { SessionType } from './Session.ts';

const openOnes = (context: Context, own: boolean | null | undefined) => {
  const actor = requireRole(context.actor, ANY_ROLE);
  return { AND: [context.auth.openSessions(), own ? { userId: actor.id } : credentialsManagedBy(actor)] };
};

builder.queryField('sessions', (t) =>
  t.prismaConnection(
    {
      type: SessionType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: "Open sessions, the last seen first: ADMIN everybody's, others their own.",
      directives: hasRole(...ANY_ROLE),
      args: {
        own: t.arg.boolean({ description: "Only the caller's own." }),
        offset: offsetArg(),
      },
      totalCount: (_root, { own }, context) => context.db.session.count({ where: openOnes(context, own) }),
      resolve: (query, _root, args, context) => {
        return context.db.session.findMany({
          ...query,
          skip: skipOf(query.skip, args),
          where: openOnes(context, args.own),
          orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
        });
      },
    },
    ...named('Session'),
  ),
);
