import { builder } from '../builder.ts';

/** A column of an exported list. */
export type CaseColumn = keyof typeof CASE_COLUMNS;

/** The columns of an exported list and what the contract says of them. */
export const CASE_COLUMNS = {
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

/** GraphQL enum of the columns. */
export const CaseColumnEnum = builder.enumType('CaseColumn', {
  description: 'A column of an exported list of cases.',
  values: Object.fromEntries(
    Object.entries(CASE_COLUMNS).map(([name, description]) => [name, { description }]),
  ) as Record<CaseColumn, { description: string }>,
});
