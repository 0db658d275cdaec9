import { z } from 'zod';
import type { Export } from '../../prisma/client.ts';
import { hasRole } from '../access/directives.ts';
import { requireRole } from '../access/enforce.ts';
import { record } from '../audit/record.ts';
import { builder } from '../builder.ts';
import { CaseFilter, CaseSort } from '../cases/filter.ts';
import { CASE_READERS, InboxCodeEnum } from '../cases/queries.ts';
import type { Context } from '../context.ts';
import { validationFailed } from '../errors.ts';
import { inTransaction } from '../transaction.ts';
import { parseInput } from '../validation.ts';
import type { CaseColumn } from './columns.ts';
import { CaseColumnEnum } from './columns.ts';
import type { ExportRequest } from './exportRequest.ts';
import { exportFileName, exportWhere, storedRequest } from './exportRequest.ts';
import type { ExportLanguage } from './words/words.ts';

/** The most cases that one file holds. */
export const MAX_EXPORTED = 200_000;

/** How long the file may be fetched, in milliseconds. */
const KEPT = 10 * 60_000;

/** Where the file is fetched; its key follows. */
export const EXPORTS_PATH = '/files/exports/';

const ExportFormatEnum = builder.enumType('ExportFormat', {
  description: 'A file format of lists.',
  values: {
    CSV: { description: 'Comma-separated values, UTF-8 with a mark, as Excel opens them.' },
    XLSX: { description: 'Excel workbook.' },
  },
});

const ExportLanguageEnum = builder.enumType('ExportLanguage', {
  description: "The language of a file's headings.",
  values: {
    EN: { description: 'English.' },
    KK: { description: 'Kazakh.' },
    RU: { description: 'Russian.' },
  } satisfies Record<ExportLanguage, { description: string }>,
});

interface Asked {
  readonly row: Pick<Export, 'id' | 'format' | 'createdAt' | 'expiresAt'>;
  readonly language: ExportLanguage;
  readonly cases: number;
}

const ExportType = builder.objectRef<Asked>('Export').implement({
  description: 'A list as a file, not yet made.',
  fields: (t) => ({
    id: t.id({ description: 'Key.', resolve: ({ row }) => row.id }),
    format: t.field({
      type: ExportFormatEnum,
      description: 'CSV or XLSX.',
      resolve: ({ row }) => row.format,
    }),
    rows: t.int({ description: 'How many cases it would hold now.', resolve: ({ cases }) => cases }),
    fileName: t.string({
      description: 'The name that the file will have.',
      resolve: ({ row, language }) => exportFileName(language, row.format, row.createdAt),
    }),
    url: t.string({
      description: "Where it is fetched, once, with the session's cookie.",
      resolve: ({ row }) => `${EXPORTS_PATH}${row.id}`,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'Until when it may be fetched.',
      resolve: ({ row }) => row.expiresAt,
    }),
  }),
});

const ExportCasesInput = builder.inputType('ExportCasesInput', {
  description: 'What `exportCases` needs.',
  fields: (t) => ({
    format: t.field({ type: ExportFormatEnum, required: true, description: 'CSV or XLSX.' }),
    language: t.field({
      type: ExportLanguageEnum,
      required: true,
      description: 'Language of headings and coded words.',
    }),
    columns: t.field({
      type: [CaseColumnEnum],
      required: true,
      description: 'Which columns, in this order.',
    }),
    filter: t.field({ type: CaseFilter, description: 'Which cases.' }),
    sort: t.field({ type: CaseSort, description: 'In which order; the oldest first when missing.' }),
    queue: t.field({
      type: InboxCodeEnum,
      description: 'The queue whose cases are meant; with it, `filter` and `sort` do not count.',
    }),
  }),
});

const columnList = z.object({
  columns: z
    .array(z.custom<CaseColumn>())
    .min(1)
    .superRefine((columns, check) => {
      for (const [index, column] of columns.entries()) {
        if (columns.indexOf(column) < index)
          check.addIssue({ code: 'custom', path: [index], params: { code: 'LISTED_TWICE' } });
      }
    }),
});

builder.mutationField('exportCases', (t) =>
  t.field({
    type: ExportType,
    description: 'Asks for a list of cases as a file; logged. Fetch it once from `url` within minutes.',
    directives: hasRole(...CASE_READERS),
    args: {
      input: t.arg({
        type: ExportCasesInput,
        required: true,
        description: 'Which cases, columns and format.',
      }),
    },
    resolve: (_root, { input }, context) => askExport(context, input),
  }),
);

async function askExport(context: Context, input: typeof ExportCasesInput.$inferInput): Promise<Asked> {
  const actor = requireRole(context.actor, CASE_READERS);
  const now = context.now();
  const { format, language, queue = null } = input;
  const { columns } = parseInput(columnList, input);
  const byQueue = queue !== null;
  const request: ExportRequest = {
    columns,
    language,
    queue,
    filter: byQueue ? null : (input.filter ?? null),
    sort: byQueue ? null : (input.sort ?? null),
  };
  const cases = await context.db.case.count({ where: exportWhere(actor, request, now) });
  if (cases > MAX_EXPORTED) {
    const params = { max: MAX_EXPORTED, rows: cases };
    throw validationFailed([{ path: 'filter', code: 'EXPORT_TOO_LARGE', params }]);
  }
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
    await record(tx, actor, now, {
      action: 'CASES_EXPORTED',
      details: {
        exportId: asked.id,
        format,
        columns: [...columns],
        filter: narrowedBy(request),
        queue,
        rows: cases,
      },
    });
    return asked;
  });
  return { row, language, cases };
}

/** The names of the conditions, never what was searched for (I-42). */
const narrowedBy = ({ filter }: ExportRequest): string[] =>
  Object.entries(filter ?? {}).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [name],
  );
