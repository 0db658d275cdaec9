import type { CaseColumn } from '../../schema/exports/columns.ts';

/** How wide the columns of a sheet are, in signs: what usually stands there, and the heading with its filter. */
export const COLUMN_WIDTHS: Readonly<Record<CaseColumn, number>> = {
  NUMBER: 18,
  AKIM_NUMBER: 28,
  STATUS: 30,
  OUTCOME: 16,
  APPLICANT: 40,
  IIN: 16,
  PSEUDONYM: 28,
  EXECUTOR: 30,
  EXECUTOR_PSEUDONYM: 28,
  OFFICE: 60,
  AKIM_OFFICE: 60,
  CHANNEL: 24,
  RECEIVED_AT: 20,
  REGISTERED_AT: 22,
  STATUS_CHANGED_AT: 24,
  DUE_AT: 18,
  DUE_STATE: 26,
  RETURN_COUNT: 26,
  LANGUAGE: 22,
  DELIVERY_PREFERENCE: 36,
};
