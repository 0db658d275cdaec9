import { type Column, type Model, modelNamed, type Relation } from './models.ts';
import {
  type Args,
  columnOf,
  fieldOf,
  isArgs,
  placeOf,
  quoted,
  tableName,
  Unsupported,
  valueFor,
  type Writing,
} from './writing.ts';

const COMPARED = { equals: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;
const PATTERNS: Readonly<Record<string, (text: string) => string>> = {
  contains: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
  endsWith: (text) => `%${text}`,
};

const all = (conditions: readonly string[]): string =>
  conditions.length === 0
    ? 'true'
    : conditions.length === 1
      ? (conditions[0] ?? '')
      : `(${conditions.join(' AND ')})`;

/** A `where` of Prisma as a condition on a table of the statement; throws Unsupported for what is not known here. */
export function whereSql(writing: Writing, model: Model, table: string, where: unknown): string {
  if (!isArgs(where)) throw new Unsupported(`where of ${model.name}`);
  return all(
    Object.entries(where).flatMap(([name, value]) => conditionOf(writing, model, table, name, value)),
  );
}

function conditionOf(writing: Writing, model: Model, table: string, name: string, value: unknown): string[] {
  if (name === 'AND') {
    const parts = Array.isArray(value) ? value : [value];
    return parts.map((part) => whereSql(writing, model, table, part)).filter((part) => part !== 'true');
  }
  if (name === 'OR') {
    // Prisma reads an empty one as none in some places and as never in others.
    if (!Array.isArray(value) || value.length === 0) throw new Unsupported('OR');
    return [`(${value.map((part) => whereSql(writing, model, table, part)).join(' OR ')})`];
  }
  const field = fieldOf(model, name);
  return field.kind === 'column'
    ? columnConditions(writing, field, columnOf(table, name), value)
    : [relationCondition(writing, field, table, value)];
}

function columnConditions(writing: Writing, column: Column, sql: string, filter: unknown): string[] {
  if (column.list || column.type === 'Json') throw new Unsupported(`where of ${column.name}`);
  if (!isArgs(filter)) return [compared(writing, column, sql, 'equals', filter)];
  return Object.entries(filter).map(([operator, value]) => compared(writing, column, sql, operator, value));
}

function compared(writing: Writing, column: Column, sql: string, operator: string, value: unknown): string {
  if (value === null && operator === 'equals') return `${sql} IS NULL`;
  if (value === null && operator === 'not') return `${sql} IS NOT NULL`;
  if (operator === 'in') return isOneOf(writing, column, sql, value);
  const pattern = PATTERNS[operator];
  if (pattern && column.type === 'String' && typeof value === 'string')
    return `${sql} LIKE ${placeOf(writing, pattern(value))}`;
  const sign = COMPARED[operator as keyof typeof COMPARED];
  if (sign === undefined) throw new Unsupported(`${operator} of ${column.name}`);
  return `${sql} ${sign} ${placeOf(writing, valueFor(column, value))}`;
}

function isOneOf(writing: Writing, column: Column, sql: string, values: unknown): string {
  if (!Array.isArray(values)) throw new Unsupported(`in of ${column.name}`);
  if (values.length === 0) return 'false';
  const sent = values.map((value) => valueFor(column, value));
  // One value keeps the order of an index that begins with the column; of several only the planner knows.
  return sent.length === 1
    ? `${sql} = ${placeOf(writing, sent[0])}`
    : `${sql} = ANY(${placeOf(writing, sent)})`;
}

function relationCondition(writing: Writing, relation: Relation, table: string, filter: unknown): string {
  const model = modelNamed(relation.model);
  // One table for the order and the condition: its index can serve both.
  const beside = relation.always ? writing.joined.get(`${table}.${relation.name}`) : undefined;
  if (beside !== undefined) return whereSql(writing, model, beside, filterOfOne(relation, filter));
  const own = columnOf(table, relation.own);
  const among = (where: unknown): string => {
    const other = tableName(writing);
    const theirs = columnOf(other, relation.theirs);
    return `${own} IN (SELECT ${theirs} FROM ${quoted(model.table)} ${other} WHERE ${whereSql(writing, model, other, where)})`;
  };
  const none = (): string => {
    const other = tableName(writing);
    const theirs = columnOf(other, relation.theirs);
    return `NOT EXISTS (SELECT FROM ${quoted(model.table)} ${other} WHERE ${theirs} = ${own})`;
  };
  if (!relation.list) return filter === null ? none() : among(filterOfOne(relation, filter));
  if (!isArgs(filter)) throw new Unsupported(`where of ${relation.name}`);
  return all(
    Object.entries(filter).map(([quantifier, where]) => {
      if (quantifier !== 'some') throw new Unsupported(`${quantifier} of ${relation.name}`);
      return among(where);
    }),
  );
}

/** What the one related row must be like, said by itself or under `is`. */
function filterOfOne({ name }: Relation, filter: unknown): Args {
  if (!isArgs(filter) || 'isNot' in filter) throw new Unsupported(`where of ${name}`);
  if (!('is' in filter)) return filter;
  if (!isArgs(filter.is)) throw new Unsupported(`where of ${name}`);
  return filter.is;
}
