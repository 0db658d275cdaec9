import type { CaseStatus, Channel, NoticeKind, Office, User } from '../../prisma/client.ts';
import { builder } from '../builder.ts';
import {
  CaseStatusEnum,
  ChannelEnum,
  LimitCodeEnum,
  LimitUnitEnum,
  NoticeKindEnum,
  RefusalGroundEnum,
} from '../enums.ts';
import { OfficeType } from '../offices/Office.ts';
import { UserType } from '../users/User.ts';
import type {
  AgeFigures,
  BacklogFigures,
  ClockFigures,
  GroundFigures,
  IntakeFigures,
  NoticeFigures,
  OnTimeFigures,
} from './groupFigures.ts';

/** A group of cases with the keys that were asked and its figures; null: not asked, or kept back. */
export interface StatisticsGroup {
  readonly office: Office | null;
  readonly district: string | null;
  readonly executor: User | null;
  readonly status: CaseStatus | null;
  readonly outcome: NoticeKind | null;
  readonly channel: Channel | null;
  readonly month: Date | null;
  readonly week: Date | null;
  readonly day: Date | null;
  readonly suppressed: boolean;
  readonly cases: number | null;
  readonly people: number | null;
  readonly onTime: OnTimeFigures | null;
  readonly clocks: readonly ClockFigures[] | null;
  readonly notices: NoticeFigures | null;
  readonly backlog: BacklogFigures | null;
  readonly intake: readonly IntakeFigures[] | null;
}

/** The answer to one question for statistics. */
export interface Statistics {
  readonly asOf: Date;
  readonly groups: readonly StatisticsGroup[];
  readonly suppressed: number;
  readonly total: StatisticsGroup;
}

const nullable = true;

const OnTimeFiguresType = builder.objectRef<OnTimeFigures>('OnTimeFigures').implement({
  description: 'How the time limit of the whole service was kept (Standard cl. 7).',
  fields: (t) => ({
    ended: t.exposeInt('ended', { nullable, description: 'Ended; without those of cancelled cases.' }),
    onTime: t.exposeInt('onTime', { nullable, description: 'Of them, how many by their due time.' }),
    late: t.exposeInt('late', { nullable, description: 'Of them, how many after it.' }),
    share: t.exposeFloat('share', { nullable, description: '`onTime` of `ended`, 0 to 1; null of none.' }),
  }),
});

const ClockFiguresType = builder.objectRef<ClockFigures>('ClockFigures').implement({
  description: 'The clocks of one step, counted in one unit; units are never thrown together.',
  fields: (t) => ({
    step: t.expose('step', { type: LimitCodeEnum, description: 'Which time limit.' }),
    unit: t.expose('unit', { type: LimitUnitEnum, description: 'What the limit is counted in.' }),
    ended: t.exposeInt('ended', { nullable, description: 'Ended; without those of cancelled cases.' }),
    onTime: t.exposeInt('onTime', { nullable, description: 'Of them, how many by their due time.' }),
    late: t.exposeInt('late', { nullable, description: 'Of them, how many after it.' }),
    share: t.exposeFloat('share', { nullable, description: '`onTime` of `ended`, 0 to 1; null of none.' }),
    median: t.exposeFloat('median', {
      nullable,
      description:
        'Median of the time used, in minutes: working minutes, for a limit in calendar days elapsed minutes; null of none.',
    }),
    p90: t.exposeFloat('p90', {
      nullable,
      description: 'Nine of ten took no longer (90th percentile, interpolated), in the same minutes.',
    }),
    running: t.exposeInt('running', { nullable, description: 'Still running.' }),
    runningLate: t.exposeInt('runningLate', {
      nullable,
      description: 'Of them, how many are past their due time.',
    }),
  }),
});

const GroundFiguresType = builder.objectRef<GroundFigures>('GroundFigures').implement({
  description: 'How often a ground was given (Standard cl. 16).',
  fields: (t) => ({
    ground: t.expose('ground', { type: RefusalGroundEnum, description: 'Which.' }),
    count: t.exposeInt('count', { nullable, description: 'In how many signed refusals it stands.' }),
    share: t.exposeFloat('share', {
      nullable,
      description: '`count` of `refusals`, 0 to 1; a refusal may have several grounds.',
    }),
  }),
});

const NoticeFiguresType = builder.objectRef<NoticeFigures>('NoticeFigures').implement({
  description: 'The notices of the cases (Regulation cl. 7).',
  fields: (t) => ({
    submitted: t.exposeInt('submitted', { description: 'Cases for which a notice was submitted.' }),
    signed: t.exposeInt('signed', { description: 'Signed notices.' }),
    assignments: t.exposeInt('assignments', { nullable, description: 'Of them, assignments.' }),
    refusals: t.exposeInt('refusals', { nullable, description: 'Of them, refusals.' }),
    refusalShare: t.exposeFloat('refusalShare', {
      nullable,
      description: '`refusals` of `signed`, 0 to 1; null of none.',
    }),
    returns: t.exposeInt('returns', { description: 'How often the head returned one (Regulation app. 5).' }),
    returnsPerNotice: t.exposeFloat('returnsPerNotice', {
      nullable,
      description: '`returns` by `submitted`; null of none.',
    }),
    grounds: t.field({
      type: [GroundFiguresType],
      description: 'The grounds that were given.',
      resolve: ({ grounds }) => [...grounds],
    }),
  }),
});

