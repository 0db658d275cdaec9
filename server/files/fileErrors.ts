import type { GraphQLError } from 'graphql';
import type { ErrorCode, FieldProblem } from '../../schema/errors.ts';
import { outward } from '../outwardErrors.ts';

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  BAD_REQUEST: 400,
  INTERNAL: 500,
};

const FIELD_STATUS: Readonly<Record<string, number>> = { FILE_TOO_LARGE: 413, TOO_MANY_UPLOADS: 429 };

function statusOf({ extensions }: GraphQLError): number {
  const [field] = (extensions.fields ?? []) as readonly FieldProblem[];
  return (field && FIELD_STATUS[field.code]) ?? STATUS[extensions.code as ErrorCode] ?? 422;
}

/** An error of a file route as its answer: the JSON that the API gives, with a status that says the same. */
export function fileErrorAnswer(
  error: unknown,
  requestId: string,
): { readonly response: Response; readonly code: string; readonly unforeseen: boolean } {
  const told = outward(error, requestId, false);
  return {
    response: Response.json({ errors: [told.error] }, { status: statusOf(told.error) }),
    code: String(told.error.extensions.code),
    unforeseen: told.unforeseen,
  };
}
