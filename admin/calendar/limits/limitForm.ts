import type { LimitCode, LimitUnit, TimeLimitInput } from '../../generated/graphql.ts';

/** What the form of a time limit holds: numbers as they are typed. */
export interface LimitForm {
  readonly validFrom: string;
  readonly limit: string;
  readonly unit: LimitUnit;
  readonly firstDayCounts: boolean;
  readonly rollsForward: boolean;
  readonly remindAtPercent: string;
  readonly headAfter: string;
  readonly overseerAfter: string;
  readonly source: string;
}

/** The form of a new version, filled in as the version before it. */
export const limitForm = (from: TimeLimitInput, validFrom: string): LimitForm => ({
  validFrom,
  limit: String(from.limit),
  unit: from.unit,
  firstDayCounts: from.firstDayCounts,
  rollsForward: from.rollsForward,
  remindAtPercent: String(from.remindAtPercent),
  headAfter: String(from.headAfter),
  overseerAfter: String(from.overseerAfter),
  source: from.source,
});

/** The version as the contract takes it. */
export const limitInput = (code: LimitCode, form: LimitForm): TimeLimitInput => ({
  code,
  validFrom: form.validFrom,
  limit: Number(form.limit),
  unit: form.unit,
  firstDayCounts: form.firstDayCounts,
  rollsForward: form.rollsForward,
  remindAtPercent: Number(form.remindAtPercent),
  headAfter: Number(form.headAfter),
  overseerAfter: Number(form.overseerAfter),
  source: form.source.trim(),
});
