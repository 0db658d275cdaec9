/** What an address or a kept view may say under one key; anything else that stands there is left out. */
export type Reader<Value> = (value: unknown) => Value | undefined;

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** More than these in one filter is no choice that somebody made. */
const MOST = 100;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** One of the codes. */
export const codeOf =
  <Code extends string>(codes: readonly Code[]): Reader<Code> =>
  (value) =>
    codes.find((code) => code === value);

/** Some of the codes, in their own order. */
export const codesOf =
  <Code extends string>(codes: readonly Code[]): Reader<Code[]> =>
  (value) => {
    const given = listOf(value);
    const found = codes.filter((code) => given.includes(code));
    return found.length > 0 ? found : undefined;
  };

/** Keys of records. */
export const readIds: Reader<string[]> = (value) => {
  const found = listOf(value).filter((id): id is string => typeof id === 'string' && ID.test(id));
  return found.length > 0 ? [...new Set(found)].slice(0, MOST) : undefined;
};

/** One key. */
export const readId: Reader<string> = (value) => readIds(value)?.[0];

/** true or false, also in words as an address typed by hand may have it. */
export const readBoolean: Reader<boolean> = (value) =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;

/** A day that exists, as `2013-04-05`. */
export const readDay: Reader<string> = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
};

/** Reads the known keys of an object with their readers. */
export function readObject<Values extends object>(
  value: unknown,
  readers: { readonly [Key in keyof Values]-?: Reader<NonNullable<Values[Key]>> },
): Values {
  const given = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const known = readers as Record<string, Reader<unknown>>;
  return Object.fromEntries(
    Object.keys(given).flatMap((key) => {
      const read = Object.hasOwn(known, key) ? known[key]?.(given[key]) : undefined;
      return read === undefined ? [] : [[key, read]];
    }),
  ) as Values;
}
