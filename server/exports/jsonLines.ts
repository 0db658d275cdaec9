import type { Cell } from '../../schema/exports/cells.ts';

const jsonOf = (cell: Cell): string =>
  cell instanceof Date ? `"${cell.toISOString()}"` : JSON.stringify(cell);

/**
 * JSON lines as they are written, one part for each batch of rows: an object a line, times in UTC, every field in every
 * line, null where there is nothing.
 */
export async function* jsonLineParts(
  fields: readonly string[],
  batches: AsyncIterable<readonly Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const names = fields.map((field, index) => `${index === 0 ? '{' : ','}${JSON.stringify(field)}:`);
  for await (const rows of batches) {
    let part = '';
    for (const cells of rows) {
      for (const [index, cell] of cells.entries()) part += names[index] + jsonOf(cell);
      part += '}\n';
    }
    yield Buffer.from(part, 'utf8');
  }
}
