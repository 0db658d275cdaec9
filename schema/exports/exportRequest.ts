import type { ExportFormat, Prisma } from '../../prisma/client.ts';
import type { CasesAsked, CasesSorted } from '../cases/filter.ts';
import { casesOrder, casesWhere } from '../cases/filter.ts';
import type { QueueCode } from '../cases/inbox.ts';
import { hasQueue, QUEUES, queueWhere } from '../cases/inbox.ts';
import type { Actor } from '../context.ts';
import { localDate, localMinute } from '../deadlines/zone.ts';
import { forbidden } from '../errors.ts';
import type { CaseEventsAsked, ClocksAsked } from '../tables/filters.ts';
import { caseEventsWhere, clocksWhere } from '../tables/filters.ts';
import type { CaseColumn, ExportColumn } from './columns.ts';
import { CLOCK_COLUMNS, EVENT_COLUMNS } from './columns.ts';
import { codes } from './words/codes.ts';
import type { ExportWords } from './words/ExportWords.ts';
import type { ExportLanguage } from './words/words.ts';
import { EXPORT_WORDS } from './words/words.ts';

/** Which cases, in which order, with which columns; the queue, where there is one, instead of filter and sort. */
export interface CasesRequest {
  /** Missing in requests from before there were other tables. */
  readonly table?: 'CASES';
  readonly columns: readonly CaseColumn[];
  readonly language: ExportLanguage;
  readonly queue: QueueCode | null;
  readonly filter: CasesAsked | null;
  readonly sort: CasesSorted | null;
}

/** The table of steps, its first row first. */
export interface EventsRequest {
  readonly table: 'CASE_EVENTS';
  readonly language: ExportLanguage;
  readonly filter: CaseEventsAsked | null;
}

/** The table of time limits, its first row first. */
export interface ClocksRequest {
  readonly table: 'CLOCKS';
  readonly language: ExportLanguage;
  readonly filter: ClocksAsked | null;
}

/** What a file is asked for. */
export type ExportRequest = CasesRequest | EventsRequest | ClocksRequest;

/** The request as the row keeps it until the file is made. */
export const storedRequest = (request: ExportRequest): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(request)) as Prisma.InputJsonObject;

/** What {@link storedRequest} kept; its days are dates again. */
export function requestFrom(stored: unknown): ExportRequest {
  const request = stored as ExportRequest;
  if (request.filter === null) return request;
  const filter = Object.entries(request.filter).map(([name, value]) =>
    /^(?:from|to)$|(?:From|To)$/.test(name) && typeof value === 'string'
      ? [name, new Date(value)]
      : [name, value],
  );
  return { ...request, filter: Object.fromEntries(filter) };
}

/**
 * The cases of a request within the rights that the actor has now; throws FORBIDDEN for a queue that is not his or an
 * order that would tell him what he may not read (I-41).
 */
export function exportWhere(
  actor: Actor,
  { queue, filter, sort }: CasesRequest,
  now: Date,
): Prisma.CaseWhereInput {
  if (queue === null) {
    casesOrder(actor, sort);
    return casesWhere(actor, filter, now);
  }
  if (!hasQueue(actor, queue)) throw forbidden([QUEUES[queue].role]);
  return queueWhere(actor, queue);
}

/** Throws FORBIDDEN as {@link exportWhere} does. */
export function checkExport(actor: Actor, request: ExportRequest, now: Date): void {
  if ('queue' in request) exportWhere(actor, request, now);
}

/** How many rows a file would have now; throws FORBIDDEN as {@link exportWhere}. */
export function countExport(
  db: Prisma.TransactionClient,
  actor: Actor,
  request: ExportRequest,
  now: Date,
): Promise<number> {
  switch (request.table) {
    case 'CASE_EVENTS':
      return db.caseEvent.count({ where: caseEventsWhere(actor, request.filter) });
    case 'CLOCKS':
      return db.caseClock.count({ where: clocksWhere(actor, request.filter) });
    default:
      return db.case.count({ where: exportWhere(actor, request, now) });
  }
}

/** The columns of a file, in its order. */
export function exportColumns(request: ExportRequest): readonly ExportColumn[] {
  switch (request.table) {
    case 'CASE_EVENTS':
      return EVENT_COLUMNS;
    case 'CLOCKS':
      return CLOCK_COLUMNS;
    default:
      return request.columns;
  }
}

/** The words in a file: those of its language, or codes where a machine reads it. */
export const exportWords = (request: Pick<ExportRequest, 'language'>, format: ExportFormat): ExportWords =>
  format === 'JSONL' ? codes : EXPORT_WORDS[request.language];

/** What a file's table is called in its language. */
export function exportTitle({ table, language }: Pick<ExportRequest, 'table' | 'language'>): string {
  const words = EXPORT_WORDS[language];
  return table === 'CASE_EVENTS' ? words.caseEvents : table === 'CLOCKS' ? words.clocks : words.cases;
}

/** The name of the file, by the moment at which it was asked for: `Істер 2026-11-18 10-05.xlsx`. */
export function exportFileName(
  request: Pick<ExportRequest, 'table' | 'language'>,
  format: ExportFormat,
  at: Date,
): string {
  const minute = localMinute(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}-${two(minute % 60)}`;
  return `${exportTitle(request)} ${localDate(at)} ${time}.${format.toLowerCase()}`;
}
