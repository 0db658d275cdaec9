import type { GraphQLResolveInfo } from 'graphql';
import type { Office, User } from '../../prisma/client.ts';
import { checkRange } from '../absences/period.ts';
import { officesReadWhole } from '../access/caseScope.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { officesAsAsked, present, usersAsAsked } from '../asAsked.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { dayAfter, startOfLocalDay } from '../deadlines/zone.ts';
import { LimitCodeEnum, LimitUnitEnum } from '../enums.ts';
import { validationFailed } from '../errors.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';
import { checkedIds } from '../validation.ts';
import type { TimeStatistic } from './timeStatistics.ts';
import { timeStatistics } from './timeStatistics.ts';

const READERS = ['HEAD', 'OVERSEER', 'ANALYST'] as const;
/** An analyst is told of no person. */
const READERS_OF_PERSONS = ['HEAD', 'OVERSEER'] as const;

/** The longest time that one question may cover, in years. */
export const MAX_YEARS = 5;

interface ShownStatistic extends TimeStatistic {
  readonly office: Office;
  readonly executor: User | null;
}

const TimeStatisticType = builder.objectRef<ShownStatistic>('TimeStatistic').implement({
  description:
    'Ended clocks of an office (and executor) and step: on time, late, and the time used in minutes of `unit`.',
  fields: (t) => ({
    office: t.expose('office', { type: OfficeType, description: 'Whose officials answered for the step.' }),
    executor: t.expose('executor', {
      type: UserType,
      nullable: true,
      description: 'Only when asked by executor, at the steps that executors answer for (A3, A4, A6).',
    }),
    step: t.expose('step', { type: LimitCodeEnum, description: 'Which time limit.' }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'What the limit is counted in.' }),
    ended: t.exposeInt('ended', { description: 'Ended within the days; without those of cancelled cases.' }),
    onTime: t.exposeInt('onTime', { description: 'Of them, how many by their due time.' }),
    late: t.exposeInt('late', { description: 'Of them, how many after it.' }),
    medianMinutes: t.exposeFloat('medianMinutes', {
      nullable: true,
      description:
        'Median of the time used: working minutes, for a limit in calendar days elapsed minutes; null when none ended.',
    }),
    p90Minutes: t.exposeFloat('p90Minutes', {
      nullable: true,
      description: 'Nine of ten took no longer (90th percentile, interpolated), in the same minutes.',
    }),
    running: t.exposeInt('running', { description: 'Running now, whatever the days.' }),
    runningLate: t.exposeInt('runningLate', { description: 'Of them, how many are past their due time.' }),
  }),
});

builder.queryField('timeStatistics', (t) =>
  t.field({
    type: [TimeStatisticType],
    description:
      "How the time limits were kept: HEAD of his own department and its akims' offices, OVERSEER of each of his, ANALYST of all, but by executor of none.",
    directives: hasRole(...READERS),
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'First day on which the steps ended.' }),
      to: t.arg({
        type: 'Date',
        required: true,
        description: `Last day, included; at most ${MAX_YEARS} years later.`,
      }),
      officeId: t.arg.idList({ description: 'Only these offices.' }),
      byExecutor: t.arg.boolean({ description: 'Whether the executors are told apart.' }),
    },
    resolve: (_root, { from, to, officeId, byExecutor }, context, info) =>
      shownStatistics(context, info, {
        from,
        to,
        offices: officeId ? checkedIds('officeId', officeId) : null,
        byExecutor: byExecutor === true,
      }),
  }),
);

interface Question {
  readonly from: Date;
  readonly to: Date;
  readonly offices: readonly string[] | null;
  readonly byExecutor: boolean;
}

async function shownStatistics(
  context: Context,
  info: GraphQLResolveInfo,
  { from, to, offices, byExecutor }: Question,
): Promise<ShownStatistic[]> {
  const actor = requireRole(context.actor, byExecutor ? READERS_OF_PERSONS : READERS);
  checkRange(from, to);
  const last = new Date(from);
  last.setUTCFullYear(last.getUTCFullYear() + MAX_YEARS);
  if (to > last)
    throw validationFailed([{ path: 'to', code: 'RANGE_TOO_LONG', params: { years: MAX_YEARS } }]);
  const rows = await timeStatistics(context.db, {
    departments: officesReadWhole(actor, byExecutor ? 'OVERSEES' : 'COUNTS'),
    offices,
    from: startOfLocalDay(from),
    until: startOfLocalDay(dayAfter(to)),
    now: context.now(),
    byExecutor,
  });
  const byOffice = await officesAsAsked(
    context,
    info,
    rows.map((row) => row.officeId),
  );
  const executorIds = rows.flatMap(({ executorId }) => executorId ?? []);
  const executors = await usersAsAsked(context, info, executorIds, ['executor']);
  return rows.map((row) => ({
    ...row,
    office: present(byOffice, row.officeId),
    executor: row.executorId === null ? null : present(executors, row.executorId),
  }));
}
