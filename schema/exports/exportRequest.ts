import type { ExportFormat, Prisma } from '../../prisma/client.ts';
import type { CasesAsked, CasesSorted } from '../cases/filter.ts';
import { casesOrder, casesWhere } from '../cases/filter.ts';
import type { QueueCode } from '../cases/inbox.ts';
import { hasQueue, QUEUES, queueWhere } from '../cases/inbox.ts';
import type { Actor } from '../context.ts';
import { localDate, localMinute } from '../deadlines/zone.ts';
import { forbidden } from '../errors.ts';
import type { CaseColumn } from './columns.ts';
import type { ExportLanguage } from './words/words.ts';
import { EXPORT_WORDS } from './words/words.ts';

/** Which cases, in which order, with which columns; the queue, where there is one, instead of filter and sort. */
export interface ExportRequest {
  readonly columns: readonly CaseColumn[];
  readonly language: ExportLanguage;
  readonly queue: QueueCode | null;
  readonly filter: CasesAsked | null;
  readonly sort: CasesSorted | null;
}

/** The request as the row keeps it until the file is made. */
export const storedRequest = (request: ExportRequest): Prisma.InputJsonObject =>
  JSON.parse(JSON.stringify(request)) as Prisma.InputJsonObject;

/** What {@link storedRequest} kept; its days are dates again. */
export function requestFrom(stored: unknown): ExportRequest {
  const request = stored as ExportRequest;
  if (request.filter === null) return request;
  const filter = Object.entries(request.filter).map(([name, value]) =>
    /(?:From|To)$/.test(name) && typeof value === 'string' ? [name, new Date(value)] : [name, value],
  );
  return { ...request, filter: Object.fromEntries(filter) as CasesAsked };
}

/**
 * The cases of a request within the rights that the actor has now; throws FORBIDDEN for a queue that is not his or an
 * order that would tell him what he may not read (I-41).
 */
export function exportWhere(
  actor: Actor,
  { queue, filter, sort }: ExportRequest,
  now: Date,
): Prisma.CaseWhereInput {
  if (queue === null) {
    casesOrder(actor, sort);
    return casesWhere(actor, filter, now);
  }
  if (!hasQueue(actor, queue)) throw forbidden([QUEUES[queue].role]);
  return queueWhere(actor, queue);
}

/** The name of the file, by the moment at which it was asked for: `Істер 2026-11-18 10-05.xlsx`. */
export function exportFileName(language: ExportLanguage, format: ExportFormat, at: Date): string {
  const minute = localMinute(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(Math.floor(minute / 60))}-${two(minute % 60)}`;
  return `${EXPORT_WORDS[language].cases} ${localDate(at)} ${time}.${format.toLowerCase()}`;
}
