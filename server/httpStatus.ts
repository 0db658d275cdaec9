import type { GraphQLError } from 'graphql';
import type { ErrorCode } from '../schema/errors.ts';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  VALIDATION_FAILED: 422,
  TRANSITION_REFUSED: 422,
  STALE_VERSION: 409,
  IDEMPOTENCY_KEY_REUSED: 422,
  CONFLICT: 409,
  SIGN_IN_REFUSED: 403,
  CODE_NEEDED: 403,
  CODE_REFUSED: 403,
  SIGN_IN_EXPIRED: 403,
  PROOF_NEEDED: 403,
  PAGE_TOO_LARGE: 422,
  BAD_REQUEST: 400,
  OPERATION_TOO_LARGE: 400,
  OPERATION_UNKNOWN: 403,
  CALENDAR_YEAR_MISSING: 422,
  LIMIT_MISSING: 422,
  RATE_LIMITED: 429,
  TOO_MANY_STREAMS: 429,
  STORAGE_FULL: 503,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** The HTTP status that says the same as an error's code, where nothing else is answered. */
export const statusOf = ({ extensions }: GraphQLError): number => STATUS[extensions.code as ErrorCode] ?? 500;

/** The headers that HTTP wants beside such a status: how to come in again, or when. */
export function errorHeaders({ extensions }: GraphQLError): Record<string, string> {
  if (extensions.code === 'UNAUTHENTICATED') return { 'www-authenticate': 'Bearer' };
  const wait = extensions.retryAfterSeconds;
  return typeof wait === 'number' ? { 'retry-after': String(wait) } : {};
}
