import type { PersonName } from '../../applicants/personName.ts';
import type { DateText } from '../../deadlines/types.ts';
import type { Refusal } from '../workflow/refusals.ts';

/** Days on which somebody is away, the first and the last included. */
export interface DaysAway {
  readonly from: DateText;
  readonly to: DateText;
}

/** An executor as the suggestion weighs him; the counts are of cases in hand. */
export interface Candidate extends PersonName {
  readonly id: string;
  /** Why the guards would refuse him for this case; null: they would not. */
  readonly refusal: Refusal | null;
  readonly absences: readonly DaysAway[];
  readonly openCases: number;
  readonly lateCases: number;
  /** Due until the case in question is, the late ones included. */
  readonly dueCases: number;
  /** When a resolution last named him. */
  readonly lastNamedAt: Date | null;
}

/** The time in which the case must be executed. */
export interface Period {
  readonly today: DateText;
  /** The working days from today until the day on which the case is due. */
  readonly workingDays: readonly DateText[];
  readonly until: Date;
}

/** Why somebody is suggested; clients translate by it, so a code never changes its meaning. */
export type SuggestionCode =
  | 'ONLY_ONE_PRESENT'
  | 'FEWEST_LATE'
  | 'FEWEST_DUE'
  | 'FEWEST_OPEN'
  | 'LONGEST_WITHOUT'
  | 'FIRST_BY_NAME';

/** A suggested executor with the reason: what told him from the next, and the numbers of the two. */
export interface Suggestion {
  readonly executorId: string;
  readonly code: SuggestionCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether an absence includes the day. */
const covers = ({ from, to }: DaysAway, day: DateText): boolean => from <= day && day <= to;

/** Whether an executor is away on the day. */
export const isAbsentOn = (absences: readonly DaysAway[], day: DateText): boolean =>
  absences.some((absence) => covers(absence, day));

/** Whether an executor is away today or on at least half of the working days that the case has. */
export function isAway(absences: readonly DaysAway[], { today, workingDays }: Period): boolean {
  const lost = workingDays.filter((day) => isAbsentOn(absences, day)).length;
  return isAbsentOn(absences, today) || (lost > 0 && lost * 2 >= workingDays.length);
}

/** What is weighed, the weightiest first; the smaller number wins. */
const MEASURES = [
  { code: 'FEWEST_LATE', of: (candidate: Candidate) => candidate.lateCases },
  { code: 'FEWEST_DUE', of: (candidate: Candidate) => candidate.dueCases },
  { code: 'FEWEST_OPEN', of: (candidate: Candidate) => candidate.openCases },
  {
    code: 'LONGEST_WITHOUT',
    // Whoever was never named has waited longest.
    of: (candidate: Candidate) => candidate.lastNamedAt?.getTime() ?? Number.NEGATIVE_INFINITY,
  },
] as const;

const kazakh = new Intl.Collator('kk');

function compare(a: Candidate, b: Candidate): number {
  for (const { of } of MEASURES) {
    if (of(a) !== of(b)) return of(a) < of(b) ? -1 : 1;
  }
  return (
    kazakh.compare(a.surname, b.surname) ||
    kazakh.compare(a.givenName, b.givenName) ||
    kazakh.compare(a.patronymic ?? '', b.patronymic ?? '') ||
    (a.id < b.id ? -1 : 1)
  );
}

/**
 * Whom to name, or null when nobody who may be named is there: nobody who is away, then the fewest late cases, the
 * fewest due within the case's time, the fewest open, the longest without a new case, the first by name. The order of
 * the candidates does not matter. Params: `chosen` and `next` (counts or instants), `until`, `present`.
 */
export function suggest(candidates: readonly Candidate[], period: Period): Suggestion | null {
  const [chosen, next, ...others] = candidates
    .filter(({ refusal, absences }) => refusal === null && !isAway(absences, period))
    .sort(compare);
  if (!chosen) return null;
  const executorId = chosen.id;
  if (!next) return { executorId, code: 'ONLY_ONE_PRESENT', params: {} };
  const present = others.length + 2;
  const measure = MEASURES.find(({ of }) => of(chosen) !== of(next));
  if (!measure) return { executorId, code: 'FIRST_BY_NAME', params: { present } };
  const { code, of } = measure;
  const numbers =
    code === 'LONGEST_WITHOUT'
      ? { chosen: isoOf(chosen.lastNamedAt), next: isoOf(next.lastNamedAt) }
      : { chosen: of(chosen), next: of(next) };
  const until = code === 'FEWEST_DUE' ? { until: period.until.toISOString() } : {};
  return { executorId, code, params: { ...numbers, ...until, present } };
}

const isoOf = (at: Date | null): string | null => at?.toISOString() ?? null;
