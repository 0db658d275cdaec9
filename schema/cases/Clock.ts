import { ofPersons, placeSelect, readsPersons } from '../access/reader.ts';
import { builder } from '../builder.ts';
import { AmountType, DueExplanationType, RemainingType } from '../deadlines/graphqlTypes.ts';
import { remaining } from '../deadlines/remaining.ts';
import type { DeadlineTerms } from '../deadlines/terms.ts';
import { termsIn } from '../deadlines/termsIn.ts';
import type { DueExplanation } from '../deadlines/types.ts';
import { usedOf } from '../deadlines/used.ts';
import { LimitCodeEnum } from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';

const ClockChangeType = builder.prismaObject('ClockChange', {
  description: 'A due time that a change of the calendar or of a limit moved (I-30).',
  select: { id: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    reason: t.string({
      description: 'Why the calendar or the limit was changed.',
      select: { change: { select: { reason: true } } },
      resolve: ({ change }) => change.reason,
    }),
    revision: t.int({
      description: 'The revision of the data since then.',
      select: { change: { select: { revision: true } } },
      resolve: ({ change }) => change.revision,
    }),
    dueBefore: t.expose('dueBefore', { type: 'DateTime', description: 'The due time before.' }),
    dueAfter: t.expose('dueAfter', { type: 'DateTime', description: 'The due time since then.' }),
  }),
});

/** A running or ended time limit of a case (I-27 to I-36). */
export const ClockType = builder.prismaObject('CaseClock', {
  name: 'Clock',
  description: 'A running or ended time limit of a case.',
  select: {
    id: true,
    code: true,
    round: true,
    limitId: true,
    officeId: true,
    startedAt: true,
    dueAt: true,
    endedAt: true,
  },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    step: t.expose('code', { type: LimitCodeEnum, description: 'Which limit.' }),
    round: t.exposeInt('round', { description: 'Counts the clocks of one limit in the case.' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', description: 'From when it runs.' }),
    dueAt: t.expose('dueAt', { type: 'DateTime', description: 'When it is due (I-30).' }),
    remindAt: t.expose('remindAt', {
      type: 'DateTime',
      description: 'When a reminder is due (AP art. 14(4)).',
    }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it runs.',
    }),
    remaining: t.field({
      type: RemainingType,
      nullable: true,
      description: 'What is left; null once ended.',
      resolve: async (clock, _args, context) => {
        if (clock.endedAt) return null;
        const { calendar, hours, unit } = measureOf(await termsIn(context), clock);
        return remaining(calendar, hours, unit, clock.dueAt, context.now());
      },
    }),
    used: t.field({
      type: AmountType,
      nullable: true,
      description:
        'Time used, in the unit of the limit: days counted as the limit counts them; null while it runs.',
      resolve: async (clock, _args, context) => {
        if (!clock.endedAt) return null;
        const { calendar, hours, unit } = measureOf(await termsIn(context), clock);
        return usedOf(calendar, hours, unit, clock.startedAt, clock.endedAt);
      },
    }),
    overdue: t.boolean({
      description: 'Running past its due time, or ended after it (I-35).',
      resolve: ({ endedAt, dueAt }, _args, context) => (endedAt ? endedAt > dueAt : dueAt <= context.now()),
    }),
    cancelled: t.exposeBoolean('cancelled', {
      description: 'Whether it ended because the case was cancelled.',
    }),
    office: t.relation('office', { type: OfficeType, description: 'Whose officials answer for it.' }),
    responsible: t.field({
      type: UserType,
      nullable: true,
      description: 'The executor, for A3, A4 and A6; null for those who may read no persons.',
      select: (_args, context, nested) => ({
        case: { select: placeSelect },
        ...ofPersons(context, { responsible: nested() }),
      }),
      resolve: (clock, _args, context) => (readsPersons(context, clock.case) ? clock.responsible : null),
    }),
    explanation: t.field({
      type: DueExplanationType,
      description: 'How the due time came about, day by day.',
      select: { explanation: true },
      resolve: ({ explanation }) => explanation as unknown as DueExplanation,
    }),
    changes: t.relation('changes', {
      type: ClockChangeType,
      query: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      description: 'Changes of the calendar or of the limit that moved the due time, the first first (I-30).',
    }),
  }),
});

/** A clock as far as measuring it needs. */
interface Measured {
  readonly officeId: string;
  readonly limitId: string;
}

function measureOf(terms: DeadlineTerms, { officeId, limitId }: Measured) {
  const limit = terms.limits.find(({ id }) => id === limitId);
  if (!limit) throw new Error('A clock stands on a limit that is not known');
  return { calendar: terms.calendar, hours: terms.hoursOf(officeId), unit: limit.unit };
}
