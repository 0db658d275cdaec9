import type { LimitCode, PrismaClient } from '../../../prisma/client.ts';

/** A running clock as a change of the data looks at it: no person, only the number of its case (I-16). */
export interface RunningClock {
  readonly id: string;
  readonly code: LimitCode;
  readonly officeId: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly caseNumber: string;
}

const BATCH = 2000;

/** Every running clock in batches, in the order of their keys; those that start meanwhile may be missing. */
export async function* runningClocks(db: PrismaClient): AsyncGenerator<readonly RunningClock[]> {
  for (let after: string | null = null; ; ) {
    const rows: ClockRow[] = await readBatch(db, after);
    yield rows.map(({ case: { number, akimNumber }, ...clock }) => ({
      ...clock,
      caseNumber: number ?? akimNumber ?? '',
    }));
    after = rows.at(-1)?.id ?? null;
    if (after === null || rows.length < BATCH) return;
  }
}

type ClockRow = Omit<RunningClock, 'caseNumber'> & {
  readonly case: { readonly number: string | null; readonly akimNumber: string | null };
};

const readBatch = (db: PrismaClient, after: string | null): Promise<ClockRow[]> =>
  db.caseClock.findMany({
    where: { endedAt: null, ...(after === null ? {} : { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      code: true,
      officeId: true,
      startedAt: true,
      dueAt: true,
      case: { select: { number: true, akimNumber: true } },
    },
  });
