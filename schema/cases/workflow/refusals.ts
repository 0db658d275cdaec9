/** Every reason for which a step may be refused; clients translate by it, so a code never changes its meaning. */
export const REFUSAL_CODES = [
  'ROLE_MISSING',
  'WRONG_STATUS',
  'OTHER_OFFICE',
  'OFFICE_KIND',
  'OFFICE_CLOSED',
  'NOT_THE_EXECUTOR',
  'RECEIPT_NOT_ISSUED',
  'OUTSIDE_WORKING_HOURS',
  'OPEN_CASE_EXISTS',
  'CHECKLIST_INCOMPLETE',
  'EXECUTOR_NOT_ELIGIBLE',
  'EXECUTOR_IS_FAMILY',
  'SAME_EXECUTOR',
  'SELF_ASSIGNMENT',
  'GROUND_MISSING',
  'GROUND_NOT_ALLOWED',
  'GROUND_NOT_IN_FORCE',
  'EXPLANATION_MISSING',
  'ADDRESS_MISSING',
  'NOTICE_UNCHANGED',
  'SIGNER_IS_DRAFTER',
  'NOT_LATEST_VERSION',
  'CONTENT_DIFFERS',
  'NOTICE_AT_AKIM',
  'NOTICE_NOT_AT_AKIM',
  'COLLECTION_ELSEWHERE',
  'COMMISSION_REQUIRED',
  'ATTACHMENTS_CLOSED',
  'PROOF_EXPIRED',
  'ALREADY_READY',
  'LETTER_UNDERWAY',
  'LETTER_NOT_UNDERWAY',
  'LETTER_NOT_RETURNED',
  'DAY_NOT_POSSIBLE',
] as const;

/** One of {@link REFUSAL_CODES}. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why a step may not be taken: a stable code and what the words need; never a bare "no". */
export interface Refusal {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Makes a {@link Refusal}. */
export const refuse = (code: RefusalCode, params: Readonly<Record<string, unknown>> = {}): Refusal => ({
  code,
  params,
});
