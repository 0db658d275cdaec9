import { z } from 'zod';
import type { SavedView } from '../../prisma/client.ts';
import { ListName } from '../../prisma/client.ts';
import { ANY_ROLE, hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { notFound, validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { knownId, parseInput, requiredText } from '../validation.ts';
import { isObject, stateProblem } from './viewState.ts';

/** The most views that one user keeps of one list. */
const MAX_VIEWS = 50;

const ListNameEnum = builder.enumType('ListName', {
  description: 'A list whose arrangement can be kept.',
  values: {
    CASES: { description: 'Cases.' },
    OFFICES: { description: 'Offices.' },
    USERS: { description: 'Users.' },
  } satisfies Record<ListName, { description: string }>,
});

const SavedViewType = builder.prismaObject('SavedView', {
  description: 'A list as its user arranged it.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    list: t.expose('list', { type: ListNameEnum, description: 'Of which list.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    state: t.expose('state', { type: 'JSON', description: 'Filter, sort, columns and page length.' }),
  }),
});

const SaveViewInput = builder.inputType('SaveViewInput', {
  description: 'What `saveView` needs.',
  fields: (t) => ({
    list: t.field({ type: ListNameEnum, required: true, description: 'Of which list.' }),
    name: t.string({ required: true, description: 'Its name, at most 80 characters.' }),
    state: t.field({
      type: 'JSON',
      required: true,
      description:
        'Filter, sort, columns and page length as the list understands them; at most 4000 characters, no searched text.',
    }),
  }),
});

builder.queryField('savedViews', (t) =>
  t.prismaField({
    type: [SavedViewType],
    description: 'The lists as the caller kept them, by name.',
    directives: hasRole(...ANY_ROLE),
    args: { list: t.arg({ type: ListNameEnum, required: true, description: 'Of which list.' }) },
    resolve: (query, _root, { list }, context) =>
      context.db.savedView.findMany({
        ...query,
        where: { userId: requireRole(context.actor, ANY_ROLE).id, list },
        orderBy: { name: 'asc' },
      }),
  }),
);

builder.mutationFields((t) => ({
  saveView: t.prismaField({
    type: SavedViewType,
    description: 'Keeps a list as it is arranged; one of the same name is replaced.',
    directives: hasRole(...ANY_ROLE),
    args: { input: t.arg({ type: SaveViewInput, required: true, description: 'What is kept.' }) },
    resolve: async (query, _root, { input }, context) => {
      const { id } = await saveView(context, input);
      return context.db.savedView.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  removeView: t.boolean({
    description: "Forgets a kept list; the caller's own.",
    directives: hasRole(...ANY_ROLE),
    args: { id: t.arg.id({ required: true, description: 'Which.' }) },
    resolve: async (_root, { id }, context) => {
      const userId = requireRole(context.actor, ANY_ROLE).id;
      const where = { id: knownId(id), userId };
      const { count } = await context.db.savedView.deleteMany({ where });
      if (count === 0) throw notFound();
      return true;
    },
  }),
}));

const newView = z.object({ list: z.enum(ListName), name: requiredText(80), state: z.unknown() });

async function saveView(context: Context, input: unknown): Promise<Pick<SavedView, 'id'>> {
  const { id: userId } = requireRole(context.actor, ANY_ROLE);
  const { list, name, state } = parseInput(newView, input);
  const problem = stateProblem(state);
  if (problem || !isObject(state)) throw validationFailed(problem ? [problem] : []);
  return inTransaction(context.db, async (tx) => {
    // One view at a time of one user, or two at once would both find room for the last.
    await tx.$executeRaw`SELECT FROM "app_user" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`;
    const others = await tx.savedView.count({ where: { userId, list, name: { not: name } } });
    if (others >= MAX_VIEWS)
      throw validationFailed([{ path: 'name', code: 'TOO_MANY_VIEWS', params: { max: MAX_VIEWS } }]);
    return tx.savedView.upsert({
      where: { userId_list_name: { userId, list, name } },
      create: { userId, list, name, state, createdAt: context.now() },
      update: { state },
      select: { id: true },
    });
  });
}
