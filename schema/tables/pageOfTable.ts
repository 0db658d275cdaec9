import type { Context } from '../context.ts';
import { KomekError } from '../errors.ts';

/** The most rows of a table that one page, and one request with all its pages, may have. */
export const MAX_TABLE_ROWS = 1000;

/** How many rows a page of a table has when nothing is said. */
export const TABLE_ROWS = 100;

/** A page as Pothos asks for it: from after a row on, or up to before it when `take` is negative. */
interface Bounds {
  readonly take: number;
  readonly cursor?: object | undefined;
}

/** Where a row stands in its table: by a moment that never changes, then by its key. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** What is read of a table: which rows beside the filter, in which order, how many. */
interface Reach {
  readonly where: object;
  readonly orderBy: object[];
  readonly take: number;
}

/** The rows of a table after a place in the order of that moment and the key, at most so many; from the first for null. */
export const rowsAfter = (
  moment: string,
  place: Place | null,
  take: number,
  way: 'asc' | 'desc' = 'asc',
): Reach => {
  const [reaching, beyond] = way === 'asc' ? ['gte', 'gt'] : ['lte', 'lt'];
  const where = place && {
    // As one range too: from it the database knows where in its index to begin.
    [moment]: { [reaching]: place.at },
    OR: [{ [moment]: { [beyond]: place.at } }, { id: { [beyond]: place.id } }],
  };
  return { where: where ?? {}, orderBy: [{ [moment]: way }, { id: way }], take };
};

/**
 * A page of a table, read from the place of the row on that it begins after, so that the last costs what the first
 * does; empty when there is no such row. `momentOf` tells the moment of a row by its key where the
 * caller may see it (I-41), `read` reads rows.
 */
export async function pageOfTable<Row>(
  { take, cursor }: Bounds,
  moment: string,
  momentOf: (id: string) => Promise<Date | undefined>,
  read: (reach: Reach) => Promise<Row[]>,
): Promise<Row[]> {
  const id = cursor && (cursor as { readonly id: string }).id;
  const at = id === undefined ? undefined : await momentOf(id);
  if (id !== undefined && !at) return [];
  const place = id === undefined || !at ? null : { at, id };
  if (take >= 0) return read(rowsAfter(moment, place, take));
  return (await read(rowsAfter(moment, place, -take, 'desc'))).reverse();
}

const asked = new WeakMap<Context, number>();

/** Counts the rows that a request asks of tables; throws PAGE_TOO_LARGE beyond {@link MAX_TABLE_ROWS} together. */
export function countTableRows(context: Context, take: number): void {
  // One row more is read to know whether there is a next page.
  const rows = (asked.get(context) ?? 0) + Math.abs(take) - 1;
  asked.set(context, rows);
  if (rows <= MAX_TABLE_ROWS) return;
  throw new KomekError('PAGE_TOO_LARGE', `A request has at most ${MAX_TABLE_ROWS} rows of tables.`, {
    maximum: MAX_TABLE_ROWS,
  });
}
