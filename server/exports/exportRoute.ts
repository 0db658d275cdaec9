import type { ExportFormat } from '../../prisma/client.ts';
import type { Pseudonyms } from '../../schema/context.ts';
import { EXPORTS_PATH } from '../../schema/exports/askExport.ts';
import type { Cell } from '../../schema/exports/cells.ts';
import type { Claimed } from '../../schema/exports/claimExport.ts';
import { claimExport, finishExport } from '../../schema/exports/claimExport.ts';
import {
  exportColumns,
  exportFileName,
  exportTitle,
  exportWords,
} from '../../schema/exports/exportRequest.ts';
import { exportRows } from '../../schema/exports/exportRows.ts';
import { contentDisposition } from '../files/contentDisposition.ts';
import type { FileRoute } from '../files/route.ts';
import { checkStillReads } from './checkStillReads.ts';
import { COLUMN_WIDTHS } from './columnWidths.ts';
import { csvParts } from './csv.ts';
import { gzipped, takesGzip } from './gzipped.ts';
import { jsonLineParts } from './jsonLines.ts';
import { partsBody } from './partsBody.ts';
import { xlsxParts } from './xlsx.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  JSONL: 'application/jsonl; charset=utf-8',
};

/**
 * `GET /files/exports/:id`: the file that was promised, to whoever asked, once, with the rights of this moment (I-41).
 * It is made while it is sent and no further, and what left is noted when it ends, however it ends (I-37).
 */
export const exportRoute = (pseudonyms: Pseudonyms): FileRoute => ({
  method: 'GET',
  prefix: EXPORTS_PATH,
  promisedBy: ['exportCaseEvents', 'exportCases', 'exportClocks'],
  answer: async ({ request: asked, id, actor, db, tables, now, log }) => {
    const claimed = await claimExport(db, actor, id, now());
    const { request, format, createdAt } = claimed;
    const words = exportWords(request, format);
    const leaving = new AbortController();
    let rows = 0;
    async function* counted(): AsyncGenerator<Cell[][]> {
      const making = { db: tables, actor, pseudonyms, words, now: now(), abort: leaving.signal };
      for await (const batch of exportRows(making, request)) {
        await checkStillReads(db, actor, now());
        rows += batch.length;
        yield batch;
      }
    }
    const done = async (complete: boolean): Promise<void> => {
      await finishExport(db, actor, id, { rows, complete }, now());
      log.info({ format, rows, complete }, complete ? 'export sent' : 'export broken off');
    };
    const parts = partsOf(claimed, counted());
    // A workbook is compressed already.
    const compressed = format !== 'XLSX' && takesGzip(asked);
    const body = partsBody(compressed ? gzipped(parts) : parts, done, () => leaving.abort());
    return new Response(body, {
      headers: {
        'content-type': TYPES[format],
        ...(compressed ? { 'content-encoding': 'gzip' } : {}),
        vary: 'accept-encoding',
        'content-disposition': contentDisposition(exportFileName(request, format, createdAt)),
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

function partsOf(
  { format, createdAt, request }: Claimed,
  batches: AsyncIterable<Cell[][]>,
): AsyncIterator<Uint8Array> {
  const words = exportWords(request, format);
  const columns = exportColumns(request);
  const headings = columns.map((column) => words.columns[column]);
  switch (format) {
    case 'CSV':
      return csvParts(headings, batches);
    case 'JSONL':
      return jsonLineParts(headings, batches);
    case 'XLSX': {
      const sheetColumns = columns.map((column) => ({
        heading: words.columns[column],
        width: COLUMN_WIDTHS[column],
      }));
      return xlsxParts({ sheetName: exportTitle(request), columns: sheetColumns, at: createdAt }, batches);
    }
  }
}
