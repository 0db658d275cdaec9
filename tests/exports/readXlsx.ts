import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** A cell as a spreadsheet program finds it in the file. */
export interface SheetCell {
  readonly at: string;
  /** `inlineStr`, or nothing for a number. */
  readonly type: string | null;
  readonly style: string | null;
  readonly value: string;
}

/** What a test looks at in a workbook. */
export interface ReadWorkbook {
  readonly paths: readonly string[];
  readonly sheetName: string;
  readonly rows: readonly (readonly SheetCell[])[];
  /** Every element's name that stands in the sheet. */
  readonly elements: ReadonlySet<string>;
  readonly frozen: string | null;
  readonly filter: string | null;
  readonly widths: readonly number[];
  readonly styles: string;
}

/** Calls back for each element of a document; throws where it is not well-formed XML. */
function parse(
  xml: string,
  onOpen: (name: string, attributes: Record<string, string>) => void,
  onText: (text: string) => void = () => {},
  onClose: (name: string) => void = () => {},
): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => onOpen(name, attributes as Record<string, string>));
  parser.on('text', onText);
  parser.on('closetag', ({ name }) => onClose(name));
  parser.write(xml).close();
}

/** Reads a workbook with one sheet by a zip reader and an XML parser of their own. */
export function readXlsx(bytes: Uint8Array): ReadWorkbook {
  const files = unzipSync(bytes);
  const text = (path: string): string => {
    const file = files[path];
    if (!file) throw new Error(`The workbook has no ${path}.`);
    return strFromU8(file);
  };
  for (const path of Object.keys(files)) parse(text(path), () => {});
  let sheetName = '';
  parse(text('xl/workbook.xml'), (name, { name: own }) => {
    if (name === 'sheet') sheetName = own ?? '';
  });
  const rows: SheetCell[][] = [];
  const elements = new Set<string>();
  const widths: number[] = [];
  const found: { frozen: string | null; filter: string | null } = { frozen: null, filter: null };
  let cell: SheetCell | null = null;
  let value = '';
  parse(
    text('xl/worksheets/sheet1.xml'),
    (name, attributes) => {
      elements.add(name);
      if (name === 'row') rows.push([]);
      if (name === 'col') widths.push(Number(attributes.width));
      if (name === 'pane')
        found.frozen = attributes.state === 'frozen' ? (attributes.topLeftCell ?? '') : null;
      if (name === 'autoFilter') found.filter = attributes.ref ?? '';
      if (name === 'c') {
        cell = { at: attributes.r ?? '', type: attributes.t ?? null, style: attributes.s ?? null, value: '' };
        value = '';
      }
    },
    (part) => {
      if (cell) value += part;
    },
    (name) => {
      if (name !== 'c' || !cell) return;
      rows.at(-1)?.push({ ...cell, value });
      cell = null;
    },
  );
  return {
    paths: Object.keys(files),
    sheetName,
    rows,
    elements,
    ...found,
    widths,
    styles: text('xl/styles.xml'),
  };
}
