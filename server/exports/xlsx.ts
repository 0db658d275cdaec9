import { Readable } from 'node:stream';
import yazl from 'yazl';
import type { Cell } from '../../schema/exports/cells.ts';
import type { SheetColumn } from './sheetXml.ts';
import { SHEET_PATH, sheetXml, workbookParts } from './sheetXml.ts';

/** What a workbook is made of besides its rows; `at` is the time that the files in it bear. */
export interface Workbook {
  readonly sheetName: string;
  readonly columns: readonly SheetColumn[];
  readonly at: Date;
}

/**
 * An Excel workbook as it is written, at the pace at which it is read and with no more than a batch of rows in memory.
 * The sheet's XML is our own: the libraries that write workbooks hold all rows, or take them faster than they leave.
 */
export async function* xlsxParts(
  { sheetName, columns, at }: Workbook,
  batches: AsyncIterable<readonly Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  const sheet = Readable.from(sheetXml(columns, batches), { objectMode: false, encoding: 'utf8' });
  const fail = (error: Error): void => {
    output.destroy(error);
  };
  zip.on('error', fail);
  sheet.on('error', fail);
  for (const [path, xml] of workbookParts(sheetName))
    zip.addBuffer(Buffer.from(xml, 'utf8'), path, { mtime: at });
  zip.addReadStream(sheet, SHEET_PATH, { mtime: at });
  zip.end();
  try {
    for await (const part of output) yield part as Uint8Array;
  } finally {
    sheet.destroy();
    output.destroy();
  }
}
