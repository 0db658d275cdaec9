import { builder } from '../../builder.ts';
import { CalendarDayKindEnum, LimitCodeEnum, LimitUnitEnum } from '../../enums.ts';

const CalendarDayInput = builder.inputType('CalendarDayInput', {
  description: 'What a day is from now on.',
  fields: (t) => ({
    date: t.field({ type: 'Date', required: true, description: 'Which day.' }),
    kind: t.field({ type: CalendarDayKindEnum, description: 'Null: nothing special.' }),
    nameKk: t.string({ description: 'In Kazakh; a holiday and a day off have a name.' }),
    nameRu: t.string({ description: 'In Russian.' }),
    nameEn: t.string({ description: 'In English.' }),
    source: t.string({ description: 'The law or the decree; required with a kind.' }),
    expected: t.boolean({ description: 'Astronomically expected, may differ by a day.' }),
  }),
});

const TimeLimitInput = builder.inputType('TimeLimitInput', {
  description: 'A time limit from a day on; one of the same code and day is replaced.',
  fields: (t) => ({
    code: t.field({ type: LimitCodeEnum, required: true, description: 'Which limit.' }),
    validFrom: t.field({ type: 'Date', required: true, description: 'First day.' }),
    limit: t.int({ required: true, description: 'How much, in `unit`.' }),
    unit: t.field({ type: LimitUnitEnum, required: true, description: 'What it is counted in.' }),
    firstDayCounts: t.boolean({ required: true, description: 'Whether the day of the event is the first.' }),
    rollsForward: t.boolean({
      required: true,
      description: 'Whether an end on a day off goes on to the next working day.',
    }),
    remindAtPercent: t.int({
      required: true,
      description: 'Share of the limit until the reminder, 1 to 99.',
    }),
    headAfter: t.int({ required: true, description: 'Working minutes after the due time: the head.' }),
    overseerAfter: t.int({
      required: true,
      description: 'Working minutes after the due time: the overseer.',
    }),
    source: t.string({ required: true, description: 'The clause.' }),
  }),
});

const OfficeHoursInput = builder.inputType('OfficeHoursInput', {
  description: 'Working hours of an office, minutes since midnight: all four, or none for the standard ones.',
  fields: (t) => ({
    officeId: t.id({ required: true, description: 'Which office.' }),
    opensAt: t.int({ description: 'Opens.' }),
    lunchFrom: t.int({ description: 'Lunch begins.' }),
    lunchTo: t.int({ description: 'Lunch ends; equal to its beginning: no lunch.' }),
    closesAt: t.int({ description: 'Closes.' }),
  }),
});

/** What a change of calendar, limits or office hours needs; read by `changeInput`. */
export const DeadlineChangeInput = builder.inputType('DeadlineChangeInput', {
  description: 'A change of calendar, limits or office hours.',
  fields: (t) => ({
    reason: t.string({ description: 'Why, as the log is to say it; only a dry run needs none.' }),
    expectedRevision: t.int({ required: true, description: 'The revision that was seen.' }),
    openYears: t.intList({
      description:
        'Years that get data for the first time: the holidays of the nearest earlier year; Kurban Ait stands in `days`.',
    }),
    days: t.field({ type: [CalendarDayInput], description: 'Days that change.' }),
    limits: t.field({ type: [TimeLimitInput], description: 'Limits that change or begin.' }),
    hours: t.field({ type: [OfficeHoursInput], description: 'Office hours that change.' }),
  }),
});
