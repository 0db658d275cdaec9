import { DUE_STATES } from '../deadlines/dueState.ts';
import type {
  CaseFilter,
  CaseStatus,
  Channel,
  DueState,
  LetterState,
  NoticeKind,
} from '../generated/graphql.ts';
import { statusTone } from '../theme/palette.ts';
import { DATE_PRESETS, type DatePreset, type DayRange, presetRange } from './datePresets.ts';
import { codeOf, codesOf, readBoolean, readDay, readIds, readObject } from './readValues.ts';

/** Every status, in the order of the work. */
export const STATUSES = Object.keys(statusTone) as CaseStatus[];

/** The ways in. */
export const CHANNELS: readonly Channel[] = ['DEPARTMENT', 'AKIM'];

/** The decisions. */
export const OUTCOMES: readonly NoticeKind[] = ['ASSIGNMENT', 'REFUSAL'];

/** How the last letter of a case may stand. */
export const LETTERS: readonly LetterState[] = ['UNDERWAY', 'RETURNED', 'CONFIRMED'];

/** The days that cases can be narrowed by. */
export const RANGES = ['received', 'due', 'changed'] as const;

/** One of {@link RANGES}. */
export type RangeName = (typeof RANGES)[number];

type DayEnds = { [Key in `${RangeName}${'From' | 'To'}`]?: string };
type NamedSpans = { [Key in `${RangeName}In`]?: DatePreset };

/** The filter of the list of cases as the address and a kept view hold it: codes, keys and days, no searched text (I-42). */
export interface CaseListFilter extends DayEnds, NamedSpans {
  readonly status?: CaseStatus[];
  readonly due?: DueState[];
  readonly officeId?: string[];
  readonly akimOfficeId?: string[];
  readonly executorId?: string[];
  readonly channel?: Channel;
  readonly outcome?: NoticeKind;
  readonly letter?: LetterState[];
  readonly returned?: boolean;
}

const readPreset = codeOf(DATE_PRESETS);

/** Reads a filter from wherever it stands; what is unknown or half written is left out. */
export function readCaseFilter(value: unknown): CaseListFilter {
  return readObject<CaseListFilter>(value, {
    status: codesOf(STATUSES),
    due: codesOf(DUE_STATES),
    officeId: readIds,
    akimOfficeId: readIds,
    executorId: readIds,
    channel: codeOf(CHANNELS),
    outcome: codeOf(OUTCOMES),
    letter: codesOf(LETTERS),
    returned: readBoolean,
    receivedFrom: readDay,
    receivedTo: readDay,
    receivedIn: readPreset,
    dueFrom: readDay,
    dueTo: readDay,
    dueIn: readPreset,
    changedFrom: readDay,
    changedTo: readDay,
    changedIn: readPreset,
  });
}

/** The days of one of the ranges; a named span is counted from today. */
export function rangeOf(filter: CaseListFilter, name: RangeName, today: string): DayRange {
  const preset = filter[`${name}In`];
  if (preset) return presetRange(preset, today);
  const from = filter[`${name}From`];
  const to = filter[`${name}To`];
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** What the API is asked: the filter with its spans as days, and the searched text beside it. */
export function caseVariables(value: unknown, today: string): CaseFilter {
  const filter = readCaseFilter(value);
  const search = (value as { search?: unknown } | null | undefined)?.search;
  const { status, due, officeId, akimOfficeId, executorId, channel, outcome, letter, returned } = filter;
  const asked: CaseFilter = {
    ...{ status, due, officeId, akimOfficeId, executorId },
    ...{ channel, outcome, letter, returned },
  };
  for (const name of RANGES) {
    const { from, to } = rangeOf(filter, name, today);
    asked[`${name}From`] = from;
    asked[`${name}To`] = to;
  }
  if (typeof search === 'string' && search.trim()) asked.search = search.trim();
  return Object.fromEntries(Object.entries(asked).filter(([, one]) => one !== undefined));
}

/** The filter with one of its ranges put as a named span, as days, or taken out. */
export function withRange(
  filter: CaseListFilter,
  name: RangeName,
  range: DayRange | DatePreset | null,
): CaseListFilter {
  const others = Object.fromEntries(
    Object.entries(filter).filter(([key]) => ![`${name}From`, `${name}To`, `${name}In`].includes(key)),
  ) as CaseListFilter;
  if (range === null) return others;
  if (typeof range === 'string') return { ...others, [`${name}In`]: range };
  return {
    ...others,
    ...(range.from ? { [`${name}From`]: range.from } : {}),
    ...(range.to ? { [`${name}To`]: range.to } : {}),
  };
}