const AgeFiguresType = builder.objectRef<AgeFigures>('BacklogAge').implement({
  description:
    'Open cases of an age. Ages are calendar days; 7 working days are at least 9 of them, 22 working days at least 30.',
  fields: (t) => ({
    fromDays: t.exposeInt('fromDays', { description: 'At least so many days.' }),
    toDays: t.exposeInt('toDays', { nullable, description: 'Fewer than so many; null: no end.' }),
    count: t.exposeInt('count', { nullable, description: 'How many.' }),
  }),
});

const BacklogFiguresType = builder.objectRef<BacklogFigures>('BacklogFigures').implement({
  description:
    'Open cases and their age: whole calendar days since the day of the first registration, office time.',
  fields: (t) => ({
    open: t.exposeInt('open', { nullable, description: 'How many.' }),
    late: t.exposeInt('late', { nullable, description: 'Of them, how many are past their due time.' }),
    oldestReceivedAt: t.expose('oldestReceivedAt', {
      type: 'DateTime',
      nullable,
      description: 'When the oldest was first registered; null of none.',
    }),
    medianAgeDays: t.exposeFloat('medianAgeDays', { nullable, description: 'Median age; null of none.' }),
    p90AgeDays: t.exposeFloat('p90AgeDays', {
      nullable,
      description: 'Nine of ten are no older (90th percentile, interpolated); null of none.',
    }),
    ages: t.field({
      type: [AgeFiguresType],
      description: 'By age, the youngest first.',
      resolve: ({ ages }) => [...ages],
    }),
  }),
});

const IntakeFiguresType = builder.objectRef<IntakeFigures>('IntakeFigures').implement({
  description: 'How many cases came in one way.',
  fields: (t) => ({
    channel: t.expose('channel', { type: ChannelEnum, description: 'Which way.' }),
    count: t.exposeInt('count', { nullable, description: 'How many.' }),
  }),
});

const KEPT_BACK = 'null where fewer than five people could be recognised';

const GroupType = builder.objectRef<StatisticsGroup>('CaseStatisticsGroup').implement({
  description: 'Cases that share the keys that were asked, in figures. A key that was not asked is null.',
  fields: (t) => ({
    office: t.expose('office', {
      type: OfficeType,
      nullable,
      description: 'The department that decides them.',
    }),
    district: t.exposeString('district', { nullable, description: 'Its district or city.' }),
    executor: t.expose('executor', {
      type: UserType,
      nullable,
      description: 'Their executor; null: none yet.',
    }),
    status: t.expose('status', { type: CaseStatusEnum, nullable, description: 'Their state.' }),
    outcome: t.expose('outcome', {
      type: NoticeKindEnum,
      nullable,
      description: 'The signed decision; null: none yet.',
    }),
    channel: t.expose('channel', { type: ChannelEnum, nullable, description: 'Where they came in.' }),
    month: t.expose('month', {
      type: 'Date',
      nullable,
      description: 'First day of the month of registration.',
    }),
    week: t.expose('week', { type: 'Date', nullable, description: 'Monday of the week of registration.' }),
    day: t.expose('day', { type: 'Date', nullable, description: 'Day of registration.' }),
    suppressed: t.exposeBoolean('suppressed', {
      description: 'Whether the figures are kept back and null, so that no person can be recognised in them.',
    }),
    cases: t.exposeInt('cases', { nullable, description: `How many; ${KEPT_BACK}.` }),
    people: t.exposeInt('people', { nullable, description: `Of how many applicants; ${KEPT_BACK}.` }),
    onTime: t.expose('onTime', {
      type: OnTimeFiguresType,
      nullable,
      description: 'How the time limit of the whole service was kept.',
    }),
    clocks: t.field({
      type: [ClockFiguresType],
      nullable,
      description: 'How each time limit was kept and how long each step took, by step and unit.',
      resolve: ({ clocks }) => clocks && [...clocks],
    }),
    notices: t.expose('notices', {
      type: NoticeFiguresType,
      nullable,
      description: 'Decisions, grounds and returns.',
    }),
    backlog: t.expose('backlog', {
      type: BacklogFiguresType,
      nullable,
      description: 'What is open, and how old.',
    }),
    intake: t.field({
      type: [IntakeFiguresType],
      nullable,
      description: 'Where they came in.',
      resolve: ({ intake }) => intake && [...intake],
    }),
  }),
});

/** GraphQL type of an answer. */
export const CaseStatisticsType = builder.objectRef<Statistics>('CaseStatistics').implement({
  description: 'Figures about cases, by group and all together.',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'DateTime', description: 'The moment that the figures are of.' }),
    groups: t.field({
      type: [GroupType],
      description: 'One for each combination of keys that has cases; one of all when no grouping was asked.',
      resolve: ({ groups }) => [...groups],
    }),
    suppressed: t.exposeInt('suppressed', { description: 'How many groups are kept back.' }),
    total: t.expose('total', { type: GroupType, description: 'All the cases together.' }),
  }),
});
