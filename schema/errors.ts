import { GraphQLError } from 'graphql';

/** Every code that may stand in `extensions.code`; clients translate by it, so a code never changes its meaning. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'VALIDATION_FAILED',
  'TRANSITION_REFUSED',
  'STALE_VERSION',
  'IDEMPOTENCY_KEY_REUSED',
  'CONFLICT',
  'SIGN_IN_REFUSED',
  'CODE_NEEDED',
  'CODE_REFUSED',
  'SIGN_IN_EXPIRED',
  'PROOF_NEEDED',
  'PAGE_TOO_LARGE',
  'BAD_REQUEST',
  'OPERATION_TOO_LARGE',
  'OPERATION_UNKNOWN',
  'CALENDAR_YEAR_MISSING',
  'LIMIT_MISSING',
  'RATE_LIMITED',
  'TOO_MANY_STREAMS',
  'STORAGE_FULL',
  'UNAVAILABLE',
  'INTERNAL',
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** A field that was refused: its path in the input (`documents.2.pages`), a stable code, and its parameters. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** An error meant for the caller: stable code, English message without personal data, parameters for the translation. */
export class KomekError extends GraphQLError {
  constructor(code: ErrorCode, message: string, params: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...params, code } });
    this.name = 'KomekError';
  }
}

/** Not signed in, or the session has ended. */
export const unauthenticated = (): KomekError => new KomekError('UNAUTHENTICATED', 'Sign in first.');

/** Signed in, but none of the caller's roles may do this (I-08). */
export const forbidden = (roles: readonly string[]): KomekError =>
  new KomekError('FORBIDDEN', 'None of your roles may do this.', { roles });

/** There is none, or it is not the caller's to see: the two answer alike (I-41). */
export const notFound = (): KomekError => new KomekError('NOT_FOUND', 'There is no such record.');

/** The input was read and is wrong; `fields` names each place. */
export const validationFailed = (fields: readonly FieldProblem[]): KomekError =>
  new KomekError('VALIDATION_FAILED', 'Some fields are not right.', { fields });
