import type { CaseStatus, Channel, PrismaClient } from '../../prisma/client.ts';
import { gatherOn } from '../../prisma/gather.ts';
import type { Beside } from '../../prisma/oneStatement/statement.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';

/** How many cases an office has in a state that came in one way; never none. */
export interface Tallied {
  readonly officeId: string;
  readonly status: CaseStatus;
  readonly channel: Channel;
  readonly cases: number;
}

/** How many they are is hidden from the planner, or it would plan anew each time, at six times the cost of the statement. */
const ofOffices = (place: string): string => `WHERE "officeId" = ANY ((SELECT ${place}::uuid[])::uuid[])`;

/** A statement for some departments, found by the index, and one for all: one for both would read every row. */
const forOffices = (text: (where: string) => string) => ({
  some: prepare(text(ofOffices('$1'))),
  all: prepare(text('')),
});

/** Sums of changes that each step adds: no case is read, however many there are. */
const SUMS = forOffices(
  (where) => `
  SELECT "officeId", status::text AS status, channel::text AS channel, sum(cases)::int AS cases
  FROM case_tally ${where}
  GROUP BY case_tally."officeId", case_tally.status, case_tally.channel
  HAVING sum(cases) <> 0`,
);

const TOTALS = forOffices(
  (where) => `SELECT "officeId", sum(cases)::int AS cases FROM case_tally ${where} GROUP BY "officeId"`,
);

const runFor = <Row extends object>(
  db: PrismaClient,
  { some, all }: ReturnType<typeof forOffices>,
  offices: readonly string[] | null,
): Promise<Row[]> => (offices ? runPrepared<Row>(db, some, [offices]) : runPrepared<Row>(db, all, []));

/** The cases of these departments by department, state and channel; null: of every department. */
export const caseTally = (db: PrismaClient, offices: readonly string[] | null): Promise<Tallied[]> =>
  runFor<Tallied>(db, SUMS, offices);

/** The same of these departments in all, to be read beside a page of them. */
export const tallyBeside =
  (offices: readonly string[] | null): Beside =>
  (place) =>
    `SELECT coalesce(sum(cases), 0)::int FROM case_tally ${offices ? ofOffices(place(offices)) : ''}`;

/** How many cases these departments have in all; null: every department. One statement for all who ask at a time. */
export const tallyOf = gatherOn(async (db: PrismaClient, asked: readonly (readonly string[] | null)[]) => {
  const all = asked.includes(null) ? null : [...new Set(asked.flatMap((offices) => offices ?? []))];
  const rows = await runFor<{ readonly officeId: string; readonly cases: number }>(db, TOTALS, all);
  const sumOf = (offices: readonly string[] | null): number =>
    rows
      .filter(({ officeId }) => offices === null || offices.includes(officeId))
      .reduce((sum, { cases }) => sum + cases, 0);
  return asked.map(sumOf);
});

/** Below so many rows sums cost nothing yet. */
const FEW_ROWS = 2000;

// In one statement: a reader sees the rows from before or from after, and a step that adds one meanwhile waits for nobody.
const COMPACT = prepare(`
  WITH gone AS (
    DELETE FROM case_tally WHERE (SELECT count(*) FROM case_tally) > $1 RETURNING *
  ), kept AS (
    INSERT INTO case_tally
    SELECT "officeId", status, channel, sum(cases) FROM gone GROUP BY 1, 2, 3 HAVING sum(cases) <> 0
    RETURNING 1
  )
  SELECT (SELECT count(*) FROM gone)::int AS gone, (SELECT count(*) FROM kept)::int AS kept`);

/** Puts the rows of the tally together where there are more than a few; answers how many fewer there are now. */
export async function compactTally(db: PrismaClient, fewRows = FEW_ROWS): Promise<number> {
  const [row] = await runPrepared<{ readonly gone: number; readonly kept: number }>(db, COMPACT, [fewRows]);
  return row ? row.gone - row.kept : 0;
}
