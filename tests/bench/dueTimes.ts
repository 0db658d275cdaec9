import { readCalendarSeeds, readTimeLimitSeeds } from '../../prisma/reference/load.ts';
import { dueTime } from '../../schema/deadlines/dueTime.ts';
import { explainDue } from '../../schema/deadlines/explain.ts';
import { STANDARD_HOURS } from '../../schema/deadlines/officeHours.ts';
import { buildTerms } from '../../schema/deadlines/terms.ts';
import type { TimeLimitRule } from '../../schema/deadlines/types.ts';

/** A row of the table: what was done, how often a second on one core, and against the floor of the same run. */
export interface RateRow {
  readonly work: string;
  readonly perSecond: number;
  readonly timesFloor: number;
}

const ROUNDS = 3;
const MILLISECONDS = 400;
const BATCH = 500;

// Starts all over the working years, at all times of day, so that no answer is that of the start before.
const FIRST = Date.UTC(2026, 0, 1);
const SPAN = Date.UTC(2030, 9, 1) - FIRST;
const starts = Array.from(
  { length: 9973 },
  (_, index) => new Date(FIRST + ((index * 7919) % 9973) * (SPAN / 9973)),
);

let sum = 0;

/** The middle of a few rounds, calls a second. */
function rate(work: (start: Date) => Date): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    let done = 0;
    while (performance.now() - began < MILLISECONDS) {
      for (let index = 0; index < BATCH; index += 1) {
        sum += work(starts[(done + index) % starts.length] ?? new Date()).getTime();
      }
      done += BATCH;
    }
    return (done * 1000) / (performance.now() - began);
  }).sort((a, b) => a - b);
  return rounds[Math.floor(ROUNDS / 2)] ?? 0;
}

const ZONE = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Almaty',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * Due times a second on one core, by the calendar and the limits of the project's own files. The floor is what no
 * computation of a local due date can do without when it asks the zone data: one addition and one conversion.
 */
export function dueTimeRows(): RateRow[] {
  const seeds = readCalendarSeeds();
  const terms = buildTerms({
    revision: 0,
    years: seeds.map(({ year }) => year),
    entries: seeds.flatMap(({ days }) => days.map((day) => ({ ...day, name: null }))),
    limits: readTimeLimitSeeds().map((seed) => ({ ...seed, id: seed.code })),
    hours: [],
  });
  const rules = terms.limits.map((rule): [TimeLimitRule, string] => [
    rule,
    `${rule.code} (${rule.limit} ${rule.unit})`,
  ]);
  const due = (rule: TimeLimitRule) => (start: Date) => dueTime(terms.calendar, STANDARD_HOURS, rule, start);
  const explained = (rule: TimeLimitRule) => (start: Date) =>
    new Date(explainDue(terms.calendar, STANDARD_HOURS, rule, start, 0).dueAt);
  const of = (...codes: readonly string[]) => rules.filter(([{ code }]) => codes.includes(code));
  const works: [string, (start: Date) => Date][] = [
    ...of('A4', 'STANDARD', 'STANDARD_AKIM', 'A1', 'A2').map(
      ([rule, name]): [string, (start: Date) => Date] => [`dueTime ${name}`, due(rule)],
    ),
    ...of('A4', 'STANDARD', 'STANDARD_AKIM', 'A2').map(([rule, name]): [string, (start: Date) => Date] => [
      `explainDue ${name}`,
      explained(rule),
    ]),
  ];
  const floor = rate((start) => {
    const end = new Date(start.getTime() + 9 * 86_400_000);
    sum += ZONE.formatToParts(end).length;
    return end;
  });
  const row = (work: string, perSecond: number): RateRow => ({
    work,
    perSecond: Math.round(perSecond),
    timesFloor: Number((perSecond / floor).toFixed(2)),
  });
  const rows = [
    row('floor: 9 days added, one formatToParts', floor),
    ...works.map(([name, work]) => row(name, rate(work))),
  ];
  if (!Number.isFinite(sum)) throw new Error('A due time is no time.');
  return rows;
}
