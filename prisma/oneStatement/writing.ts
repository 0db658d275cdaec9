import type { Column, Model, Relation } from './models.ts';

/** Thrown over arguments that this folder cannot put into a statement: then Prisma itself must read. */
export class Unsupported extends Error {}

/** An object of Prisma's arguments, not yet looked into. */
export type Args = Readonly<Record<string, unknown>>;

/** A statement while it is written: its values, and the names of the tables in it. */
export interface Writing {
  readonly values: unknown[];
  tables: number;
  /** The tables that stand beside a table already, by that table and the relation. */
  readonly joined: Map<string, string>;
}

/** A statement of which nothing is written yet. */
export const newWriting = (): Writing => ({ values: [], tables: 0, joined: new Map() });

/** The place of a value in the text. */
export const placeOf = (writing: Writing, value: unknown): string => `$${writing.values.push(value)}`;

/** A name for one more table of the statement. */
export const tableName = (writing: Writing): string => {
  writing.tables += 1;
  return `t${writing.tables}`;
};

/** A name as SQL writes it; the names all come from schema.prisma. */
export const quoted = (name: string): string => `"${name}"`;

/** A column of a table of the statement. */
export const columnOf = (table: string, name: string): string => `${table}.${quoted(name)}`;

/** Whether it is an object of arguments, so neither a value nor a list. */
export const isArgs = (value: unknown): value is Args =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** The field of that name; throws Unsupported when the model has none. */
export function fieldOf(model: Model, name: string): Column | Relation {
  const field = model.fields.get(name);
  if (!field) throw new Unsupported(`${model.name}.${name}`);
  return field;
}

/** A value as the driver sends it to a column of that type; throws Unsupported for one of another type. */
export function valueFor({ name, type }: Column, value: unknown): unknown {
  if (type === 'DateTime' && value instanceof Date) return value.toISOString();
  if ((type === 'String' || type === 'enum') && typeof value === 'string') return value;
  if (type === 'Int' && Number.isInteger(value)) return value;
  if (type === 'Boolean' && typeof value === 'boolean') return value;
  throw new Unsupported(`a value of ${name}`);
}
