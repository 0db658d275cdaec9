import type { GraphQLResolveInfo } from 'graphql';
import type { Absence, User } from '../../../prisma/client.ts';
import { AbsenceType } from '../../absences/Absence.ts';
import { casesOfRole } from '../../access/caseScope.ts';
import { hasRole } from '../../access/directives.ts';
import { requireRole } from '../../access/enforce.ts';
import { absencesAsAsked, present, usersAsAsked } from '../../asAsked.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { deadlineTerms } from '../../deadlines/terms.ts';
import { UserType } from '../../users/User.ts';
import { knownId } from '../../validation.ts';
import { RefusalType } from '../availableTransitions.ts';
import type { Refusal } from '../workflow/refusals.ts';

import { caseInQuestion } from './caseInQuestion.ts';
import { periodUntil } from './period.ts';
import { readCandidates } from './readCandidates.ts';
import { SuggestionType } from './SuggestionType.ts';
import type { Suggestion } from './suggest.ts';
import { isAbsentOn, suggest } from './suggest.ts';
import { weighed } from './suggestion.ts';

interface ShownCandidate {
  readonly user: User;
  readonly openCases: number;
  readonly lateCases: number;
  readonly nextDueAts: readonly Date[];
  readonly absences: Absence[];
  readonly absentNow: boolean;
  readonly refusal: Refusal | null;
  readonly suggestion: Suggestion | null;
}

const ExecutorCandidateType = builder.objectRef<ShownCandidate>('ExecutorCandidate').implement({
  description: 'Whom a resolution may name.',
  fields: (t) => ({
    user: t.expose('user', { type: UserType, description: 'The executor.' }),
    openCases: t.exposeInt('openCases', {
      description: 'Cases in hand: named, and neither delivered nor cancelled.',
    }),
    lateCases: t.exposeInt('lateCases', { description: 'Of them, how many are past their due time.' }),
    nextDueAts: t.field({
      type: ['DateTime'],
      description: 'The nearest due times of his cases, at most three; past ones come first.',
      resolve: ({ nextDueAts }) => [...nextDueAts],
    }),
    absences: t.expose('absences', {
      type: [AbsenceType],
      description: "Today's absence and those that begin before the case is due as a whole.",
    }),
    absentNow: t.exposeBoolean('absentNow', { description: 'Whether he is away today.' }),
    refusal: t.expose('refusal', {
      type: RefusalType,
      nullable: true,
      description: 'Why he may not be named for this case; null: he may.',
    }),
    suggestion: t.expose('suggestion', {
      type: SuggestionType,
      nullable: true,
      description: 'The reason, at the one whom the system suggests; null at the others.',
    }),
  }),
});

builder.queryField('executorCandidates', (t) =>
  t.field({
    type: [ExecutorCandidateType],
    description:
      "Whom the head may name: active executors of the head's office, the least loaded first (I-12).",
    directives: hasRole('HEAD'),
    args: {
      caseId: t.arg.id({
        description: 'The case to be assigned: who may not have it, and whom the system suggests for it.',
      }),
    },
    resolve: (_root, { caseId }, context, info) => shownCandidates(context, info, caseId ?? null),
  }),
);

async function shownCandidates(
  context: Context,
  info: GraphQLResolveInfo,
  caseId: string | null,
): Promise<ShownCandidate[]> {
  const actor = requireRole(context.actor, ['HEAD']);
  const now = context.now();
  const wanted =
    caseId === null
      ? null
      : await caseInQuestion(context.db, { AND: [{ id: knownId(caseId) }, casesOfRole(actor, 'HEAD')] });
  const period = periodUntil(await deadlineTerms(context.db), now, wanted?.dueAt ?? null);
  const desks = (await readCandidates(context.db, actor.officeId, now, period.until)).filter(
    ({ id }) => id !== actor.id,
  );
  const weighedDesks = desks.map((desk) => weighed(desk, wanted?.facts ?? null, actor.id, now));
  const suggested = suggest(weighedDesks, period);
  const users = await usersAsAsked(
    context,
    info,
    desks.map(({ id }) => id),
  );
  const absences = await absencesAsAsked(
    context,
    info,
    desks.flatMap((desk) => desk.absences.map(({ id }) => id)),
  );
  return weighedDesks.map((candidate) => ({
    user: present(users, candidate.id),
    openCases: candidate.openCases,
    lateCases: candidate.lateCases,
    nextDueAts: candidate.nextDueAts,
    absences: absences.get(candidate.id) ?? [],
    absentNow: isAbsentOn(candidate.absences, period.today),
    refusal: candidate.refusal,
    suggestion: suggested?.executorId === candidate.id ? suggested : null,
  }));
}
