import type { CaseClock, CaseEvent, LimitUnit, PrismaClient } from '../../prisma/client.ts';
import type { TransitionName } from '../cases/workflow/transitions.ts';
import type { Actor } from '../context.ts';
import { caseEventsWhere, clocksWhere } from '../tables/filters.ts';
import { rowsAfter } from '../tables/pageOfTable.ts';
import type { Cell } from './cells.ts';
import type { ClockColumn, EventColumn } from './columns.ts';
import { CLOCK_COLUMNS, EVENT_COLUMNS } from './columns.ts';
import type { ClocksRequest, EventsRequest } from './exportRequest.ts';
import type { Source } from './readBatch.ts';
import { own, readBatch } from './readBatch.ts';
import type { ExportWords } from './words/ExportWords.ts';

/** What cells of these tables follow from besides their row. */
interface Around {
  readonly words: ExportWords;
  readonly officeName: (id: string) => string;
}

type Cells<Column extends string, Row> = Readonly<Record<Column, (row: Row, around: Around) => Cell>>;

type EventRow = Pick<
  CaseEvent,
  'id' | 'caseId' | 'seq' | 'transition' | 'from' | 'to' | 'at' | 'actorRole' | 'officeId'
>;

/** The table of steps. */
export const EVENTS: Source = {
  model: 'CaseEvent',
  from: 'case_event r',
  columns: own(['id', 'caseId', 'seq', 'transition', 'from', 'to', 'at', 'actorRole', 'officeId']),
};

const EVENT_CELLS: Cells<EventColumn, EventRow> = {
  ID: ({ id }) => id,
  CASE_ID: ({ caseId }) => caseId,
  SEQ: ({ seq }) => seq,
  TRANSITION: ({ transition }, { words }) => words.transition[transition as TransitionName],
  FROM: ({ from }, { words }) => from && words.status[from],
  TO: ({ to }, { words }) => words.status[to],
  AT: ({ at }) => at,
  ACTOR_ROLE: ({ actorRole }, { words }) => words.role[actorRole],
  OFFICE: ({ officeId }, { officeName }) => officeName(officeId),
};

type ClockRow = Pick<
  CaseClock,
  | 'id'
  | 'caseId'
  | 'code'
  | 'round'
  | 'startedAt'
  | 'dueAt'
  | 'endedAt'
  | 'usedMinutes'
  | 'cancelled'
  | 'officeId'
> & { readonly unit: LimitUnit };

/** The table of time limits. */
export const CLOCKS: Source = {
  model: 'CaseClock',
  from: 'case_clock r JOIN time_limit l ON l.id = r."limitId"',
  columns: [
    ...own(['id', 'caseId', 'code', 'round', 'startedAt', 'dueAt', 'endedAt', 'usedMinutes', 'cancelled']),
    'r."officeId"',
    'l.unit',
  ],
};

const CLOCK_CELLS: Cells<ClockColumn, ClockRow> = {
  ID: ({ id }) => id,
  CASE_ID: ({ caseId }) => caseId,
  STEP: ({ code }, { words }) => words.limitCode[code],
  UNIT: ({ unit }, { words }) => words.limitUnit[unit],
  ROUND: ({ round }) => round,
  STARTED_AT: ({ startedAt }) => startedAt,
  DUE_AT: ({ dueAt }) => dueAt,
  ENDED_AT: ({ endedAt }) => endedAt,
  USED_MINUTES: ({ usedMinutes }) => usedMinutes,
  IS_CANCELLED: ({ cancelled }) => cancelled,
  OFFICE: ({ officeId }, { officeName }) => officeName(officeId),
};

/** The table of steps or of time limits in batches of cells, in the scope of the actor; read as cases are. */
export async function* tableBatches(
  db: PrismaClient,
  actor: Actor,
  request: EventsRequest | ClocksRequest,
  around: Around,
  size: number,
  abort: AbortSignal,
): AsyncGenerator<Cell[][]> {
  if (request.table === 'CASE_EVENTS') {
    const where = caseEventsWhere(actor, request.filter);
    for await (const rows of walk<EventRow>(db, EVENTS, where, size, abort, 'at', ({ at }) => at))
      yield rows.map((row) => EVENT_COLUMNS.map((column) => EVENT_CELLS[column](row, around)));
    return;
  }
  const where = clocksWhere(actor, request.filter);
  const momentOf = ({ startedAt }: ClockRow) => startedAt;
  for await (const rows of walk<ClockRow>(db, CLOCKS, where, size, abort, 'startedAt', momentOf))
    yield rows.map((row) => CLOCK_COLUMNS.map((column) => CLOCK_CELLS[column](row, around)));
}

async function* walk<Row extends { readonly id: string }>(
  db: PrismaClient,
  source: Source,
  listed: object,
  size: number,
  abort: AbortSignal,
  moment: string,
  momentOf: (row: Row) => Date,
): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const place = last ? { at: momentOf(last), id: last.id } : null;
    const { where, ...reach } = rowsAfter(moment, place, size);
    const rows: Row[] = await readBatch<Row>(
      db,
      source,
      { ...reach, where: { AND: [listed, where] } },
      abort,
    );
    yield rows;
    last = rows.at(-1);
    if (rows.length < size) return;
  }
}
