import { type Model, modelNamed } from './models.ts';
import { orderSql } from './order.ts';
import {
  boundsSql,
  knownArgs,
  orderBySql,
  type ReadRow,
  rowSql,
  type Selected,
  selectInto,
} from './select.ts';
import { whereSql } from './where.ts';
import { type Args, columnOf, newWriting, placeOf, quoted, type Writing } from './writing.ts';

/** A statement with its values, and what makes rows of what it answers. */
export interface Compiled {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly read: ReadRow;
}

const ARGS: ReadonlySet<string> = new Set(['select', 'include', 'where', 'orderBy', 'take', 'skip']);

/** A page that begins later skips keys, not whole rows. */
const FAR = 100;

/** One more value that a statement reads: a query of one, which gives its own values their places. */
export type Beside = (place: (value: unknown) => string) => string;

/**
 * The one statement that reads what Prisma's `findMany` would: all rows in one value, `rows`; and `beside`, where that is
 * asked. Throws Unsupported for arguments that are not known here.
 */
export function compileRead(name: string, args: object, beside: Beside | null = null): Compiled {
  const model = modelNamed(name);
  const writing = newWriting();
  const { where = {}, orderBy = [], ...asked } = knownArgs(args, ARGS);
  const { row, joins, columns, read } = selectionOf(writing, model, asked);
  const { source, order } = pageSql(writing, model, columns, where, orderBy, asked);
  const more = beside ? `, (${beside((value) => placeOf(writing, value))}) AS beside` : '';
  const text = `SELECT json_agg(answer.cells) AS rows${more} FROM (
    SELECT ${row} AS cells FROM (${source}) page ${joins} ${order}) answer`;
  return { text, values: writing.values, read };
}

/** What is selected of each row of the page: the expression, the tables that it needs, and what reads the cells. */
interface Selection {
  readonly row: string;
  readonly joins: string;
  /** What these take of the page itself: no other column is read, for its reader may be shown no other. */
  readonly columns: readonly string[];
  readonly read: ReadRow;
}

const selections = new Map<string, Selection>();

/** So many are kept: nobody can fill the memory by asking for ever other fields. */
const MOST_SELECTIONS = 500;

/** A selection, which is made but once where it holds no value: its tables are named in a scope of their own. */
function selectionOf(writing: Writing, model: Model, { select, include }: Args): Selection {
  const key = JSON.stringify([model.name, select, include]);
  const known = selections.get(key);
  if (known) return known;
  const valuesBefore = writing.values.length;
  const selected: Selected = { cells: [], joins: [] };
  const [row, read] = rowSql(selected, selectInto(writing, selected, model, 'page', { select, include }));
  const joins = selected.joins.join(' ');
  const columns = [...new Set(`${row} ${joins}`.match(PAGE_COLUMN))];
  const selection = { row, joins, columns, read };
  if (writing.values.length === valuesBefore && selections.size < MOST_SELECTIONS)
    selections.set(key, selection);
  return selection;
}

/** Every column is written by columnOf, so the text tells them all. */
const PAGE_COLUMN = /(?<=\bpage\.)"\w+"/g;

/** The rows of the page, and how their order is kept, before anything that belongs to them is looked up. */
function pageSql(
  writing: Writing,
  model: Model,
  columns: readonly string[],
  where: unknown,
  orderBy: unknown,
  bounds: Args,
): { readonly source: string; readonly order: string } {
  const { joins, terms } = orderSql(writing, model, 'listed', orderBy);
  const condition = whereSql(writing, model, 'listed', where);
  const far = typeof bounds.skip === 'number' && bounds.skip > FAR && model.key !== null;
  const of = (table: string) => columns.map((column) => `${table}.${column}`);
  const wanted = far ? columnOf('listed', model.key ?? '') : of('listed').join(', ');
  // Far pages are too many for a statement each.
  const limits = far
    ? `${boundsSql({ ...bounds, skip: undefined })} OFFSET ${placeOf(writing, bounds.skip)}`
    : boundsSql(bounds);
  const listed = `SELECT ${wanted} FROM ${quoted(model.table)} listed ${joins.join(' ')} WHERE ${condition}
    ${orderBySql(terms)} ${limits}`;
  if (!far && (terms.length === 0 || bounds.take === 1)) return { source: listed, order: '' };
  const numbered = `SELECT kept.*, row_number() OVER () AS "rowNumber" FROM (${listed}) kept`;
  const order = 'ORDER BY page."rowNumber"';
  if (!far) return { source: numbered, order };
  const key = quoted(model.key ?? '');
  const source = `SELECT ${[...of('whole'), 'keys."rowNumber"'].join(', ')} FROM (${numbered}) keys JOIN ${quoted(model.table)} whole ON whole.${key} = keys.${key}`;
  return { source, order };
}

/** The statement that counts what a `where` of Prisma finds, as `count`; throws Unsupported as {@link compileRead}. */
export function compileCount(name: string, where: object): Omit<Compiled, 'read'> {
  const model = modelNamed(name);
  const writing = newWriting();
  const condition = whereSql(writing, model, 'counted', where);
  return {
    text: `SELECT count(*)::int AS count FROM ${quoted(model.table)} counted WHERE ${condition}`,
    values: writing.values,
  };
}
