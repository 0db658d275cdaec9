import type { PrismaClient } from '../../prisma/client.ts';
import { onlyCounts, readingOf } from '../access/caseScope.ts';
import { shortName } from '../applicants/personName.ts';
import { dueBounds } from '../cases/dueState.ts';
import type { Actor, Pseudonyms } from '../context.ts';
import { caseBatches, type FileCase } from './caseRows.ts';
import type { Cell } from './cells.ts';
import { cellsOf } from './cells.ts';
import type { CasesRequest, ExportRequest } from './exportRequest.ts';
import { exportWhere } from './exportRequest.ts';
import { tableBatches } from './tableRows.ts';
import { codes } from './words/codes.ts';
import type { ExportWords } from './words/ExportWords.ts';

/** What a file is made with: the rights are those that the actor has at `now`, the words those that it is written in. */
export interface Making {
  readonly db: PrismaClient;
  readonly actor: Actor;
  readonly pseudonyms: Pseudonyms;
  readonly words: ExportWords;
  readonly now: Date;
  /** Aborts when nobody waits for the file any more: then no statement of it goes on. */
  readonly abort: AbortSignal;
}

/** How many rows are read at once. */
const BATCH = 1000;

/** The rows of a file, a batch at a time, each once; reads on only when the next batch is asked for. */
export async function* exportRows(
  making: Making,
  request: ExportRequest,
  size = BATCH,
): AsyncGenerator<Cell[][]> {
  const { db, actor, words, abort } = making;
  const offices = await officeNames(making, request);
  const officeName = (id: string): string => offices.get(id) ?? '';
  if (request.table === 'CASE_EVENTS' || request.table === 'CLOCKS') {
    yield* tableBatches(db, actor, request, { words, officeName }, size, abort);
    return;
  }
  yield* caseCells(making, request, officeName, size);
}

async function* caseCells(
  { db, actor, pseudonyms, words, now, abort }: Making,
  request: CasesRequest,
  officeName: (id: string) => string,
  size: number,
): AsyncGenerator<Cell[][]> {
  const bounds = dueBounds(now);
  const executors = new Map<string, string>();
  const executorName = (id: string): string => executors.get(id) ?? '';
  const named = request.columns.includes('EXECUTOR');
  const reach = { where: exportWhere(actor, request, now), size, abort, persons: !onlyCounts(actor) };
  for await (const cases of caseBatches(db, request, reach)) {
    if (named) await nameExecutors(db, cases, executors);
    yield cases.map((row) => {
      const reading = readingOf(actor, row) ?? 'COUNTS';
      const around = { words, bounds, reading, pseudonyms, officeName, executorName };
      return cellsOf(row, request.columns, around);
    });
  }
}

/** What offices are called in a file: by name in its language, by code where a machine reads it. */
async function officeNames(
  { db, words }: Making,
  { language }: ExportRequest,
): Promise<ReadonlyMap<string, string>> {
  const offices = await db.office.findMany({ select: { id: true, code: true, nameKk: true, nameRu: true } });
  return new Map(
    offices.map(({ id, code, nameKk, nameRu }) => [
      id,
      words === codes ? code : language === 'KK' ? nameKk : (nameRu ?? nameKk),
    ]),
  );
}

/** Adds the names of executors that are not yet known. */
async function nameExecutors(
  db: PrismaClient,
  cases: readonly FileCase[],
  known: Map<string, string>,
): Promise<void> {
  const ids = new Set(cases.flatMap(({ executorId }) => executorId ?? []));
  const unknown = [...ids].filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const people = await db.user.findMany({
    where: { id: { in: unknown } },
    select: { id: true, surname: true, givenName: true, patronymic: true },
  });
  for (const { id, ...name } of people) known.set(id, shortName(name));
}
