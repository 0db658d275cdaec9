import type { PrismaClient } from '../../../prisma/client.ts';

interface OldClock {
  readonly id: string;
  readonly caseId: string;
  readonly revision: number;
}

type Place = Pick<OldClock, 'id' | 'revision'>;

const BEGINNING: Place = { revision: -1, id: '00000000-0000-0000-0000-000000000000' };

/**
 * The cases of running clocks that were computed from older data than the newest, in pages of so many clocks, the
 * oldest data first; ends with the signal. Nothing is locked: whoever takes a page looks again.
 */
export async function* casesOfOldClocks(
  db: PrismaClient,
  batch: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadonlySet<string>, void, undefined> {
  for (let after = BEGINNING; !signal?.aborted; ) {
    const page = await readPage(db, after, batch);
    const last = page.at(-1);
    if (!last) return;
    yield new Set(page.map(({ caseId }) => caseId));
    after = last;
  }
}

const readPage = (db: PrismaClient, { revision, id }: Place, batch: number): Promise<OldClock[]> =>
  db.$queryRaw<OldClock[]>`
    SELECT "id", "caseId", "revision" FROM "case_clock"
    WHERE "endedAt" IS NULL AND "revision" < (SELECT max("revision") FROM "deadline_change")
      AND ("revision", "id") > (${revision}, ${id}::uuid)
    ORDER BY "revision", "id" LIMIT ${batch}`;
