import { ANY_ROLE, hasRole } from '../../access/directives.ts';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { CalendarDayKindEnum } from '../../enums.ts';
import { CalendarYearMissing, type WorkingCalendar } from '../calendar.ts';
import { DayKindEnum, LocalNameType, TimeLimitType } from '../graphqlTypes.ts';
import { deadlineTerms } from '../terms.ts';
import type { CalendarDay, DateText } from '../types.ts';

interface KnownYear {
  readonly year: number;
  readonly source: string;
  readonly calendar: WorkingCalendar;
}

const asDate = (date: DateText): Date => new Date(`${date}T00:00:00Z`);

/** A day that is what its own entry makes of it says so in its kind; the other kinds come of the weekday or the rule. */
const entryOf = ({ kind }: CalendarDay) =>
  kind === 'HOLIDAY' || kind === 'FIXED_DAY_OFF' || kind === 'FREED' || kind === 'WORKED' ? kind : null;

const CalendarDayType = builder.objectRef<CalendarDay>('CalendarDay').implement({
  description: 'A day of the calendar.',
  fields: (t) => ({
    date: t.field({ type: 'Date', description: 'Which day.', resolve: (day) => asDate(day.date) }),
    working: t.exposeBoolean('working', { description: 'Whether it is worked.' }),
    kind: t.expose('kind', {
      type: DayKindEnum,
      description: 'What it is, once holidays have moved (I-32).',
    }),
    entry: t.field({
      type: CalendarDayKindEnum,
      nullable: true,
      description: 'The stored entry of this day, if it has one.',
      resolve: entryOf,
    }),
    name: t.expose('name', { type: LocalNameType, nullable: true, description: 'The holiday.' }),
    movedFrom: t.field({
      type: 'Date',
      nullable: true,
      description: 'Of a moved holiday: the day it falls on.',
      resolve: ({ movedFrom }) => (movedFrom === null ? null : asDate(movedFrom)),
    }),
    source: t.exposeString('source', { nullable: true, description: 'The law or the decree.' }),
    expected: t.exposeBoolean('expected', { description: 'Astronomically expected, may differ by a day.' }),
  }),
});

const CalendarYearType = builder.objectRef<KnownYear>('CalendarYear').implement({
  description: 'A year of the calendar that has data.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'Which.' }),
    source: t.exposeString('source', { description: 'Where its data come from.' }),
    days: t.field({
      type: [CalendarDayType],
      description: 'Every day, in order.',
      resolve: ({ year, calendar }) => [...calendar.yearDays(year)],
    }),
    workingDays: t.int({
      description: 'How many are worked.',
      resolve: ({ year, calendar }) => calendar.yearDays(year).filter(({ working }) => working).length,
    }),
    expectedDays: t.int({
      description: 'How many entries are astronomically expected and may differ by a day.',
      resolve: ({ year, calendar }) =>
        calendar.yearDays(year).filter((day) => day.expected && entryOf(day)).length,
    }),
  }),
});

async function knownYears({ db }: Context): Promise<KnownYear[]> {
  const [{ calendar }, years] = await Promise.all([
    deadlineTerms(db),
    db.calendarYear.findMany({ orderBy: { year: 'asc' } }),
  ]);
  // One that was opened between the two reads comes with the next.
  return years.filter(({ year }) => calendar.years.includes(year)).map((row) => ({ ...row, calendar }));
}

builder.queryFields((t) => ({
  calendarYears: t.field({
    type: [CalendarYearType],
    description: 'The years that have data; any other is refused, never guessed.',
    directives: hasRole(...ANY_ROLE),
    resolve: (_root, _args, context) => knownYears(context),
  }),
  calendarYear: t.field({
    type: CalendarYearType,
    description: 'One year; CALENDAR_YEAR_MISSING when it has no data.',
    directives: hasRole(...ANY_ROLE),
    args: { year: t.arg.int({ required: true, description: 'Which.' }) },
    resolve: async (_root, { year }, context) => {
      const found = (await knownYears(context)).find((known) => known.year === year);
      if (!found) throw new CalendarYearMissing(year);
      return found;
    },
  }),
  timeLimits: t.field({
    type: [TimeLimitType],
    description: 'All versions of the time limits, by code and first day.',
    directives: hasRole(...ANY_ROLE),
    resolve: async (_root, _args, { db }) => [...(await deadlineTerms(db)).limits],
  }),
}));
