import { z } from 'zod';
import { CalendarDayKind, LimitCode, LimitUnit } from '../../../prisma/client.ts';
import { optionalText, recordId, requiredText } from '../../validation.ts';
import type { CalendarEntry, DateText, OfficeHours, TimeLimitRule } from '../types.ts';

/** The years that a calendar may have, first and last included. */
export const CALENDAR_YEARS = { first: 1992, last: 2200 } as const;

/** What a day is from now on; no entry: what its weekday makes of it. */
export interface DayChange {
  readonly date: DateText;
  readonly entry: CalendarEntry | null;
}

/** An office's hours from now on; null: the standard ones. */
export interface HoursChange {
  readonly officeId: string;
  readonly hours: OfficeHours | null;
}

/** A change of calendar, limits or office hours as it was asked for, right in itself. */
export interface RequestedChange {
  readonly reason: string;
  readonly expectedRevision: number;
  readonly openYears: readonly number[];
  readonly days: readonly DayChange[];
  readonly limits: readonly Omit<TimeLimitRule, 'id'>[];
  readonly hours: readonly HoursChange[];
}

const MOST = 400;
const LAST_MINUTE = 24 * 60 - 1;

const custom = (code: string, path: PropertyKey[] = []) => ({
  code: 'custom' as const,
  path,
  params: { code },
});

const year = z.number().int().min(CALENDAR_YEARS.first).max(CALENDAR_YEARS.last);

const date = z
  .date()
  .transform((day) => day.toISOString().slice(0, 10))
  .refine((day) => year.safeParse(Number(day.slice(0, 4))).success, {
    params: { code: 'YEAR_OUT_OF_RANGE' },
  });

const isWeekend = (day: DateText): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const day = z
  .object({
    date,
    kind: z.enum(CalendarDayKind).nullish(),
    nameKk: optionalText(200),
    nameRu: optionalText(200),
    nameEn: optionalText(200),
    source: optionalText(500),
    expected: z.boolean().nullish(),
  })
  .superRefine(({ date, kind, source, ...input }, context) => {
    if (!kind) return;
    if (kind === 'FREED' && isWeekend(date)) context.addIssue(custom('NOT_A_WEEKDAY', ['kind']));
    if (kind === 'WORKED' && !isWeekend(date)) context.addIssue(custom('NOT_A_WEEKEND', ['kind']));
    if (source === null) context.addIssue(custom('REQUIRED', ['source']));
    const names = ['nameKk', 'nameRu', 'nameEn'] as const;
    const needed =
      kind === 'HOLIDAY' || kind === 'FIXED_DAY_OFF' || names.some((name) => input[name] !== null);
    for (const name of names) {
      if (needed && input[name] === null) context.addIssue(custom('REQUIRED', [name]));
    }
  })
  .transform(({ date, kind, nameKk: kk, nameRu: ru, nameEn: en, source, expected }): DayChange => {
    if (!kind || source === null) return { date, entry: null };
    const name = kk !== null && ru !== null && en !== null ? { kk, ru, en } : null;
    return { date, entry: { date, kind, name, source, expected: expected ?? false } };
  });

const raiseAfter = z.number().int().min(0).max(100_000);

const limit = z
  .object({
    code: z.enum(LimitCode),
    validFrom: date,
    limit: z.number().int().min(1).max(10_000),
    unit: z.enum(LimitUnit),
    firstDayCounts: z.boolean(),
    rollsForward: z.boolean(),
    remindAtPercent: z.number().int().min(1).max(99),
    headAfter: raiseAfter,
    overseerAfter: raiseAfter,
    source: requiredText(500),
  })
  .superRefine(({ headAfter, overseerAfter }, context) => {
    if (overseerAfter < headAfter) context.addIssue(custom('BEFORE_HEAD', ['overseerAfter']));
  });

const minute = z.number().int().min(0).max(LAST_MINUTE).nullish();

const hours = z
  .object({ officeId: recordId, opensAt: minute, lunchFrom: minute, lunchTo: minute, closesAt: minute })
  .transform(({ officeId, opensAt, lunchFrom, lunchTo, closesAt }, context): HoursChange => {
    const given = { opensAt, lunchFrom, lunchTo, closesAt };
    if (Object.values(given).every((value) => value === null || value === undefined))
      return { officeId, hours: null };
    for (const [name, value] of Object.entries(given)) {
      if (value === null || value === undefined) context.addIssue(custom('REQUIRED', [name]));
    }
    const whole = {
      opensAt: opensAt ?? 0,
      lunchFrom: lunchFrom ?? 0,
      lunchTo: lunchTo ?? 0,
      closesAt: closesAt ?? 0,
    };
    const inOrder =
      whole.opensAt < whole.lunchFrom && whole.lunchFrom <= whole.lunchTo && whole.lunchTo < whole.closesAt;
    if (!inOrder && Object.values(given).every((value) => typeof value === 'number'))
      context.addIssue(custom('NOT_IN_ORDER'));
    return { officeId, hours: whole };
  });

/** A list in which nothing stands twice; the second of two is refused with the code. */
const distinct = <Item extends z.ZodType>(item: Item, code: string, key: (value: z.output<Item>) => string) =>
  z
    .array(item)
    .max(MOST)
    .nullish()
    .transform((items) => items ?? [])
    .superRefine((items, context) => {
      const seen = new Set<string>();
      for (const [index, value] of items.entries()) {
        if (seen.has(key(value))) context.addIssue(custom(code, [index]));
        seen.add(key(value));
      }
    });

/** Reads a DeadlineChangeInput; gives a {@link RequestedChange}. What depends on the stored data is checked later. */
export const changeInput = z.object({
  reason: requiredText(1000),
  expectedRevision: z.number().int().min(0),
  openYears: distinct(year, 'YEAR_TWICE', String),
  days: distinct(day, 'DATE_TWICE', ({ date }) => date),
  limits: distinct(limit, 'LIMIT_TWICE', ({ code, validFrom }) => `${code} ${validFrom}`),
  hours: distinct(hours, 'OFFICE_TWICE', ({ officeId }) => officeId),
}) satisfies z.ZodType<RequestedChange>;

/** The same for a dry run, which is logged nowhere and needs no reason. */
export const dryRunInput = changeInput.extend({
  reason: optionalText(1000).transform((reason) => reason ?? ''),
}) satisfies z.ZodType<RequestedChange>;
