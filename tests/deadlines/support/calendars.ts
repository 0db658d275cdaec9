import { type CalendarYearSeed, readCalendarSeeds } from '../../../prisma/reference/load.ts';
import { compileCalendar } from '../../../schema/deadlines/calendar.ts';
import type { CalendarEntry, TimeLimitRule } from '../../../schema/deadlines/types.ts';

const entry = ({ nameKk, nameRu, nameEn, ...day }: CalendarYearSeed['days'][number]): CalendarEntry => ({
  ...day,
  name: nameKk === null || nameRu === null || nameEn === null ? null : { kk: nameKk, ru: nameRu, en: nameEn },
});

/** The years of the project's own file: 2012-2014 and 2025-2030. */
export const SEED_YEARS: readonly number[] = readCalendarSeeds().map(({ year }) => year);

/** The entries of the project's own file. */
export const SEED_ENTRIES: readonly CalendarEntry[] = readCalendarSeeds().flatMap(({ days }) =>
  days.map(entry),
);

/** The calendar of the project's own file. */
export const seedCalendar = compileCalendar(SEED_YEARS, SEED_ENTRIES);

/** A holiday, swapped day or day off for a calendar made up in a test. */
export const made = (date: string, kind: CalendarEntry['kind'] = 'HOLIDAY'): CalendarEntry => ({
  date,
  kind,
  name: kind === 'FREED' || kind === 'WORKED' ? null : { kk: date, ru: date, en: date },
  source: `source of ${date}`,
  expected: false,
});

/** A rule with the defaults of regulation.md 3.5. */
export const rule = (
  limit: number,
  unit: TimeLimitRule['unit'],
  changes: Partial<TimeLimitRule> = {},
): TimeLimitRule => ({
  id: `${limit} ${unit}`,
  code: 'A4',
  validFrom: '1992-01-01',
  limit,
  unit,
  firstDayCounts: false,
  rollsForward: true,
  remindAtPercent: 80,
  headAfter: 60,
  overseerAfter: 480,
  source: 'test',
  ...changes,
});
