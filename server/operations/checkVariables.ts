import { LIMITS, type Limit, tooLarge } from './limits.ts';

/**
 * Throws OPERATION_TOO_LARGE for variables that hold longer lists, more values or more levels than {@link LIMITS}
 * allows, whatever their types: before they are coerced, which tells of each wrong item by an error of its own.
 */
export function checkVariables(variables: unknown): void {
  let values = 0;
  const refuse = (limit: Limit, count: number): void => {
    if (count > LIMITS[limit]) throw tooLarge(limit);
  };
  function walk(value: unknown, level: number): void {
    values += 1;
    refuse('values', values);
    if (typeof value !== 'object' || value === null) return;
    refuse('nesting', level);
    const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    refuse('listItems', inner.length);
    for (const each of inner) walk(each, level + 1);
  }
  walk(variables, 0);
}
