import type pg from 'pg';
import { type ClockRow, clockRow, earliestDue, runs } from '../../../schema/cases/workflow/clocks.ts';
import { replayClocks } from '../../../schema/cases/workflow/replayClocks.ts';
import type { DeadlineTerms } from '../../../schema/deadlines/terms.ts';
import { PATH_ROWS } from './histories.ts';

interface OpenCase {
  readonly id: string;
  readonly path: string;
  readonly at: Date;
  /** Milliseconds from one step to the next. */
  readonly pace: number;
  readonly officeId: string;
  readonly executorId: string;
  readonly headId: string;
}

/** Writes the clocks of every open case as the product works them out of its history, and when the case is due. */
export async function fillClocks(owner: pg.Client, terms: DeadlineTerms): Promise<void> {
  const { rows: open } = await owner.query<OpenCase>(
    `SELECT id, path, at, extract(epoch FROM pace)::float * 1000 AS pace, office AS "officeId", executor AS "executorId", head AS "headId"
     FROM made WHERE status NOT IN ('DELIVERED', 'CANCELLED')`,
  );
  // Cases that wait came in at one time: theirs are worked out once an office.
  const known = new Map<string, readonly ClockRow[]>();
  const clocks = open.flatMap((one) => {
    const key = [one.path, one.officeId, one.executorId, one.at.getTime(), one.pace].join();
    const rows = known.get(key) ?? clocksOf(terms, one);
    known.set(key, rows);
    return rows.map((row) => ({ ...row, caseId: one.id }));
  });
  await owner.query(
    `INSERT INTO case_clock (id, "caseId", code, round, "limitId", "officeId", "responsibleId", "startedAt", "dueAt", "remindAt",
       "headAt", "overseerAt", "endedAt", "endedById", "usedMinutes", explanation, revision)
     SELECT uuidv7(), "caseId", code, round, "limitId", "officeId", "responsibleId", "startedAt", "dueAt", "remindAt", "headAt",
       "overseerAt", "endedAt", "endedById", "usedMinutes", explanation, revision
     FROM jsonb_populate_recordset(NULL::case_clock, $1::jsonb)`,
    [JSON.stringify(clocks)],
  );
  const due = open.map(({ id }) => id);
  const earliest = new Map<string, ClockRow[]>(due.map((id) => [id, []]));
  for (const clock of clocks.filter(runs)) earliest.get(clock.caseId)?.push(clock);
  await owner.query(
    `UPDATE "case" c SET "dueAt" = t.at FROM unnest($1::uuid[], $2::timestamptz[]) AS t(id, at) WHERE c.id = t.id`,
    [due, due.map((id) => earliestDue(earliest.get(id) ?? []))],
  );
}

function clocksOf(
  terms: DeadlineTerms,
  { path, at, pace, officeId, executorId, headId }: OpenCase,
): ClockRow[] {
  const steps = PATH_ROWS.filter((row) => row.path === path).map(({ transition, seq }) => ({
    transition,
    at: new Date(at.getTime() + (seq - 1) * pace),
    actorId: headId,
  }));
  const clocks = replayClocks({ intakeOpenedAt: null, steps, executorIds: [executorId] });
  return clocks.map(({ responsibleId, cancelled: _, endedById, ...clock }) =>
    clockRow(terms, { officeId, akimOfficeId: null, executorId: responsibleId }, clock, endedById ?? headId),
  );
}

/** Writes two clocks of each closed case: the whole service and the notice. */
export async function fillEndedClocks(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO case_clock (id, "caseId", code, round, "limitId", "officeId", "responsibleId", "startedAt", "dueAt", "remindAt",
       "headAt", "overseerAt", "endedAt", "endedById", "usedMinutes", explanation, revision)
     SELECT uuidv7(), made.id, limits.code, 1, limits.id, office, CASE WHEN limits.code = 'A4' THEN executor END, since, due,
       since + interval '6 days', due + interval '1 hour', due + interval '1 day', changed, executor,
       (extract(epoch FROM changed - since) / 60)::int, '{}', 0
     FROM made JOIN time_limit limits ON limits.code IN ('A4', CASE WHEN akim IS NULL THEN 'STANDARD' ELSE 'STANDARD_AKIM' END::"LimitCode")
       CROSS JOIN LATERAL (SELECT CASE WHEN limits.code = 'A4' THEN at + pace ELSE at END AS since) s
       CROSS JOIN LATERAL (SELECT since + interval '9 days' AS due) d
     WHERE status = 'DELIVERED'`,
  );
}
