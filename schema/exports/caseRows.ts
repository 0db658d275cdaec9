import type { Prisma, PrismaClient } from '../../prisma/client.ts';
import { readRows } from '../../prisma/oneStatement/readRows.ts';
import type { Stretch } from '../cases/keyset.ts';
import { stretchesOf } from '../cases/keyset.ts';
import type { SortKey } from '../cases/sortKey.ts';
import { nameKeySelect } from '../cases/sortKey.ts';
import type { CasesRequest } from './exportRequest.ts';
import type { Source } from './readBatch.ts';
import { own, readBatch } from './readBatch.ts';
import type { ReadCase } from './readCase.ts';
import { readCaseSelect } from './readCase.ts';

const { applicant, ...columns } = readCaseSelect;
const PERSONAL = Object.keys(applicant.select);

/** The table of cases, and the same with their applicants. */
const CASES: Source = { model: 'Case', from: '"case" r', columns: own(Object.keys(columns)) };
export const WITH_APPLICANTS: Source = {
  ...CASES,
  from: '"case" r JOIN applicant a ON a.id = r."applicantId"',
  columns: [...CASES.columns, ...PERSONAL.map((name) => `a."${name}"`)],
};

/** How many batches' places are read at once in the order of the names. */
const PLACES_PER_BATCH = 10;

/** A case as a file is made from it; null for the applicant of whoever reads no persons. */
export type FileCase = Omit<ReadCase, 'applicant'> & { readonly applicant: ReadCase['applicant'] | null };

/** A row as it comes: the applicant's columns beside the case's own. */
type FlatCase = Omit<ReadCase, 'applicant'> & Partial<ReadCase['applicant']>;

const nested = ({ iin, surname, givenName, patronymic = null, ...row }: FlatCase): FileCase => ({
  ...row,
  applicant:
    iin === undefined || surname === undefined || givenName === undefined
      ? null
      : { iin, surname, givenName, patronymic },
});

/** Which cases of a file, how many at once, and for how long. */
export interface Reach {
  readonly where: Prisma.CaseWhereInput;
  readonly size: number;
  readonly abort: AbortSignal;
  /** Whether with their applicants. */
  readonly persons: boolean;
}

/**
 * The cases of a request in its order, a batch at a time, each case once. Reads on only when the next batch is asked
 * for, from the last row's place on, so that the last batch costs what the first did.
 */
export async function* caseBatches(
  db: PrismaClient,
  { queue, sort: asked }: CasesRequest,
  reach: Reach,
): AsyncGenerator<FileCase[]> {
  const { where, size, abort, persons } = reach;
  const source = persons ? WITH_APPLICANTS : CASES;
  const sort = queue === null ? asked : null;
  const stretches = stretchesOf(sort);
  if (sort?.field === 'APPLICANT') {
    for (const names of stretches) yield* batchesByName(db, names, reach);
    return;
  }
  // A case that moves on in the order while the file is made would come again where it moved to.
  const written = sort === null || sort.field === 'RECEIVED_AT' ? null : new Set<string>();
  for (const { where: within, orderBy, after } of stretches) {
    let last: FileCase | undefined;
    for (;;) {
      const beyond = last ? after(last) : {};
      const batch = { where: { AND: [where, within, beyond] }, orderBy, take: size };
      const rows = (await readBatch<FlatCase>(db, source, batch, abort)).map(nested);
      yield written ? rows.filter(({ id }) => !written.has(id)) : rows;
      for (const { id } of rows) written?.add(id);
      last = rows.at(-1);
      if (rows.length < size) break;
    }
  }
}

/**
 * The order of the names may sort the whole list for each reading, so many places are read at once. Names do not change
 * while a file is made, so each case comes once.
 */
async function* batchesByName(
  db: PrismaClient,
  { orderBy, after }: Stretch,
  { where, size, abort }: Reach,
): AsyncGenerator<FileCase[]> {
  const take = size * PLACES_PER_BATCH;
  let last: SortKey | undefined;
  for (;;) {
    abort.throwIfAborted();
    const beyond = last ? after(last) : {};
    const listed = { AND: [where, beyond] };
    const places: SortKey[] = await readRows(db, 'Case', {
      where: listed,
      orderBy,
      take,
      select: nameKeySelect,
    });
    for (let start = 0; start < places.length; start += size) {
      const ids = places.slice(start, start + size).map(({ id }) => id);
      const batch = { where: { AND: [{ id: { in: ids } }, where] }, orderBy: [], take: size };
      const rows = (await readBatch<FlatCase>(db, WITH_APPLICANTS, batch, abort)).map(nested);
      const byKey = new Map(rows.map((row) => [row.id, row]));
      yield ids.flatMap((id) => byKey.get(id) ?? []);
    }
    last = places.at(-1);
    if (places.length < take) return;
  }
}
