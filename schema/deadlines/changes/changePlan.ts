import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { FieldProblem } from '../../errors.ts';
import { validationFailed } from '../../errors.ts';
import type { TermsData } from '../terms.ts';
import type { CalendarEntry, DateText, OfficeHours, TimeLimitRule } from '../types.ts';
import type { RequestedChange } from './changeInput.ts';
import { carriedEntries, isKurbanAit, modelYear } from './openYear.ts';

/** What was and what is of one thing; null: nothing of its own. */
export interface BeforeAndAfter<Value> {
  readonly before: Value | null;
  readonly after: Value | null;
}

/** What a request really changes in the stored data, each with what was there: kept as `DeadlineChange.changes`. */
export interface ChangePlan {
  readonly openYears: readonly {
    readonly year: number;
    readonly source: string;
    readonly likeYear: number | null;
  }[];
  readonly days: readonly ({ readonly date: DateText } & BeforeAndAfter<CalendarEntry>)[];
  readonly limits: readonly (Pick<TimeLimitRule, 'code' | 'validFrom'> & {
    readonly before: TimeLimitRule | null;
    readonly after: TimeLimitRule;
  })[];
  readonly hours: readonly ({ readonly officeId: string } & BeforeAndAfter<OfficeHours>)[];
}

const yearOf = (date: DateText): number => Number(date.slice(0, 4));

/**
 * Lays a request against the stored data; `offices` are those of the offices that it names which exist. Throws
 * VALIDATION_FAILED: a year that is not there or is there already, an unknown office, a year without Kurban Ait,
 * a request that changes nothing.
 */
export function planChange(
  data: TermsData,
  request: RequestedChange,
  offices: ReadonlySet<string>,
): ChangePlan {
  const problems = [...yearProblems(data, request), ...officeProblems(request, offices)];
  if (problems.length > 0) throw validationFailed(problems);
  const plan: ChangePlan = {
    openYears: request.openYears.map((year) => ({
      year,
      source: request.reason,
      likeYear: modelYear(data.years, year),
    })),
    days: changedDays(data, request),
    limits: changedLimits(data, request),
    hours: changedHours(data, request),
  };
  if (Object.values(plan).every((changes) => changes.length === 0))
    throw validationFailed([{ path: '', code: 'NOTHING_CHANGES' }]);
  return plan;
}

/** The data as they will be once the plan has been carried out, still under the old revision. */
export function changedData(data: TermsData, plan: ChangePlan): TermsData {
  const dates = new Set(plan.days.map(({ date }) => date));
  const replaced = new Set(plan.limits.map(({ before }) => before?.id));
  const offices = new Set(plan.hours.map(({ officeId }) => officeId));
  return {
    ...data,
    years: [...data.years, ...plan.openYears.map(({ year }) => year)].sort((a, b) => a - b),
    entries: [
      ...data.entries.filter(({ date }) => !dates.has(date)),
      ...plan.days.flatMap(({ after }) => (after ? [after] : [])),
    ],
    limits: [...data.limits.filter(({ id }) => !replaced.has(id)), ...plan.limits.map(({ after }) => after)],
    hours: [
      ...data.hours.filter(({ officeId }) => !offices.has(officeId)),
      ...plan.hours.flatMap(({ officeId, after }) => (after ? [{ officeId, ...after }] : [])),
    ],
  };
}

const differs = <Value>({ before, after }: BeforeAndAfter<Value>): boolean =>
  !isDeepStrictEqual(before, after);

function yearProblems(data: TermsData, { openYears, days }: RequestedChange): FieldProblem[] {
  const known = new Set([...data.years, ...openYears]);
  return [
    ...openYears.flatMap((year, index): FieldProblem[] => {
      const path = `openYears.${index}`;
      if (data.years.includes(year)) return [{ path, code: 'YEAR_EXISTS' }];
      const kurbanAit = days.some(({ date, entry }) => yearOf(date) === year && entry && isKurbanAit(entry));
      return kurbanAit ? [] : [{ path, code: 'KURBAN_AIT_MISSING', params: { year } }];
    }),
    ...days.flatMap(({ date }, index): FieldProblem[] => {
      const year = yearOf(date);
      return known.has(year)
        ? []
        : [{ path: `days.${index}.date`, code: 'YEAR_NOT_OPENED', params: { year } }];
    }),
  ];
}

const officeProblems = ({ hours }: RequestedChange, offices: ReadonlySet<string>): FieldProblem[] =>
  hours.flatMap(({ officeId }, index) =>
    offices.has(officeId) ? [] : [{ path: `hours.${index}.officeId`, code: 'UNKNOWN_OFFICE' }],
  );

function changedDays(data: TermsData, { openYears, days }: RequestedChange): ChangePlan['days'] {
  const after = new Map<DateText, CalendarEntry | null>(
    openYears.flatMap((year) => carriedEntries(data, year)).map((entry) => [entry.date, entry]),
  );
  for (const { date, entry } of days) after.set(date, entry);
  const before = new Map(data.entries.map((entry) => [entry.date, entry]));
  return [...after]
    .map(([date, entry]) => ({ date, before: before.get(date) ?? null, after: entry }))
    .filter(differs)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

const changedLimits = (data: TermsData, { limits }: RequestedChange): ChangePlan['limits'] =>
  limits
    .map((limit) => {
      const { code, validFrom } = limit;
      const before = data.limits.find((rule) => rule.code === code && rule.validFrom === validFrom) ?? null;
      return { code, validFrom, before, after: { id: before?.id ?? randomUUID(), ...limit } };
    })
    .filter(differs);

const changedHours = (data: TermsData, { hours }: RequestedChange): ChangePlan['hours'] =>
  hours
    .map(({ officeId, hours: after }) => {
      const stored = data.hours.find((own) => own.officeId === officeId);
      return { officeId, before: stored ? hoursOnly(stored) : null, after };
    })
    .filter(differs);

const hoursOnly = ({ opensAt, lunchFrom, lunchTo, closesAt }: OfficeHours): OfficeHours => ({
  opensAt,
  lunchFrom,
  lunchTo,
  closesAt,
});
