import type { ListSort } from './listDefinition.ts';

interface Sortable {
  readonly sort?: string;
  readonly firstOrder?: 'ASC' | 'DESC';
}

/** The order after a click on a column's heading: the other way round where it sorts already; null when it cannot sort. */
export function nextSort(
  { sort: field, firstOrder = 'ASC' }: Sortable,
  now: Readonly<{ field: string; order: string }>,
): ListSort | null {
  if (field === undefined) return null;
  if (now.field !== field) return { field, order: firstOrder };
  return { field, order: now.order === 'ASC' ? 'DESC' : 'ASC' };
}
