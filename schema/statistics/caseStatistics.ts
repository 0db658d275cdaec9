import type { GraphQLResolveInfo } from 'graphql';
import type { PrismaClient } from '../../prisma/client.ts';
import { casesReadableBy, justOffices } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { present } from '../asAsked.ts';
import { builder } from '../builder.ts';
import type { CasesAsked } from '../cases/filter.ts';
import { CaseFilter, casesWhere } from '../cases/filter.ts';
import type { Actor, Context } from '../context.ts';
import { validationFailed } from '../errors.ts';
import type { Statistics } from './CaseStatisticsType.ts';
import { CaseStatisticsType } from './CaseStatisticsType.ts';
import type { Chosen } from './chosenCases.ts';
import { type CountRow, countFigures } from './countFigures.ts';
import type { Grouping } from './grouping.ts';
import { CaseGroupingEnum, keysIn } from './grouping.ts';
import { groupKeys, NO_KEYS } from './groupKeys.ts';
import { type FiguresAsked, figuresAsked, figuresOf, NO_FIGURES, partsOf } from './parts.ts';
import { keptBack, tooFew } from './suppression.ts';
import { tallyFigures, tallyKnows } from './tallyFigures.ts';

const READERS = ['HEAD', 'OVERSEER', 'ANALYST'] as const;
/** An analyst is told of no person. */
const READERS_OF_PERSONS = ['HEAD', 'OVERSEER'] as const;

/** The most groups that one answer may have. */
const MOST_GROUPS = 10_000;

builder.queryField('caseStatistics', (t) =>
  t.field({
    type: CaseStatisticsType,
    description:
      'Figures about the cases that `cases` would list under the same filter, computed from them: now, or as they stood at an earlier moment. For ANALYST a group of fewer than five people is kept back, and with it, along each grouping, the next smallest one where it could be got by subtraction from a sum. That holds within one answer: who compares answers under different filters may still learn a difference.',
    directives: hasRole(...READERS),
    args: {
      filter: t.arg({ type: CaseFilter, description: 'Which cases; `search` only of the present.' }),
      groupBy: t.arg({
        type: [CaseGroupingEnum],
        description: `By what, in the order of the groups; at most ${MOST_GROUPS} groups.`,
      }),
      asOf: t.arg({
        type: 'DateTime',
        description:
          'The same from the history as it stood at this moment of the past; the filter is judged as of then too. Asked again, the answer is the same, half a minute after the moment at the latest. Not known of the past: the time used by a step that was later taken up again, unless its limit is in calendar days; it is then left out of the percentiles.',
      }),
    },
    resolve: (_root, { filter, groupBy, asOf }, context, info) =>
      caseStatistics(context, info, { filter, groupings: [...new Set(groupBy ?? [])], asOf: asOf ?? null }),
  }),
);

interface Question {
  readonly filter: CasesAsked | null | undefined;
  readonly groupings: readonly Grouping[];
  readonly asOf: Date | null;
}

async function caseStatistics(
  context: Context,
  info: GraphQLResolveInfo,
  question: Question,
): Promise<Statistics> {
  const byExecutor = question.groupings.includes('EXECUTOR');
  const actor = requireRole(context.actor, byExecutor ? READERS_OF_PERSONS : READERS);
  const now = context.now();
  checkQuestion(question, now);
  const asked = figuresAsked(info);
  const chosen: Chosen = {
    where: whereOf(actor, question, now, byExecutor),
    groupings: asked.groups ? question.groupings : [],
    asOf: question.asOf,
    now,
  };
  // Who reads the persons of all that is counted needs no protection from himself.
  const peopleBehind = !byExecutor && actor.roles.includes('ANALYST');
  const rows =
    (await talliedRows(context.db, actor, chosen, question, asked, peopleBehind)) ??
    (await countFigures(context.db, chosen, { ...asked, peopleBehind, mostGroups: MOST_GROUPS }));
  const groups = chosen.groupings.length === 0 ? rows : rows.filter(({ isTotal }) => !isTotal);
  if (groups.length > MOST_GROUPS)
    throw validationFailed([{ path: 'groupBy', code: 'TOO_MANY_GROUPS', params: { max: MOST_GROUPS } }]);
  const parts = await partsOf(context.db, chosen, asked, peopleBehind);
  const hidden = peopleBehind
    ? keptBack(groups.map(({ key, cases, people }) => ({ keys: keysIn(key), cases, people: people ?? null })))
    : new Set<number>();
  const keys = await groupKeys(
    context,
    info,
    chosen.groupings,
    groups.map(({ key }) => key),
  );
  const total = rows.find(({ isTotal }) => isTotal);
  return {
    asOf: chosen.asOf ?? now,
    groups: groups.map((row, index) => ({
      ...present(keys, row.key),
      ...figuresOf(row, parts, hidden.has(index) || (peopleBehind && tooFew(row.people))),
    })),
    suppressed: hidden.size,
    total: {
      ...NO_KEYS,
      ...(total ? figuresOf(total, parts, peopleBehind && tooFew(total.people)) : NO_FIGURES),
    },
  };
}

/** The counts from the tally, where it knows all that is asked and the reader counts whole departments; else null. */
async function talliedRows(
  db: PrismaClient,
  actor: Actor,
  { groupings, asOf }: Chosen,
  { filter }: Question,
  asked: FiguresAsked,
  peopleBehind: boolean,
): Promise<CountRow[] | null> {
  const offices = justOffices(actor);
  const known =
    offices !== undefined && asOf === null && asked.onlyCases && tallyKnows({ groupings, filter });
  return known ? tallyFigures(db, { groupings, filter, offices, peopleBehind }) : null;
}

function checkQuestion({ filter, asOf }: Question, now: Date): void {
  if (asOf === null) return;
  if (asOf > now) throw validationFailed([{ path: 'asOf', code: 'IN_FUTURE' }]);
  // No history keeps what a person was called.
  if (filter?.search?.trim()) throw validationFailed([{ path: 'filter.search', code: 'NOT_KNOWN_AS_OF' }]);
}

function whereOf(actor: Actor, { filter, asOf }: Question, now: Date, byExecutor: boolean) {
  const where = casesWhere(actor, filter, asOf ?? now);
  return byExecutor ? { AND: [casesReadableBy(actor, 'OVERSEES'), where] } : where;
}
