import { readFileSync } from 'node:fs';
import type {
  CalendarDayKind,
  LimitCode,
  LimitUnit,
  OfficeKind,
  PrismaClient,
  ReferenceList,
  TerritoryKind,
} from '../client.ts';

/** An office as Appendices 1 and 2 of the Regulation print it; `phone` is E.164 or null where the print is unclear. */
export interface OfficeSeed {
  readonly code: string;
  readonly kind: OfficeKind;
  readonly territory: TerritoryKind;
  readonly district: string;
  readonly position: number;
  readonly nameKk: string;
  readonly nameRu: string | null;
  readonly addressKk: string;
  readonly phoneRaw: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly note: string | null;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** An entry of a coded list with its words (Standard cl. 11 and 16). */
export interface ReferenceEntrySeed {
  readonly list: ReferenceList;
  readonly code: string;
  readonly position: number;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly clause: string;
  readonly required: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A day of the working calendar that differs from its weekday, with the law or decree; `expected`: astronomical. */
export interface CalendarDaySeed {
  readonly date: string;
  readonly kind: CalendarDayKind;
  readonly nameKk: string | null;
  readonly nameRu: string | null;
  readonly nameEn: string | null;
  readonly source: string;
  readonly expected: boolean;
}

/** A year of the working calendar (regulation.md 3.1-3.3). */
export interface CalendarYearSeed {
  readonly year: number;
  readonly source: string;
  readonly days: readonly CalendarDaySeed[];
}

/** A time limit with its clause (Regulation app. 5, Standard cl. 7). */
export interface TimeLimitSeed {
  readonly code: LimitCode;
  readonly validFrom: string;
  readonly limit: number;
  readonly unit: LimitUnit;
  readonly firstDayCounts: boolean;
  readonly rollsForward: boolean;
  readonly remindAtPercent: number;
  readonly headAfter: number;
  readonly overseerAfter: number;
  readonly source: string;
}

const read = <Row>(file: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Row[];

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const dates = (seed: { readonly validFrom: string; readonly validTo: string | null }) => ({
  validFrom: day(seed.validFrom),
  validTo: seed.validTo === null ? null : day(seed.validTo),
});

/** The 19 departments and 254 akims' offices of the project's own file. */
export const readOfficeSeeds = (): readonly OfficeSeed[] => read<OfficeSeed>('./offices.json');

/** The refusal grounds and document kinds of the project's own file. */
export const readReferenceEntrySeeds = (): readonly ReferenceEntrySeed[] =>
  read<ReferenceEntrySeed>('./referenceEntries.json');

/** The calendar of 2012-2014 and 2025-2030 of the project's own file. */
export const readCalendarSeeds = (): readonly CalendarYearSeed[] => read<CalendarYearSeed>('./calendar.json');

/** The time limits of the project's own file, one of each code. */
export const readTimeLimitSeeds = (): readonly TimeLimitSeed[] => read<TimeLimitSeed>('./timeLimits.json');

async function loadOffices(db: PrismaClient): Promise<number> {
  const idsByCode = async () =>
    new Map((await db.office.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]));
  let ids = await idsByCode();
  let added = 0;
  // Departments first: their identifiers are the parents of the rest.
  for (const kind of ['DEPARTMENT', 'AKIM_OFFICE'] as const) {
    const missing = readOfficeSeeds().filter((seed) => seed.kind === kind && !ids.has(seed.code));
    if (missing.length === 0) continue;
    const data = missing.map(({ parentCode, ...seed }) => {
      const parentId = parentCode === null ? null : ids.get(parentCode);
      if (parentId === undefined) throw new Error(`Office ${seed.code} names a parent that is not there.`);
      return { ...seed, ...dates(seed), parentId };
    });
    added += (await db.office.createMany({ data, skipDuplicates: true })).count;
    ids = await idsByCode();
  }
  return added;
}

/** A year that is there, with days or without, is the administrator's: only years that are missing altogether come in. */
async function loadCalendar(db: PrismaClient): Promise<number> {
  return db.$transaction(async (tx) => {
    const seeds = readCalendarSeeds();
    const added = await tx.calendarYear.createManyAndReturn({
      data: seeds.map(({ year, source }) => ({ year, source })),
      skipDuplicates: true,
      select: { year: true },
    });
    const years = new Set(added.map(({ year }) => year));
    const days = seeds.filter(({ year }) => years.has(year)).flatMap((seed) => seed.days);
    await tx.calendarDay.createMany({ data: days.map((seed) => ({ ...seed, date: day(seed.date) })) });
    return years.size;
  });
}

async function loadTimeLimits(db: PrismaClient): Promise<number> {
  const there = await db.timeLimit.findMany({ distinct: ['code'], select: { code: true } });
  const codes = new Set(there.map(({ code }) => code));
  const data = readTimeLimitSeeds()
    .filter(({ code }) => !codes.has(code))
    .map((seed) => ({ ...seed, validFrom: day(seed.validFrom) }));
  return (await db.timeLimit.createMany({ data, skipDuplicates: true })).count;
}

/** How many rows of each kind were missing and came in. */
export interface AddedReferenceData {
  readonly offices: number;
  readonly referenceEntries: number;
  readonly calendarYears: number;
  readonly timeLimits: number;
}

/**
 * Adds the offices, coded lists, calendar years and time limits that are missing, by their codes; what is there stays as
 * the administrator left it. Loading again adds nothing; several processes may load at once.
 */
export async function loadReferenceData(db: PrismaClient): Promise<AddedReferenceData> {
  const offices = await loadOffices(db);
  const data = readReferenceEntrySeeds().map((seed) => ({ ...seed, ...dates(seed) }));
  const { count: referenceEntries } = await db.referenceEntry.createMany({ data, skipDuplicates: true });
  const calendarYears = await loadCalendar(db);
  const timeLimits = await loadTimeLimits(db);
  return { offices, referenceEntries, calendarYears, timeLimits };
}
