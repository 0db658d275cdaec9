import { hasRole } from '../access/directives.ts';
import { builder } from '../builder.ts';
import { CASE_READERS } from '../cases/queries.ts';
import { CaseEventFilter, ClockFilter } from '../tables/filters.ts';
import { askExport, ExportFormatEnum, ExportLanguageEnum, ExportType } from './askExport.ts';

const ExportCaseEventsInput = builder.inputType('ExportCaseEventsInput', {
  description: 'What `exportCaseEvents` needs.',
  fields: (t) => ({
    format: t.field({ type: ExportFormatEnum, required: true, description: 'CSV, XLSX or JSONL.' }),
    language: t.field({
      type: ExportLanguageEnum,
      required: true,
      description: 'Language of headings and coded words; JSONL has codes.',
    }),
    filter: t.field({ type: CaseEventFilter, description: 'Which steps.' }),
  }),
});

const ExportClocksInput = builder.inputType('ExportClocksInput', {
  description: 'What `exportClocks` needs.',
  fields: (t) => ({
    format: t.field({ type: ExportFormatEnum, required: true, description: 'CSV, XLSX or JSONL.' }),
    language: t.field({
      type: ExportLanguageEnum,
      required: true,
      description: 'Language of headings and coded words; JSONL has codes.',
    }),
    filter: t.field({ type: ClockFilter, description: 'Which time limits.' }),
  }),
});

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
