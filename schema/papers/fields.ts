import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { builder } from '../builder.ts';
import { PaperLanguageEnum } from '../enums.ts';
import { PaperType } from './IssuedPaper.ts';
import { issueJournal, MAX_JOURNAL_DAYS } from './issueJournal.ts';
import { MAX_PRINTED, printPapers } from './printPapers.ts';
import { JOURNAL_READERS, journalsReadableBy } from './readablePapers.ts';

const WORKERS = ['CLERK', 'HEAD', 'EXECUTOR', 'AKIM_CLERK'] as const;

/** How many journals an office is shown: the last ones. */
const JOURNALS_SHOWN = 60;

const IssueJournalInput = builder.inputType('IssueJournalInput', {
  description: 'The days of a journal and its language.',
  fields: (t) => ({
    from: t.field({ type: 'Date', required: true, description: 'The first day, office time.' }),
    to: t.field({
      type: 'Date',
      required: true,
      description: `The last day; at most ${MAX_JOURNAL_DAYS} days in all.`,
    }),
    language: t.field({ type: PaperLanguageEnum, required: true, description: 'Kazakh or Russian.' }),
  }),
});

builder.queryFields((t) => ({
  journals: t.prismaField({
    type: [PaperType],
    description: `The journals that the caller's office has issued, the last first; ${JOURNALS_SHOWN} at most.`,
    directives: hasRole(...JOURNAL_READERS),
    resolve: (query, _root, _args, context) =>
      context.db.paper.findMany({
        ...query,
        where: journalsReadableBy(requireRole(context.actor, JOURNAL_READERS)),
        orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
        take: JOURNALS_SHOWN,
      }),
  }),
}));

builder.mutationFields((t) => ({
  printPapers: t.prismaField({
    type: [PaperType],
    description:
      'Papers to print: every print is logged and shows the same bytes (I-05). All or none, in the order asked.',
    directives: hasRole(...WORKERS),
    args: {
      ids: t.arg.idList({ required: true, description: `Which, ${MAX_PRINTED} at most; each counts once.` }),
    },
    resolve: async (query, _root, { ids }, context) => {
      const printed = await printPapers(context, requireRole(context.actor, WORKERS), ids.map(String));
      const papers = await context.db.paper.findMany({ ...query, where: { id: { in: [...printed] } } });
      return papers.sort((a, b) => printed.indexOf(a.id) - printed.indexOf(b.id));
    },
  }),
  issueJournal: t.prismaField({
    type: PaperType,
    description: "The journal of what the caller's office registered on some days, issued as a paper.",
    directives: hasRole(...JOURNAL_READERS),
    args: { input: t.arg({ type: IssueJournalInput, required: true, description: 'Which days.' }) },
    resolve: async (query, _root, { input }, context) => {
      const id = await issueJournal(context, requireRole(context.actor, JOURNAL_READERS), input);
      return context.db.paper.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
