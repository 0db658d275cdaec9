import { type Column, type Model, modelNamed, type Relation } from './models.ts';
import { orderSql } from './order.ts';
import { whereSql } from './where.ts';
import {
  type Args,
  columnOf,
  fieldOf,
  isArgs,
  quoted,
  tableName,
  Unsupported,
  type Writing,
} from './writing.ts';

/** What is read of a row as one array of JSON, without names: a quarter cheaper to make and to read than objects. */
type Cells = readonly unknown[];

/** Makes of its cells the row that Prisma would give. */
export type ReadRow = (cells: Cells) => Record<string, unknown>;

/** The rows of one table as they are selected: an expression for each cell, and the tables that these need. */
export interface Selected {
  readonly cells: string[];
  readonly joins: string[];
}

/** PostgreSQL takes no more arguments of one function. */
const MOST_CELLS = 100;

const LIST_ARGS: ReadonlySet<string> = new Set(['select', 'include', 'where', 'orderBy', 'take', 'skip']);
const ONE_ARGS: ReadonlySet<string> = new Set(['select', 'include']);

/** The expression of a row's cells, and what reads them out of it. */
export function rowSql({ cells }: Selected, read: ReadRow): readonly [sql: string, read: ReadRow] {
  if (cells.length <= MOST_CELLS) return [`json_build_array(${cells.join(', ')})`, read];
  const parts: string[] = [];
  for (let start = 0; start < cells.length; start += MOST_CELLS)
    parts.push(`json_build_array(${cells.slice(start, start + MOST_CELLS).join(', ')})`);
  return [`json_build_array(${parts.join(', ')})`, (several) => read(several.flat())];
}

/** Arguments of Prisma that are known here; throws Unsupported for any other. */
export function knownArgs(args: unknown, known: ReadonlySet<string>): Args {
  if (args === true) return {};
  if (!isArgs(args)) throw new Unsupported('arguments');
  for (const name of Object.keys(args)) if (!known.has(name)) throw new Unsupported(name);
  return args;
}

/** Adds what `select` or `include` name of a table to what is selected; throws Unsupported for what is not known here. */
export function selectInto(
  writing: Writing,
  into: Selected,
  model: Model,
  table: string,
  { select, include }: Args,
): ReadRow {
  const names = namesOf(model, select, include);
  const fields = names.map(([name, asked]) => {
    const field = fieldOf(model, name);
    const read =
      field.kind === 'column'
        ? readColumn(into, field, table)
        : field.list
          ? readMany(writing, into, field, table, asked)
          : readOne(writing, into, field, table, asked);
    return { name, read };
  });
  return (cells) => {
    const row: Record<string, unknown> = {};
    for (const { name, read } of fields) row[name] = read(cells);
    return row;
  };
}

function namesOf(
  model: Model,
  select: unknown,
  include: unknown,
): (readonly [name: string, asked: unknown])[] {
  const chosen = (of: unknown) => {
    if (!isArgs(of)) throw new Unsupported(`selection of ${model.name}`);
    return Object.entries(of).filter(([, asked]) => asked !== false);
  };
  if (select !== undefined && include === undefined) return chosen(select);
  if (select !== undefined) throw new Unsupported('select beside include');
  const columns = [...model.fields.values()].filter(({ kind }) => kind === 'column');
  return [
    ...columns.map(({ name }) => [name, true] as const),
    ...(include === undefined ? [] : chosen(include)),
  ];
}

type Read = (cells: Cells) => unknown;

function readColumn({ cells }: Selected, { name, type, list }: Column, table: string): Read {
  const sql = columnOf(table, name);
  const at = cells.length;
  if (type === 'other' || (list && (type === 'DateTime' || type === 'Bytes')))
    throw new Unsupported(`reading ${name}`);
  if (type === 'DateTime') {
    // Milliseconds mean the same in whatever zone the session is.
    cells.push(`(extract(epoch FROM ${sql}) * 1000)::bigint`);
    return (values) => {
      const value = values[at];
      return value === null ? null : new Date(value as number);
    };
  }
  if (type === 'Bytes') {
    cells.push(`encode(${sql}, 'base64')`);
    return (values) => {
      const value = values[at];
      return value === null ? null : Uint8Array.from(Buffer.from(value as string, 'base64'));
    };
  }
  cells.push(list ? `coalesce(${sql}, '{}')` : sql);
  return (values) => values[at];
}

/** What there is at most one of comes by a join into the same cells: cheaper than a query of its own a row. */
function readOne(writing: Writing, into: Selected, relation: Relation, table: string, asked: unknown): Read {
  const model = modelNamed(relation.model);
  const other = tableName(writing);
  const theirs = columnOf(other, relation.theirs);
  into.joins.push(
    `LEFT JOIN ${quoted(model.table)} ${other} ON ${theirs} = ${columnOf(table, relation.own)}`,
  );
  const before = into.cells.length;
  const read = selectInto(writing, into, model, other, knownArgs(asked, ONE_ARGS));
  // There is a row where it has a key, which most selections take anyway.
  const taken = into.cells.indexOf(theirs, before);
  const at = taken >= 0 ? taken : into.cells.push(theirs) - 1;
  return (cells) => (cells[at] === null ? null : read(cells));
}

function readMany(writing: Writing, into: Selected, relation: Relation, table: string, asked: unknown): Read {
  const model = modelNamed(relation.model);
  const other = tableName(writing);
  const { where = {}, orderBy = [], ...args } = knownArgs(asked, LIST_ARGS);
  const order = orderSql(writing, model, other, orderBy);
  const inner: Selected = { cells: [], joins: [...order.joins] };
  const [row, read] = rowSql(inner, selectInto(writing, inner, model, other, args));
  const condition = whereSql(writing, model, other, where);
  const source = `${quoted(model.table)} ${other} ${inner.joins.join(' ')}`;
  const at = into.cells.length;
  into.cells.push(`(SELECT coalesce(json_agg(rows.cells), '[]') FROM (
    SELECT ${row} AS cells FROM ${source}
    WHERE ${columnOf(other, relation.theirs)} = ${columnOf(table, relation.own)} AND ${condition}
    ${orderBySql(order.terms)} ${boundsSql(args)}) rows)`);
  return (cells) => (cells[at] as Cells[]).map(read);
}

/** The ORDER BY of terms, nothing where there are none. */
export const orderBySql = (terms: readonly string[]): string =>
  terms.length === 0 ? '' : `ORDER BY ${terms.join(', ')}`;

/** The LIMIT and the OFFSET of `take` and `skip`; written out, or the planner could not count on them. */
export function boundsSql({ take, skip }: Args): string {
  return `${count('LIMIT', take)} ${count('OFFSET', skip)}`;
}

function count(word: string, value: unknown): string {
  if (value === undefined) return '';
  // Prisma counts backwards from the end for a negative `take`.
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Unsupported(`${word} ${value}`);
  return `${word} ${value}`;
}
