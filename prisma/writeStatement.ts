import { type Connection, prepare, runPrepared } from './prepared.ts';

/** Values by column; those of a JSON column go in through {@link json}. */
export type Columns = Readonly<Record<string, unknown>>;

/** A plain value for a JSON column: the driver would take a list for an array of the database. */
export const json = (value: unknown): string => JSON.stringify(value);

const quoted = (name: string): string => `"${name}"`;

/**
 * Several writes as one prepared statement. Every part sees the tables as they stood before it and no two may write one
 * row; what the database checks at once and at commit it checks as ever. Texts must follow from the code alone: few.
 */
export class WriteStatement {
  readonly #parts: string[] = [];
  readonly #values: unknown[] = [];

  /** The place of a value in the text. */
  value(value: unknown): string {
    // The driver would write NULL.
    if (value === undefined) throw new Error('A statement was given an undefined value');
    return `$${this.#values.push(value)}`;
  }

  /** A part under a name that later parts may read from, if it returns rows. */
  add(name: string, sql: string): this {
    this.#parts.push(`${name} AS (${sql})`);
    return this;
  }

  /**
   * Part `new_<table>`: inserts rows of a model's table that all have the columns of the first; none: nothing.
   * `returning`: the columns that later parts read.
   */
  insert<Model extends object>(table: string, rows: readonly Partial<Model>[], returning = ''): this {
    const [first] = rows;
    if (!first) return this;
    const columns = Object.keys(first) as (keyof Model & string)[];
    const places = rows.map((row) => `(${columns.map((column) => this.value(row[column])).join(', ')})`);
    return this.add(
      `new_${table}`,
      `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES ${places.join(', ')}
      ${returning && `RETURNING ${returning}`}`,
    );
  }

  /** `SET` of an UPDATE; a number to add is written as `{ increment }`. */
  set(columns: Columns): string {
    return Object.entries(columns)
      .map(([name, value]) => {
        const column = quoted(name);
        return isIncrement(value)
          ? `${column} = ${column} + ${this.value(value.increment)}`
          : `${column} = ${this.value(value)}`;
      })
      .join(', ');
  }

  /** Runs it all, `select` at the end, and answers the rows of that. */
  run<Row extends object>(on: Connection, select: string): Promise<Row[]> {
    return runPrepared<Row>(on, prepare(`WITH ${this.#parts.join(',\n')}\n${select}`), this.#values);
  }
}

const isIncrement = (value: unknown): value is { readonly increment: number } =>
  typeof value === 'object' && value !== null && 'increment' in value;
