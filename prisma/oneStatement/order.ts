import { type Model, modelNamed } from './models.ts';
import { columnOf, fieldOf, isArgs, quoted, tableName, Unsupported, type Writing } from './writing.ts';

/** An order: the tables that it needs beside the ordered one, and its terms. */
export interface OrderSql {
  readonly joins: readonly string[];
  readonly terms: readonly string[];
}

const DIRECTIONS: Readonly<Record<string, string>> = { asc: 'ASC', desc: 'DESC' };
const NULLS: Readonly<Record<string, string>> = { first: ' NULLS FIRST', last: ' NULLS LAST' };

/** An `orderBy` of Prisma, by columns and by those of what there is one of; throws Unsupported for any other. */
export function orderSql(writing: Writing, model: Model, table: string, orderBy: unknown): OrderSql {
  const joins: string[] = [];
  const terms = (of: Model, at: string, order: unknown): string[] => {
    if (!isArgs(order)) throw new Unsupported(`orderBy of ${of.name}`);
    return Object.entries(order).flatMap(([name, value]) => {
      const field = fieldOf(of, name);
      if (field.kind === 'column') return [`${columnOf(at, name)}${wayOf(name, value)}`];
      if (field.list) throw new Unsupported(`orderBy of ${name}`);
      const other = modelNamed(field.model);
      const place = `${at}.${name}`;
      const known = writing.joined.get(place);
      const table = known ?? tableName(writing);
      if (known === undefined) {
        writing.joined.set(place, table);
        // Where there is always one, the planner may begin with either table: an index of names can serve the order.
        const join = field.always ? 'JOIN' : 'LEFT JOIN';
        const on = `${columnOf(table, field.theirs)} = ${columnOf(at, field.own)}`;
        joins.push(`${join} ${quoted(other.table)} ${table} ON ${on}`);
      }
      return terms(other, table, value);
    });
  };
  const orders = Array.isArray(orderBy) ? orderBy : [orderBy];
  return { joins, terms: orders.flatMap((order) => terms(model, table, order)) };
}

function wayOf(name: string, value: unknown): string {
  const { sort, nulls } = isArgs(value) ? value : { sort: value, nulls: undefined };
  const direction = DIRECTIONS[String(sort)];
  const last = nulls === undefined ? '' : NULLS[String(nulls)];
  if (direction === undefined || last === undefined) throw new Unsupported(`orderBy of ${name}`);
  return ` ${direction}${last}`;
}
