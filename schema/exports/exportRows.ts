import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { readingOf } from '../access/caseScope.ts';
import { shortName } from '../applicants/personName.ts';
import { dueBounds } from '../cases/dueState.ts';
import type { CasesSorted } from '../cases/filter.ts';
import { stretchesOf } from '../cases/keyset.ts';
import type { SortKey } from '../cases/sortKey.ts';
import { sortKeySelect } from '../cases/sortKey.ts';
import type { Actor, Pseudonyms } from '../context.ts';
import type { Cell } from './cells.ts';
import { cellsOf } from './cells.ts';
import type { ExportRequest } from './exportRequest.ts';
import { exportWhere } from './exportRequest.ts';
import type { ReadCase } from './readCase.ts';
import { readCaseSelect } from './readCase.ts';
import { EXPORT_WORDS } from './words/words.ts';

/** How much is read at once. */
export interface BatchSizes {
  /** Keys in the order of the list: many, because some orders sort the whole list for each batch. */
  readonly keys: number;
  /** Cases with all that their rows need. */
  readonly rows: number;
}

const USUAL: BatchSizes = { keys: 10_000, rows: 1000 };

/**
 * The rows of an exported list, a batch at a time, in the order of the list and each case once, read with the rights
 * that the actor has at `now`. Reads on only when the next batch is asked for.
 */
export async function* exportRows(
  db: PrismaClient,
  pseudonyms: Pseudonyms,
  actor: Actor,
  request: ExportRequest,
  now: Date,
  sizes = USUAL,
): AsyncGenerator<Cell[][]> {
  const words = EXPORT_WORDS[request.language];
  const bounds = dueBounds(now);
  const offices = await officeNames(db, request);
  const executors = new Map<string, string>();
  const where = exportWhere(actor, request, now);
  for await (const keys of keyBatches(db, where, request.queue === null ? request.sort : null, sizes.keys)) {
    for (let start = 0; start < keys.length; start += sizes.rows) {
      const cases = await casesOf(db, where, keys.slice(start, start + sizes.rows));
      await nameExecutors(db, cases, executors);
      yield cases.map((row) => {
        const around = {
          words,
          bounds,
          reading: readingOf(actor, row) ?? 'COUNTS',
          pseudonyms,
          officeName: (id: string) => offices.get(id) ?? '',
          executorName: (id: string) => executors.get(id) ?? '',
        };
        return cellsOf(row, request.columns, around);
      });
    }
  }
}

async function* keyBatches(
  db: PrismaClient,
  where: Prisma.CaseWhereInput,
  sort: CasesSorted | null,
  size: number,
): AsyncGenerator<string[]> {
  // A case that moves on in the order while the file is made would come again where it moved to.
  const written = movesInOrder(sort) ? new Set<string>() : null;
  for (const { where: within, orderBy, after } of stretchesOf(sort)) {
    let last: SortKey | undefined;
    for (;;) {
      const keys: SortKey[] = await db.case.findMany({
        where: { AND: [where, within, last ? after(last) : {}] },
        orderBy,
        take: size,
        select: sortKeySelect,
      });
      const fresh = keys.flatMap(({ id }) => (written?.has(id) ? [] : id));
      for (const id of fresh) written?.add(id);
      yield fresh;
      last = keys.at(-1);
      if (keys.length < size) break;
    }
  }
}

const movesInOrder = (sort: CasesSorted | null): boolean => sort !== null && sort.field !== 'RECEIVED_AT';

/** These cases in this order, without those that have left the list since their keys were read. */
async function casesOf(
  db: PrismaClient,
  where: Prisma.CaseWhereInput,
  ids: readonly string[],
): Promise<ReadCase[]> {
  const cases = await db.case.findMany({
    where: { AND: [{ id: { in: [...ids] } }, where] },
    select: readCaseSelect,
  });
  const byKey = new Map(cases.map((row) => [row.id, row]));
  return ids.flatMap((id) => byKey.get(id) ?? []);
}

async function officeNames(
  db: PrismaClient,
  { language }: ExportRequest,
): Promise<ReadonlyMap<string, string>> {
  const offices = await db.office.findMany({ select: { id: true, nameKk: true, nameRu: true } });
  return new Map(
    offices.map(({ id, nameKk, nameRu }) => [id, language === 'KK' ? nameKk : (nameRu ?? nameKk)]),
  );
}

/** Adds the names of executors that are not yet known. */
async function nameExecutors(
  db: PrismaClient,
  cases: readonly ReadCase[],
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
