import { builder } from '../builder.ts';
import { LimitCodeEnum, LimitUnitEnum } from '../enums.ts';
import { DAY_MS, dayNumber } from './dayNumber.ts';
import type { Remaining } from './remaining.ts';
import type {
  Amount,
  DateText,
  DayCount,
  DayKind,
  DaySegment,
  DueExplanation,
  ExplainedDay,
  LocalName,
  OfficeHours,
  TimeLimitRule,
} from './types.ts';

const date = (text: DateText): Date => new Date(dayNumber(text) * DAY_MS);

/** GraphQL enum of what a day is in the working calendar (I-32). */
export const DayKindEnum = builder.enumType('DayKind', {
  description: 'What a day is in the working calendar.',
  values: {
    WORKING: { description: 'An ordinary working day.' },
    WEEKEND: { description: 'A Saturday or a Sunday.' },
    HOLIDAY: { description: 'A national or state holiday.' },
    MOVED_HOLIDAY: { description: 'Off because a holiday fell on a weekend.' },
    FIXED_DAY_OFF: { description: '7 January or the first day of Kurban Ait: never moved.' },
    FREED: { description: 'A weekday that a decree made free.' },
    WORKED: { description: 'A Saturday or Sunday that a decree made a working day.' },
  } satisfies Record<DayKind, unknown>,
});

/** GraphQL enum of how a day figures in a due time (regulation.md 3.5). */
export const DayCountEnum = builder.enumType('DayCount', {
  description: 'How a day figures in a due time.',
  values: {
    COUNTED: { description: 'It counted.' },
    START_NOT_COUNTED: { description: 'The day of the event, which did not count.' },
    SKIPPED: { description: 'A day off that did not count.' },
    ROLLED: { description: 'The last day fell here and went on to the next working day.' },
  } satisfies Record<DayCount, unknown>,
});

/** A name in three languages. */
export const LocalNameType = builder.objectRef<LocalName>('LocalName').implement({
  description: 'A name in three languages.',
  fields: (t) => ({
    kk: t.exposeString('kk', { description: 'In Kazakh.' }),
    ru: t.exposeString('ru', { description: 'In Russian.' }),
    en: t.exposeString('en', { description: 'In English.' }),
  }),
});

/** Working hours of an office (Regulation app. 1). */
export const OfficeHoursType = builder.objectRef<OfficeHours>('OfficeHours').implement({
  description: 'Working hours in minutes since midnight; no lunch where its two ends are one.',
  fields: (t) => ({
    opensAt: t.exposeInt('opensAt', { description: 'Opens.' }),
    lunchFrom: t.exposeInt('lunchFrom', { description: 'Lunch begins.' }),
    lunchTo: t.exposeInt('lunchTo', { description: 'Lunch ends.' }),
    closesAt: t.exposeInt('closesAt', { description: 'Closes.' }),
  }),
});

/** A dated rule of one limit (regulation.md 3.5). */
export const TimeLimitType = builder.objectRef<TimeLimitRule>('TimeLimit').implement({
  description: 'A time limit from a day on; a clock keeps the one in force when it started (I-30).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Key.' }),
    code: t.expose('code', { type: LimitCodeEnum, description: 'Which limit.' }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day.',
      resolve: ({ validFrom }) => date(validFrom),
    }),
    limit: t.exposeInt('limit', { description: 'How much, in `unit`.' }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'What it is counted in.' }),
    firstDayCounts: t.exposeBoolean('firstDayCounts', {
      description: 'Whether the day of the event is the first counted day.',
    }),
    rollsForward: t.exposeBoolean('rollsForward', {
      description: 'Whether a term in calendar days that ends on a day off goes on to the next working day.',
    }),
    remindAtPercent: t.exposeInt('remindAtPercent', {
      description: 'Share of the limit after which a reminder is due (AP art. 14(4)).',
    }),
    headAfter: t.exposeInt('headAfter', {
      description: 'Working minutes after the due time until the head is told.',
    }),
    overseerAfter: t.exposeInt('overseerAfter', {
      description: 'Working minutes after the due time until the overseer is told.',
    }),
    source: t.exposeString('source', { description: 'The clause.' }),
  }),
});

/** So much of a unit; negative: over. */
export const AmountType = builder.objectRef<Amount>('Amount').implement({
  description: 'So much of a unit; negative: over.',
  fields: (t) => ({
    amount: t.exposeInt('amount', { description: 'How much.' }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'Of what.' }),
  }),
});

/** What is left of a limit. */
export const RemainingType = builder.objectRef<Remaining>('Remaining').implement({
  description: 'What is left of a time limit; negative: over.',
  fields: (t) => ({
    amount: t.exposeInt('amount', {
      description:
        'In the unit of the limit: working minutes, calendar days until the last day, working days until it (0: the last day).',
    }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'Of what.' }),
    workingMinutes: t.exposeInt('workingMinutes', {
      description: 'The same in working minutes of the office.',
    }),
  }),
});

const DaySegmentType = builder.objectRef<DaySegment>('DaySegment').implement({
  description: 'A stretch of one day that counted.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'From.', resolve: ({ from }) => new Date(from) }),
    to: t.field({ type: 'DateTime', description: 'To.', resolve: ({ to }) => new Date(to) }),
    minutes: t.exposeInt('minutes', { description: 'Whole minutes; all of them add up to the limit.' }),
  }),
});

const ExplainedDayType = builder.objectRef<ExplainedDay>('ExplainedDay').implement({
  description: 'A day between start and due time, and how it figures.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.', resolve: (day) => date(day.date) }),
    kind: t.expose('kind', { type: DayKindEnum, description: 'What it is in the working calendar.' }),
    name: t.expose('name', { type: LocalNameType, nullable: true, description: 'The holiday.' }),
    movedFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'Of a moved holiday: the day it falls on.',
      resolve: ({ movedFrom }) => (movedFrom === null ? null : date(movedFrom)),
    }),
    source: t.exposeString('source', { nullable: true, description: 'The law or the decree.' }),
    expected: t.exposeBoolean('expected', { description: 'Astronomically expected, may differ by a day.' }),
    count: t.expose('count', { type: DayCountEnum, description: 'Whether it counted.' }),
    ordinal: t.exposeInt('ordinal', { nullable: true, description: 'The n-th counted day.' }),
    minutes: t.exposeInt('minutes', { nullable: true, description: 'Working minutes counted.' }),
    segments: t.expose('segments', {
      type: [DaySegmentType],
      description: 'Of a limit in minutes: the stretches counted.',
    }),
  }),
});

/** How a due time came about, day by day. */
export const DueExplanationType = builder.objectRef<DueExplanation>('DueExplanation').implement({
  description: 'How a due time came about, day by day, as the data then stood (I-30).',
  fields: (t) => ({
    limit: t.expose('limit', { type: TimeLimitType, description: 'The rule.' }),
    hours: t.expose('hours', { type: OfficeHoursType, description: "The office's working hours." }),
    startedAt: t.field({
      type: 'DateTime',
      description: 'The start.',
      resolve: ({ startedAt }) => new Date(startedAt),
    }),
    dueAt: t.field({
      type: 'DateTime',
      description: 'The due time.',
      resolve: ({ dueAt }) => new Date(dueAt),
    }),
    days: t.expose('days', {
      type: [ExplainedDayType],
      description: 'Every day from the start to the due time.',
    }),
    revision: t.exposeInt('revision', { description: 'The revision of the data.' }),
  }),
});
