import type { Prisma } from '../../prisma/client.ts';
import type { FieldProblem } from '../errors.ts';

/** The longest state, in characters of JSON. */
const MAX_LENGTH = 4000;

/** The keys under which lists keep what was searched for: names and IINs as often as numbers. */
const SEARCH_KEYS: ReadonlySet<string> = new Set(['search', 'q']);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** As many digits in a row as an IIN has. */
const IIN_LONG = /\p{Nd}{12}/u;

/** What is wrong with the state of a view; it is kept as it is, so nothing in it may name a person (I-42). */
export function stateProblem(state: unknown): FieldProblem | null {
  if (!isObject(state)) return { path: 'state', code: 'WRONG_TYPE' };
  if (JSON.stringify(state).length > MAX_LENGTH)
    return { path: 'state', code: 'TOO_LONG', params: { maximum: MAX_LENGTH } };
  return holdsPerson(state) ? { path: 'state', code: 'VIEW_HOLDS_PERSON' } : null;
}

/** Whether it is a JSON object, and so may be the state of a view. */
export const isObject = (value: unknown): value is Prisma.InputJsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function holdsPerson(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPerson);
  if (isObject(value))
    return Object.entries(value).some(
      ([key, inner]) => SEARCH_KEYS.has(key.toLowerCase()) || holdsPerson(key) || holdsPerson(inner),
    );
  // The key of an office or an executor may end in twelve digits.
  return !UUID.test(String(value)) && IIN_LONG.test(String(value));
}
