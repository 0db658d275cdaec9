import type {
  CalendarDayInput,
  CalendarDayKind,
  DeadlineChangeInput,
  LimitCode,
  OfficeHoursWholeFragment,
  OfficeNameFragment,
  TimeLimitInput,
} from '../../generated/graphql.ts';
import { yearOf } from '../year/monthGrid.ts';

/** What a day is to become; `kind` null: nothing special. */
export interface DayChange {
  readonly date: string;
  readonly kind: CalendarDayKind | null;
  readonly nameKk: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly source: string;
  readonly expected: boolean;
}

/** Hours that an office is to have; null: the standard ones. */
export interface HoursChange {
  readonly office: OfficeNameFragment;
  readonly hours: OfficeHoursWholeFragment | null;
}

/** Changes of calendar, limits and hours that are collected before they are tried and saved, in the order of adding. */
export interface Draft {
  /** The revision of the data that the changes were made upon; null while there are none. */
  readonly revision: number | null;
  readonly openYears: readonly number[];
  readonly days: readonly DayChange[];
  readonly limits: readonly TimeLimitInput[];
  readonly hours: readonly HoursChange[];
}

/** No change. */
export const EMPTY_DRAFT: Draft = { revision: null, openYears: [], days: [], limits: [], hours: [] };

/** Which change of a draft is meant. */
export type ChangeKey =
  | { readonly part: 'openYears'; readonly year: number }
  | { readonly part: 'days'; readonly date: string }
  | { readonly part: 'limits'; readonly code: LimitCode; readonly validFrom: string }
  | { readonly part: 'hours'; readonly officeId: string };

/** How many changes the draft has. */
export const changeCount = (draft: Draft): number => changeKeys(draft).length;

/** Every change of the draft in the order in which it is shown; a year's days stand with the year. */
export const changeKeys = ({ openYears, days, limits, hours }: Draft): readonly ChangeKey[] => [
  ...openYears.map((year) => ({ part: 'openYears', year }) as const),
  ...days
    .filter(({ date }) => !openYears.includes(yearOf(date)))
    .map(({ date }) => ({ part: 'days', date }) as const),
  ...limits.map(({ code, validFrom }) => ({ part: 'limits', code, validFrom }) as const),
  ...hours.map(({ office }) => ({ part: 'hours', officeId: office.id }) as const),
];

const whole = (draft: Draft, revision: number): Draft => ({ ...draft, revision: draft.revision ?? revision });

/** The list with one more, in the place of the one that it replaces. */
function put<Item>(items: readonly Item[], item: Item, same: (other: Item) => boolean): readonly Item[] {
  return items.some(same) ? items.map((other) => (same(other) ? item : other)) : [...items, item];
}

/** The draft with this day, over an earlier change of the same day. */
export function withDay(draft: Draft, day: DayChange, revision: number): Draft {
  const days = put(draft.days, day, ({ date }) => date === day.date);
  return whole({ ...draft, days }, revision);
}

/** The draft that also opens the year of the given first day of Kurban Ait. */
export function withYear(draft: Draft, kurbanAit: DayChange, revision: number): Draft {
  const year = yearOf(kurbanAit.date);
  const days = [...draft.days.filter(({ date }) => yearOf(date) !== year), kurbanAit];
  const openYears = [...draft.openYears.filter((other) => other !== year), year];
  return whole({ ...draft, openYears, days }, revision);
}

/** The draft with this version of a limit, over one of the same limit and first day. */
export function withLimit(draft: Draft, limit: TimeLimitInput, revision: number): Draft {
  const same = (other: TimeLimitInput): boolean =>
    other.code === limit.code && other.validFrom === limit.validFrom;
  return whole({ ...draft, limits: put(draft.limits, limit, same) }, revision);
}

/** The draft with these hours of an office, over an earlier change of the same office. */
export function withHours(draft: Draft, change: HoursChange, revision: number): Draft {
  const hours = put(draft.hours, change, ({ office }) => office.id === change.office.id);
  return whole({ ...draft, hours }, revision);
}

/** The draft without one change; a year goes with the days that open it. */
export function without(draft: Draft, key: ChangeKey): Draft {
  const left = removed(draft, key);
  return changeCount(left) === 0 ? EMPTY_DRAFT : left;
}

function removed(draft: Draft, key: ChangeKey): Draft {
  switch (key.part) {
    case 'openYears':
      return {
        ...draft,
        openYears: draft.openYears.filter((year) => year !== key.year),
        days: draft.days.filter(({ date }) => yearOf(date) !== key.year),
      };
    case 'days':
      return { ...draft, days: draft.days.filter(({ date }) => date !== key.date) };
    case 'limits':
      return {
        ...draft,
        limits: draft.limits.filter(
          ({ code, validFrom }) => code !== key.code || validFrom !== key.validFrom,
        ),
      };
    case 'hours':
      return { ...draft, hours: draft.hours.filter(({ office }) => office.id !== key.officeId) };
  }
}

/** A day as the contract takes it: nothing of an entry that is taken away. */
function dayInput({ date, kind, nameKk, nameRu, nameEn, source, expected }: DayChange): CalendarDayInput {
  if (kind === null) return { date, kind };
  const names = nameKk || nameRu || nameEn ? { nameKk, nameRu, nameEn } : {};
  return { date, kind, ...names, source, expected };
}

/** The draft as the contract takes it, without a reason for a dry run; days, limits and hours keep their places, so that errors find them again. */
export function changeInput(draft: Draft, reason?: string): DeadlineChangeInput {
  return {
    expectedRevision: draft.revision ?? 0,
    ...(reason === undefined ? {} : { reason }),
    openYears: [...draft.openYears],
    days: draft.days.map(dayInput),
    limits: [...draft.limits],
    hours: draft.hours.map(({ office, hours }) => ({ officeId: office.id, ...(hours ?? {}) })),
  };
}

/** What makes two drafts the same change: a dry run of one is a dry run of the other. */
export const fingerprint = (draft: Draft): string => JSON.stringify(changeInput(draft));
