import type { ListDefinition } from './listDefinition.ts';

type Columns<Code extends string> = Pick<ListDefinition<Code>, 'columns' | 'standardColumns'>;

/** The columns that were chosen, in their order; the standard ones where nothing that is known was. */
export function readColumns<Code extends string>(
  value: unknown,
  { columns, standardColumns }: Columns<Code>,
): Code[] {
  const [first] = columns;
  if (!Array.isArray(value)) return [...standardColumns];
  const known = [...new Set(value)].flatMap((code) => columns.find((one) => one === code) ?? []);
  return [first, ...known.filter((code) => code !== first)];
}

/** The columns with one shown or hidden; a shown one comes last. */
export function toggleColumn<Code extends string>(shown: readonly Code[], code: Code): Code[] {
  return shown.includes(code) ? shown.filter((one) => one !== code) : [...shown, code];
}

/** The columns with one a place earlier or later; the first stays where it is. */
export function moveColumn<Code extends string>(shown: readonly Code[], code: Code, by: -1 | 1): Code[] {
  const from = shown.indexOf(code);
  const to = from + by;
  if (from < 1 || to < 1 || to >= shown.length) return [...shown];
  const moved = shown.filter((one) => one !== code);
  moved.splice(to, 0, code);
  return moved;
}
