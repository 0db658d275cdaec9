import { HttpError } from 'react-admin';

type Params = Readonly<Record<string, unknown>>;

/** One wrong field of an input: its path, a stable code, and what the words need. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly params: Params;
}

/** What went wrong, as codes: everything that the words and the forms are made from. */
export interface Problem {
  /** A code of schema/errors.ts, or UNREACHABLE when no answer came. */
  readonly code: string;
  readonly params: Params;
  readonly fields: readonly FieldProblem[];
  readonly refusal: { readonly code: string; readonly params: Params } | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads the codes of an error from our client, from ra-data-graphql (HttpError), or already read by {@link problemError}. */
export function problemOf(error: unknown): Problem {
  const outer = objectOf(error);
  const known = objectOf(outer.body).problem;
  if (isObject(known)) return known as unknown as Problem;

  // ra-data-graphql wraps whatever was thrown while its answer was read.
  if (outer.body instanceof HttpError) return problemOf(outer.body);

  const source = isObject(outer.body) ? outer.body : outer;
  const network = objectOf(source.networkError);
  const first = listOf(source.graphQLErrors)[0] ?? listOf(objectOf(network.result).errors)[0];
  const extensions = objectOf(objectOf(first).extensions);
  const { code, fields, refusal, ...params } = extensions;
  if (typeof code === 'string') {
    return {
      code,
      params,
      fields: listOf(fields).map(fieldOf),
      refusal: isObject(refusal) ? refusalOf(refusal) : null,
    };
  }
  return {
    code: noAnswer(error, outer, network) ? 'UNREACHABLE' : 'INTERNAL',
    params: {},
    fields: [],
    refusal: null,
  };
}

/** Reads a problem that came as a value: the code and the parameters of what would otherwise have been an error. */
export function problemOfValue({
  code,
  params,
}: {
  readonly code: string;
  readonly params: unknown;
}): Problem {
  const { fields, refusal, ...rest } = objectOf(params);
  return {
    code,
    params: rest,
    fields: listOf(fields).map(fieldOf),
    refusal: isObject(refusal) ? refusalOf(refusal) : null,
  };
}

/** The client reports a broken connection as a network error without a status; ra-data-graphql as an HttpError without one. */
function noAnswer(error: unknown, outer: Record<string, unknown>, network: Record<string, unknown>): boolean {
  if (isObject(outer.networkError)) return network.statusCode === undefined;
  return error instanceof HttpError && outer.status === undefined && outer.body === null;
}

const fieldOf = (field: unknown): FieldProblem => {
  const { path, code, params } = objectOf(field);
  return { path: String(path ?? ''), code: String(code ?? 'INVALID'), params: objectOf(params) };
};

const refusalOf = (refusal: Record<string, unknown>) => ({
  code: String(refusal.code ?? ''),
  params: objectOf(refusal.params),
});

/** The text of each wrong field under its path (`documents.2.pages`), in the shape that react-admin's forms take. */
export function formErrors(
  problem: Problem,
  words: (field: FieldProblem) => string,
): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const field of problem.fields) {
    const steps = field.path.split('.').filter((step) => step !== 'input' && step !== '');
    const last = steps.pop();
    if (last === undefined) continue;
    let place = root;
    for (const step of steps) {
      const next = objectOf(place[step]);
      place[step] = next;
      place = next;
    }
    place[last] = words(field);
  }
  return root;
}

/**
 * The error in the shape that react-admin understands: `message` already in the reader's words, `body.errors` for the
 * form's fields, `body.graphQLErrors` for the auth provider, `body.problem` for us.
 */
export function problemError(
  error: unknown,
  words: (problem: Problem) => string,
  fieldWords: (field: FieldProblem) => string,
): HttpError {
  const problem = problemOf(error);
  return new HttpError(words(problem), problem.code === 'UNREACHABLE' ? 0 : 200, {
    problem,
    graphQLErrors: [{ extensions: { code: problem.code } }],
    ...(problem.fields.length > 0 ? { errors: formErrors(problem, fieldWords) } : {}),
  });
}
