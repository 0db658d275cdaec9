import { builder } from '../builder.ts';

/** A column of an exported list. */
export type CaseColumn = keyof typeof CASE_COLUMNS;

/** The columns of an exported list and what the contract says of them. */
export const CASE_COLUMNS = {
  ID: 'Key, as `Case.id`.',
  NUMBER: 'Registration number.',
  AKIM_NUMBER: "Number given by the akim's office.",
  STATUS: 'State.',
  OUTCOME: 'Decision.',
  APPLICANT: "Applicant's name; empty for those who may read no persons.",
  IIN: 'IIN; masked or empty as in `Applicant.iin`.',
  PSEUDONYM: 'Stands for the applicant, as `Case.applicantPseudonym`.',
  EXECUTOR: 'Responsible executor; empty for those who may read no persons.',
  EXECUTOR_PSEUDONYM: 'Stands for the responsible executor, as `Case.executorPseudonym`.',
  OFFICE: 'Department.',
  AKIM_OFFICE: "Akim's office.",
  CHANNEL: 'Where it came in.',
  RECEIVED_AT: 'First registration.',
  REGISTERED_AT: 'Registration at the department.',
  STATUS_CHANGED_AT: 'Last step.',
  DUE_AT: 'Due time.',
  DUE_STATE: 'Against the due time.',
  RETURN_COUNT: 'How often it was returned.',
  LANGUAGE: 'Language of the papers.',
  DELIVERY_PREFERENCE: 'How the applicant wants the notice.',
} as const;

/** The columns of an exported table of steps, those of `CaseEventRow`. */
export const EVENT_COLUMNS = [
  'ID',
  'CASE_ID',
  'SEQ',
  'TRANSITION',
  'FROM',
  'TO',
  'AT',
  'ACTOR_ROLE',
  'OFFICE',
] as const;

/** The columns of an exported table of time limits, those of `ClockRow`. */
export const CLOCK_COLUMNS = [
  'ID',
  'CASE_ID',
  'STEP',
  'UNIT',
  'ROUND',
  'STARTED_AT',
  'DUE_AT',
  'ENDED_AT',
  'USED_MINUTES',
  'IS_CANCELLED',
  'OFFICE',
] as const;

/** A column of an exported table of steps. */
export type EventColumn = (typeof EVENT_COLUMNS)[number];
/** A column of an exported table of time limits. */
export type ClockColumn = (typeof CLOCK_COLUMNS)[number];
/** A column of any exported table. */
export type ExportColumn = CaseColumn | EventColumn | ClockColumn;

/** GraphQL enum of the columns of a list. */
export const CaseColumnEnum = builder.enumType('CaseColumn', {
  description: 'A column of an exported list of cases.',
  values: Object.fromEntries(
    Object.entries(CASE_COLUMNS).map(([name, description]) => [name, { description }]),
  ) as Record<CaseColumn, { description: string }>,
});
