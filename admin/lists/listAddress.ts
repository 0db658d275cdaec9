import { type ListDefinition, type ListSort, readPageLength, readSort } from './listDefinition.ts';

/** A list as its address says it; a missing part is the list's own. */
export interface ListAddress {
  readonly filter: object;
  readonly sort?: ListSort | null;
  readonly perPage?: number | null;
  readonly page?: number;
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The same keys and values, whatever the order of the keys. */
export const sameContent = (one: unknown, other: unknown): boolean => ordered(one) === ordered(other);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';

/** The address of a list so narrowed and ordered, without its path. */
export function addressOf({ filter, sort, perPage, page = 1 }: ListAddress): string {
  return `?${new URLSearchParams({
    filter: JSON.stringify(filter),
    ...(sort ? { sort: sort.field, order: sort.order } : {}),
    page: String(page),
    ...(perPage ? { perPage: String(perPage) } : {}),
  })}`;
}

/** The parts of an address that its list does not understand put right; null when there is nothing to put right. */
export function cleanAddress(
  search: string,
  definition: Pick<ListDefinition, 'readFilter' | 'sorts'>,
): string | null {
  const given = new URLSearchParams(search);
  const clean = new URLSearchParams(search);
  if (given.has('filter')) {
    const before = parsed(given.get('filter'));
    const filter = definition.readFilter(before);
    if (!sameContent(before, filter)) clean.set('filter', JSON.stringify(filter));
  }
  // React-admin parses these too, and nobody here uses them.
  if (given.has('displayedFilters') && typeof parsed(given.get('displayedFilters')) !== 'object')
    clean.delete('displayedFilters');
  const sorted = given.has('sort') || given.has('order');
  if (sorted && !readSort(definition, given.get('sort'), given.get('order'))) {
    clean.delete('sort');
    clean.delete('order');
  }
  if (given.has('page') && !/^[1-9]\d{0,5}$/.test(given.get('page') ?? '')) clean.set('page', '1');
  if (given.has('perPage') && readPageLength(given.get('perPage')) === null) clean.delete('perPage');
  const [before, after] = [given.toString(), clean.toString()];
  return before === after ? null : after ? `?${after}` : '';
}

/** A registration number or the beginning of one: the only search that an address may bring, for it names nobody. */
const NUMBER = /^[A-Za-z]{2,4}(-\d{1,2})?-\d{4}\/\d{1,6}$/;

/** The number that a link asks for in its filter, or null; a name or an IIN there is not taken (I-42). */
export function numberInAddress(search: string): string | null {
  const filter = parsed(new URLSearchParams(search).get('filter'));
  const asked = (filter as { search?: unknown } | null | undefined)?.search;
  return typeof asked === 'string' && NUMBER.test(asked.trim()) ? asked.trim() : null;
}
