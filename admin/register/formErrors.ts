import type { FieldProblem, Problem } from '../providers/problem.ts';
import type { RegisterValues } from './registerInput.ts';

/** Something wrong in the form: the field's name and the words. */
export interface FormError {
  readonly name: string;
  readonly message: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** All errors of the form library's tree, by the names of their fields. */
export function flatErrors(tree: unknown, path = ''): FormError[] {
  if (!isObject(tree)) return [];
  if (typeof tree.type === 'string' && ('message' in tree || 'ref' in tree))
    return [{ name: path, message: typeof tree.message === 'string' ? tree.message : '' }];
  return Object.entries(tree).flatMap(([step, below]) =>
    step === 'root' ? [] : flatErrors(below, path === '' ? step : `${path}.${step}`),
  );
}

/** The errors in the order in which the page shows the fields; fields that it does not show come last. */
export function inPageOrder(errors: readonly FormError[], names: readonly string[]): FormError[] {
  const placeOf = ({ name }: FormError): number => {
    const at = names.indexOf(name);
    return at === -1 ? names.length : at;
  };
  return [...errors].sort((one, other) => placeOf(one) - placeOf(other));
}

/** The refusals that a field of the form answers. */
const FIELD_OF_REFUSAL: Readonly<Record<string, string>> = {
  OUTSIDE_WORKING_HOURS: 'receivedOutsideHours',
  OPEN_CASE_EXISTS: 'duplicateReason',
};

/** Where the server's problem belongs in the form, and what has no field there. */
export function placeProblem(
  problem: Problem,
  values: RegisterValues,
): {
  readonly placed: readonly { readonly name: string; readonly field: FieldProblem | null }[];
  readonly unplaced: readonly FieldProblem[];
} {
  const refused = FIELD_OF_REFUSAL[problem.refusal?.code ?? ''];
  const found = problem.fields.map((field) => ({ name: fieldName(field.path, values), field }));
  return {
    placed: [
      ...(refused ? [{ name: refused, field: null }] : []),
      ...found.flatMap(({ name, field }) => (name === null ? [] : [{ name, field }])),
    ],
    unplaced: found.flatMap(({ name, field }) => (name === null ? [field] : [])),
  };
}

function fieldName(path: string, values: RegisterValues): string | null {
  const name = path.replace(/^input\./, '');
  if (name === 'documents') {
    const unmarked = values.documents.findIndex(({ state }) => state === '');
    return `documents.${Math.max(unmarked, 0)}.state`;
  }
  const value = name
    .split('.')
    .reduce<unknown>((place, step) => (isObject(place) ? place[step] : undefined), values);
  return value === undefined || isObject(value) ? null : name;
}
