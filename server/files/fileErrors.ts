import type { GraphQLError } from 'graphql';
import type { FieldProblem } from '../../schema/errors.ts';
import { errorHeaders, statusOf } from '../httpStatus.ts';
import { outward } from '../outwardErrors.ts';

const FIELD_STATUS: Readonly<Record<string, number>> = { FILE_TOO_LARGE: 413, TOO_MANY_UPLOADS: 429 };

function statusOfFile(error: GraphQLError): number {
  const [field] = (error.extensions.fields ?? []) as readonly FieldProblem[];
  return (field && FIELD_STATUS[field.code]) ?? statusOf(error);
}

/** An error of a file route as its answer: the JSON that the API gives, with a status that says the same. */
export function fileErrorAnswer(
  error: unknown,
  requestId: string,
): { readonly response: Response; readonly code: string; readonly unforeseen: boolean } {
  const told = outward(error, requestId, false);
  return {
    response: Response.json(
      { errors: [told.error] },
      { status: statusOfFile(told.error), headers: errorHeaders(told.error) },
    ),
    code: String(told.error.extensions.code),
    unforeseen: told.unforeseen,
  };
}
