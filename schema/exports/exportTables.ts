import { hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { CASE_READERS } from '../cases/queries.ts';
import { CaseEventFilter, ClockFilter } from '../tables/filters.ts';
import { askExport, ExportFormatEnum, ExportLanguageEnum, ExportType } from './askExport.ts';

/** The input of an export of a whole table: a format, a language, and which of its rows. */
const tableInput = <Filter extends typeof CaseEventFilter | typeof ClockFilter>(
  mutation: string,
  filter: Filter,
  which: string,
) =>
  builder.inputType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`, {
    description: `What \`${mutation}\` needs.`,
    fields: (t) => ({
      format: t.field({ type: ExportFormatEnum, required: true, description: 'CSV, XLSX or JSONL.' }),
      language: t.field({
        type: ExportLanguageEnum,
        required: true,
        description: 'Language of headings and coded words; JSONL has codes.',
      }),
      filter: t.field({ type: filter, description: which }),
    }),
  });

const ExportCaseEventsInput = tableInput('exportCaseEvents', CaseEventFilter, 'Which steps.');
const ExportClocksInput = tableInput('exportClocks', ClockFilter, 'Which time limits.');

builder.mutationFields((t) => ({
  exportCaseEvents: t.field({
    type: ExportType,
    description:
      'Asks for the table of steps (see `caseEvents`) as a file; logged. Fetch it once from `url` within minutes.',
    directives: hasRole(...CASE_READERS),
    args: {
      input: t.arg({ type: ExportCaseEventsInput, required: true, description: 'Which steps and format.' }),
    },
    resolve: (_root, { input: { format, language, filter = null } }, context) =>
      askExport(context, { table: 'CASE_EVENTS', language, filter }, format),
  }),
  exportClocks: t.field({
    type: ExportType,
    description:
      'Asks for the table of time limits (see `clocks`) as a file; logged. Fetch it once from `url` within minutes.',
    directives: hasRole(...CASE_READERS),
    args: {
      input: t.arg({ type: ExportClocksInput, required: true, description: 'Which limits and format.' }),
    },
    resolve: (_root, { input: { format, language, filter = null } }, context) =>
      askExport(context, { table: 'CLOCKS', language, filter }, format),
  }),
}));
