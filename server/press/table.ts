import { setImmediate } from 'node:timers/promises';
import type { PaperTable } from '../../schema/papers/paper.ts';
import type { Face } from './fonts.ts';
import { mm } from './paperDocument.ts';
import { type Column, joined, type Part, plainSlugs, type Slug } from './slugs.ts';

const SIZE = 8.5;
const PADDING = { x: 3.5, y: 2.5 };
/** No column asks for more than this share of the table, however long its texts are. */
const WIDEST = 0.3;
/** A row taller than this is divided, for it might not fit a page. */
const TALLEST_ROW = mm(80);
/** After so many rows other work of the process has its turn. */
const AT_ONCE = 50;

/** The widths of the columns: room for the longest word of each, the rest by what its texts would like to have. */
async function columnWidths(doc: PDFKit.PDFDocument, table: PaperTable, width: number): Promise<number[]> {
  const count = Math.max(table.headings.length, ...table.rows.map((row) => row.length));
  const measure = (text: string, face: Face): number => doc.font(face).fontSize(SIZE).widthOfString(text);
  const room = 2 * PADDING.x + 0.5;
  const wishes: { least: number; liked: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    await setImmediate();
    let [least, liked] = [0, 0];
    const look = (text: string, face: Face): void => {
      for (const word of text.split(/\s+/u)) least = Math.max(least, measure(word, face) + room);
      if (face === 'regular') liked = Math.max(liked, measure(text, face) + room);
    };
    look(table.headings[index] ?? '', 'bold');
    for (const row of table.rows) look(row[index] ?? '', 'regular');
    least = Math.min(least, width * WIDEST);
    wishes.push({ least, liked: Math.max(least, Math.min(liked, width * WIDEST)) });
  }
  const sum = (of: (wish: { least: number; liked: number }) => number): number =>
    wishes.reduce((total, wish) => total + of(wish), 0);
  const [least, liked] = [sum((wish) => wish.least), sum((wish) => wish.liked)];
  if (liked <= width || liked === least) return wishes.map((wish) => (wish.liked * width) / liked);
  if (least >= width) return wishes.map((wish) => (wish.least * width) / least);
  const share = (width - least) / (liked - least);
  return wishes.map((wish) => wish.least + (wish.liked - wish.least) * share);
}

interface Row {
  readonly cells: readonly string[];
  readonly face: Face;
  readonly part: (index: number) => Part | null;
  readonly shade: string | null;
}

/** A row as one slug, with its ground and a rule below. */
function rowSlugs(doc: PDFKit.PDFDocument, row: Row, columns: readonly Column[], within: Column): Slug[] {
  const cells = columns.map((column, index) => {
    const inner: Column = { x: column.x + PADDING.x, width: column.width - 2 * PADDING.x };
    const part = row.part(index) ?? { type: 'TD', parent: null };
    return plainSlugs(doc, part, `${row.cells[index] ?? ''} `, inner, { size: SIZE, face: row.face });
  });
  const lines = Math.max(1, ...cells.map((cell) => cell.length));
  const sample = cells.flat()[0]?.height ?? SIZE;
  const perSlug = Math.max(1, Math.floor(TALLEST_ROW / sample));
  const slugs: Slug[] = [];
  for (let from = 0; from < lines; from += perSlug) {
    const pieces = cells.map((cell) => joined(cell.slice(from, from + perSlug), 0));
    const height = Math.max(sample, ...pieces.map((piece) => piece.height)) + 2 * PADDING.y;
    const ground = (y: number): void => {
      if (row.shade) doc.rect(within.x, y + 0.2, within.width, height).fill(row.shade);
      doc
        .lineWidth(0.4)
        .moveTo(within.x, y + height)
        .lineTo(within.x + within.width, y + height)
        .stroke('#555555');
      doc.fillColor('#000000');
    };
    const inks = pieces.flatMap((piece, index) => {
      const part = row.part(index);
      // A cell without text is a cell all the same.
      const drawn = piece.inks.length > 0 ? piece.inks : [{ part, draw: () => {} }];
      return drawn.map(({ draw }) => ({ part, draw: (y: number) => draw(y + PADDING.y) }));
    });
    slugs.push({ height, space: 0, keep: false, inks: [{ part: null, draw: ground }, ...inks] });
  }
  return slugs;
}

/** A table whose headings are repeated, as artifacts, on every page that it goes on to; its rows are not divided. */
export async function tableSlugs(
  doc: PDFKit.PDFDocument,
  section: Part,
  table: PaperTable,
  column: Column,
): Promise<Slug[]> {
  const widths = await columnWidths(doc, table, column.width);
  const columns = widths.map((width, index) => ({
    x: column.x + widths.slice(0, index).reduce((sum, each) => sum + each, 0),
    width,
  }));
  const whole: Part = { type: 'Table', parent: section };
  const cellsOf = (type: 'TH' | 'TD'): ((index: number) => Part) => {
    const row: Part = { type: 'TR', parent: whole };
    const cells = columns.map(
      (): Part => ({ type, parent: row, ...(type === 'TH' ? { scope: 'Column' as const } : {}) }),
    );
    return (index) => cells[index] ?? { type, parent: row };
  };
  const heading = (part: Row['part']): Slug =>
    joined(rowSlugs(doc, { cells: table.headings, face: 'bold', part, shade: '#e6e6e6' }, columns, column));
  const repeated = heading(() => null);
  const slugs: Slug[] = [{ ...heading(cellsOf('TH')), space: mm(4) }];
  for (const [index, cells] of table.rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const shade = index % 2 === 1 ? '#f6f6f6' : null;
    const row = rowSlugs(doc, { cells, face: 'regular', part: cellsOf('TD'), shade }, columns, column);
    slugs.push(...row.map((slug) => ({ ...slug, head: repeated, keep: index === 0 })));
  }
  return slugs;
}
