import { z } from 'zod';
import type { Prisma } from '../../prisma/client.ts';
import { readRows } from '../../prisma/oneStatement/readRows.ts';
import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { CaseType } from '../cases/Case.ts';
import type { Actor } from '../context.ts';
import { OfficeType } from '../offices/Office.ts';
import { officesWhere } from '../offices/queries.ts';
import { usersWhere } from '../users/queries.ts';
import { UserType } from '../users/User.ts';
import { parseInput } from '../validation.ts';
import type { FoundCases } from './findCases.ts';
import { findCases, LAST_FIRST, SHOWN } from './findCases.ts';

interface Results extends FoundCases {
  readonly text: string;
}

const administers = (actor: Actor | null): actor is Actor => actor?.roles.includes('ADMIN') === true;

const SearchResultsType = builder.objectRef<Results>('SearchResults').implement({
  description: 'What was found, the first few of each.',
  fields: (t) => ({
    cases: t.prismaField({
      type: [CaseType],
      description: 'Cases that the caller may see, the last changed first.',
      resolve: (query, { ids }, _args, { db }) => {
        const shown = { ...query, where: { id: { in: [...ids] } }, orderBy: LAST_FIRST };
        return ids.length === 0 ? [] : readRows(db, 'Case', shown);
      },
    }),
    moreCases: t.boolean({ description: 'Whether there are more cases.', resolve: ({ more }) => more }),
    users: t.prismaField({
      type: [UserType],
      description: 'Users; only for ADMIN.',
      resolve: (query, { text }, _args, { actor, db }) => {
        const orderBy: Prisma.UserOrderByWithRelationInput[] = [
          { surname: 'asc' },
          { givenName: 'asc' },
          { id: 'asc' },
        ];
        const shown = { ...query, orderBy, take: SHOWN };
        return administers(actor)
          ? db.user.findMany({ ...shown, where: usersWhere(actor, { search: text }) })
          : [];
      },
    }),
    offices: t.prismaField({
      type: [OfficeType],
      description: 'Offices; only for ADMIN.',
      resolve: (query, { text }, _args, { actor, db }) => {
        const orderBy: Prisma.OfficeOrderByWithRelationInput[] = [{ nameKk: 'asc' }, { id: 'asc' }];
        const shown = { ...query, orderBy, take: SHOWN };
        return administers(actor)
          ? db.office.findMany({ ...shown, where: officesWhere({ search: text }) })
          : [];
      },
    }),
  }),
});

const asked = z.object({ text: z.string().trim().min(2).max(200) });

builder.queryField('search', (t) =>
  t.field({
    type: SearchResultsType,
    description:
      'Cases by number, whole IIN or name, and for ADMIN users and offices: the first few of each. POST only (I-42).',
    directives: hasRole(...ANY_ROLE),
    args: { text: t.arg.string({ required: true, description: 'At least 2 characters.' }) },
    resolve: async (_root, args, context) => {
      const { text } = parseInput(asked, args);
      return { ...(await findCases(context, requireRole(context.actor, ANY_ROLE), text)), text };
    },
  }),
);
