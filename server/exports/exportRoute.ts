import type { ExportFormat } from '../../prisma/client.ts';
import type { Pseudonyms } from '../../schema/context.ts';
import type { Cell } from '../../schema/exports/cells.ts';
import type { Claimed } from '../../schema/exports/claimExport.ts';
import { claimExport, finishExport } from '../../schema/exports/claimExport.ts';
import { EXPORTS_PATH } from '../../schema/exports/exportCases.ts';
import { exportFileName } from '../../schema/exports/exportRequest.ts';
import { exportRows } from '../../schema/exports/exportRows.ts';
import { EXPORT_WORDS } from '../../schema/exports/words/words.ts';
import { contentDisposition } from '../files/contentDisposition.ts';
import type { FileRoute } from '../files/route.ts';
import { checkStillReads } from './checkStillReads.ts';
import { COLUMN_WIDTHS } from './columnWidths.ts';
import { csvParts } from './csv.ts';
import { partsBody } from './partsBody.ts';
import { xlsxParts } from './xlsx.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * `GET /files/exports/:id`: the file that `exportCases` promised, to whoever asked, once, with the rights of this moment
 * (I-41). It is made while it is sent, and what left is noted when it ends, however it ends (I-37).
 */
export const exportRoute = (pseudonyms: Pseudonyms): FileRoute => ({
  method: 'GET',
  prefix: EXPORTS_PATH,
  answer: async ({ id, actor, db, now, log }) => {
    const claimed = await claimExport(db, actor, id, now());
    let rows = 0;
    async function* counted(): AsyncGenerator<Cell[][]> {
      for await (const batch of exportRows(db, pseudonyms, actor, claimed.request, now())) {
        await checkStillReads(db, actor, now());
        rows += batch.length;
        yield batch;
      }
    }
    const body = partsBody(partsOf(claimed, counted()), async (complete) => {
      await finishExport(db, actor, id, { rows, complete }, now());
      log.info({ format: claimed.format, rows, complete }, complete ? 'export sent' : 'export broken off');
    });
    const name = exportFileName(claimed.request.language, claimed.format, claimed.createdAt);
    return new Response(body, {
      headers: {
        'content-type': TYPES[claimed.format],
        'content-disposition': contentDisposition(name),
        'x-content-type-options': 'nosniff',
      },
    });
  },
});

function partsOf(
  { format, createdAt, request: { columns, language } }: Claimed,
  batches: AsyncIterable<Cell[][]>,
): AsyncIterator<Uint8Array> {
  const words = EXPORT_WORDS[language];
  if (format === 'CSV')
    return csvParts(
      columns.map((column) => words.columns[column]),
      batches,
    );
  const sheetColumns = columns.map((column) => ({
    heading: words.columns[column],
    width: COLUMN_WIDTHS[column],
  }));
  return xlsxParts({ sheetName: words.cases, columns: sheetColumns, at: createdAt }, batches);
}
