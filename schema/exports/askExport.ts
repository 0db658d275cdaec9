import type { Export, ExportFormat } from '../../prisma/client.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import { CASE_READERS } from '../cases/queries.ts';
import type { Context } from '../context.ts';
import { validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import type { ExportRequest } from './exportRequest.ts';
import { countExport, exportColumns, exportFileName, storedRequest } from './exportRequest.ts';
import type { ExportLanguage } from './words/words.ts';

/** The most rows that one file holds; a sheet of Excel has 1,048,576 with its headings. */
export const MAX_EXPORTED: Readonly<Record<ExportFormat, number>> = {
  CSV: 2_000_000,
  JSONL: 2_000_000,
  XLSX: 1_048_575,
};

/** How long the file may be fetched, in milliseconds. */
const KEPT = 10 * 60_000;

/** Where the file is fetched; its key follows. */
export const EXPORTS_PATH = '/files/exports/';

/** GraphQL enum of the file formats of lists. */
export const ExportFormatEnum = builder.enumType('ExportFormat', {
  description: 'A file format of lists.',
  values: {
    CSV: { description: 'Comma-separated values, UTF-8 with a mark, as Excel opens them.' },
    XLSX: { description: 'Excel workbook; at most 1,048,575 rows.' },
    JSONL: {
      description:
        'For machines: a JSON object a line, fields named as in this contract, codes, UTC times; offices by code.',
    },
  } satisfies Record<ExportFormat, { description: string }>,
});

/** GraphQL enum of the languages of files. */
export const ExportLanguageEnum = builder.enumType('ExportLanguage', {
  description: "The language of a file's headings.",
  values: {
    EN: { description: 'English.' },
    KK: { description: 'Kazakh.' },
    RU: { description: 'Russian.' },
  } satisfies Record<ExportLanguage, { description: string }>,
});

/** A file that was asked for. */
interface Asked {
  readonly row: Pick<Export, 'id' | 'format' | 'createdAt' | 'expiresAt'>;
  readonly request: ExportRequest;
  readonly rows: number;
}

/** GraphQL type of a file that was asked for. */
export const ExportType = builder.objectRef<Asked>('Export').implement({
  description: 'A list as a file, not yet made.',
  fields: (t) => ({
    id: t.id({ description: 'Key.', resolve: ({ row }) => row.id }),
    format: t.field({
      type: ExportFormatEnum,
      description: 'CSV, XLSX or JSONL.',
      resolve: ({ row }) => row.format,
    }),
    rows: t.exposeInt('rows', { description: 'How many rows it would hold now.' }),
    fileName: t.string({
      description: 'The name that the file will have.',
      resolve: ({ row, request }) => exportFileName(request, row.format, row.createdAt),
    }),
    url: t.string({
      description: 'Where it is fetched, once, by whoever asked for it.',
      resolve: ({ row }) => `${EXPORTS_PATH}${row.id}`,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it may be fetched.',
      resolve: ({ row }) => row.expiresAt,
    }),
  }),
});

/**
 * Promises a file and logs who asked for what (I-37). Throws FORBIDDEN where the caller may not read it, and
 * EXPORT_TOO_LARGE at `filter` where the format cannot hold its rows.
 */
export async function askExport(
  context: Context,
  request: ExportRequest,
  format: ExportFormat,
): Promise<Asked> {
  const actor = requireRole(context.actor, CASE_READERS);
  const now = context.now();
  const rows = await countExport(context.db, actor, request, now);
  refuseTooLarge(format, rows);
  const row = await inTransaction(context.db, async (tx) => {
    const asked = await tx.export.create({
      data: {
        userId: actor.id,
        format,
        request: storedRequest(request),
        createdAt: now,
        expiresAt: new Date(now.getTime() + KEPT),
      },
      select: { id: true, format: true, createdAt: true, expiresAt: true },
    });
    const { table = 'CASES' } = request;
    await record(tx, actor, now, {
      action: 'CASES_EXPORTED',
      details: {
        exportId: asked.id,
        format,
        ...(table === 'CASES' ? {} : { table }),
        columns: [...exportColumns(request)],
        filter: narrowedBy(request),
        queue: 'queue' in request ? request.queue : null,
        rows,
      },
    });
    return asked;
  });
  return { row, request, rows };
}

/** Throws EXPORT_TOO_LARGE at `filter` for more rows than a file of that format holds. */
export function refuseTooLarge(format: ExportFormat, rows: number): void {
  const max = MAX_EXPORTED[format];
  if (rows > max)
    throw validationFailed([{ path: 'filter', code: 'EXPORT_TOO_LARGE', params: { max, rows } }]);
}

/** The names of the conditions, never what was searched for (I-42). */
const narrowedBy = ({ filter }: ExportRequest): string[] =>
  Object.entries(filter ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [name],
  );
