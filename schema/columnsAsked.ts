import type { Context } from './context.ts';

/** Which columns of its row each field of a type shows. */
export type FieldColumns<Row> = Readonly<Record<string, readonly (keyof Row & string)[]>>;

/** The columns that any of the fields shows. */
export type ColumnOf<Columns extends FieldColumns<never>> = Columns[keyof Columns][number];

/**
 * What is selected of a row for those fields of its type that the operation asks for, wherever in it; all columns where
 * that is not known. Nothing else of a person leaves the database. Typed as all: fields take no column but their own.
 */
export function columnsAsked<const Columns extends FieldColumns<never>>(
  { asked }: Context,
  type: string,
  columns: Columns,
): { readonly [Column in ColumnOf<Columns>]: true } {
  const names = asked?.get(type);
  const chosen = Object.entries(columns).filter(([field]) => !asked || names?.has(field));
  return Object.fromEntries(chosen.flatMap(([, shown]) => shown.map((column) => [column, true]))) as {
    readonly [Column in ColumnOf<Columns>]: true;
  };
}
