import type { Cell } from '../../schema/exports/cells.ts';
import { wallClock } from './wallClock.ts';

/** The byte order mark, without which Excel takes UTF-8 for the machine's old code page. */
const MARK = '\ufeff';

// Excel splits at the list separator of the machine's region, which is `;` for Kazakh and Russian; a line `sep=,` would
// be a row of its own for every other reader and make Excel overlook the mark.
const SEPARATOR = ';';

/** A sign that begins a formula: first in a cell, or in what another list separator would make a cell. */
const BEGINS_FORMULA = /(?<=(?:^|[,;\t\r\n])[\s\p{Cf}"]*)[=+\-@|%＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−]/gu;

/** Signs that Excel drops to look at the next one, and what it would read as a number, losing zeros and digits. */
const TAKEN_FOR_MORE = /^[\t\r\n]|^\s*\d[\s\d.,]*$/;

/** A text that a spreadsheet shows as it is: an apostrophe stands before whatever would be taken for more. */
const asText = (text: string): string => text.replace(BEGINS_FORMULA, "'$&").replace(TAKEN_FOR_MORE, "'$&");

const quoted = (text: string): string =>
  /[";,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

function fieldOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  // Every region's Excel reads this as a date.
  if (cell instanceof Date) return wallClock(cell).text;
  return quoted(asText(cell));
}

const lineOf = (cells: readonly Cell[]): string => `${cells.map(fieldOf).join(SEPARATOR)}\r\n`;

/** A CSV file (RFC 4180, UTF-8 with a mark) as it is written, one part for each batch of rows; no cell is a formula. */
export async function* csvParts(
  headings: readonly string[],
  batches: AsyncIterable<readonly Cell[][]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(MARK + lineOf(headings), 'utf8');
  for await (const rows of batches) yield Buffer.from(rows.map(lineOf).join(''), 'utf8');
}
