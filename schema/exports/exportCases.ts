import { z } from 'zod';
import { hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { CaseFilter, CaseSort } from '../cases/filter.ts';
import { CASE_READERS, InboxCodeEnum } from '../cases/queries.ts';
import { parseInput } from '../validation.ts';
import { askExport, ExportFormatEnum, ExportLanguageEnum, ExportType } from './askExport.ts';
import type { CaseColumn } from './columns.ts';
import { CaseColumnEnum } from './columns.ts';

const ExportCasesInput = builder.inputType('ExportCasesInput', {
  description: 'What `exportCases` needs.',
  fields: (t) => ({
    format: t.field({ type: ExportFormatEnum, required: true, description: 'CSV, XLSX or JSONL.' }),
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
    resolve: (_root, { input }, context) => {
      const { columns } = parseInput(columnList, input);
      const { format, language, queue = null } = input;
      const { filter = null, sort = null } = queue === null ? input : {};
      return askExport(context, { columns, language, queue, filter, sort }, format);
    },
  }),
);
