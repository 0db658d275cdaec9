import { asApplication } from '../../../prisma/readingFor.ts';
import { hasRole } from '../../access/directives.ts';
import { builder } from '../../builder.ts';
import { MAX_PAGE_SIZE, named, offsetArg, PAGE_SIZE, skipOf } from '../../paging.ts';

/** A change of calendar, limits or office hours as it was applied (I-30). */
export const DeadlineChangeType = builder.prismaObject('DeadlineChange', {
  description: 'A change of calendar, limits or office hours.',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    revision: t.exposeInt('revision', { description: 'Counts the changes.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    actor: t.relation('actor', { description: 'Who.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
    changes: t.expose('changes', {
      type: 'JSON',
      description:
        'What was and what is: `{ openYears: [{ year source likeYear }], days: [{ date before after }], limits: [{ code validFrom before after }], hours: [{ officeId before after }] }`.',
    }),
    examined: t.exposeInt('examined', { description: 'Open clocks recalculated so far.' }),
    moved: t.exposeInt('moved', { description: 'Those of them whose due time moved.' }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When no open clock waited any more; null: some still wait.',
    }),
    waiting: t.int({
      select: { revision: true, finishedAt: true },
      description: 'Open clocks that still wait to be recalculated.',
      resolve: ({ revision, finishedAt }, _args, { db }) =>
        finishedAt === null
          ? asApplication(db).caseClock.count({ where: { endedAt: null, revision: { lt: revision } } })
          : 0,
    }),
  }),
});

builder.queryFields((t) => ({
  deadlineChanges: t.prismaConnection(
    {
      type: DeadlineChangeType,
      cursor: 'id',
      defaultSize: PAGE_SIZE,
      maxSize: MAX_PAGE_SIZE,
      description: 'The log of changes of calendar, limits and office hours, the newest first.',
      directives: hasRole('ADMIN', 'OVERSEER'),
      args: { offset: offsetArg() },
      totalCount: (_root, _args, { db }) => db.deadlineChange.count(),
      resolve: (query, _root, args, { db }) =>
        db.deadlineChange.findMany({
          ...query,
          skip: skipOf(query.skip, args),
          orderBy: { revision: 'desc' },
        }),
    },
    ...named('DeadlineChange'),
  ),
  deadlineRevision: t.int({
    description: 'The newest revision; send it back as expectedRevision.',
    directives: hasRole('ADMIN'),
    resolve: async (_root, _args, { db }) => {
      const newest = await db.deadlineChange.aggregate({ _max: { revision: true } });
      return newest._max.revision ?? 0;
    },
  }),
}));
