import type { PrismaClient } from '../../prisma/client.ts';
import { prepare, runPrepared } from '../../prisma/prepared.ts';
import { type EntryRow, type EventRow, entryHash, eventHash, viewsHash } from './hashes.ts';

/** What a row of the one order of history is: a step of a case, or an entry of the access log. */
export type RowKind = 'EVENT' | 'ENTRY';

/** A row of history as it is now. */
export interface HistoryRow {
  readonly kind: RowKind;
  readonly number: number;
  readonly id: string;
  readonly at: Date;
  readonly caseId: string | null;
  /** Of a step: its place in its case. */
  readonly seq: number | null;
  /** The hash that it should have, as made now; of a step over the stored hash of the step before. */
  readonly hash: Buffer;
  /** Of a step: the hash that stands in it, and whether the step before it is there and led where this one began. */
  readonly chain: { readonly stored: Buffer; readonly follows: boolean } | null;
  /** Of a log entry: whether it names others than those with whom it was written. */
  readonly namesOthers: boolean;
}

/** At most so many rows are read at once; the server breathes between two pages. */
export const PAGE_ROWS = 2000;

const EVENTS = prepare(`
  SELECT e.number::text, e.id, e."caseId", e.seq, e.transition, e."from"::text, e."to"::text, e.at, e."actorId", e."actorName",
    e."actorRole"::text, e."officeId", e.changes::text, e.hash, p.hash AS previous, p."to"::text AS led
  FROM case_event e LEFT JOIN case_event p ON p."caseId" = e."caseId" AND p.seq = e.seq - 1
  WHERE e.number > $1::bigint AND e.number <= $2::bigint ORDER BY e.number LIMIT ${PAGE_ROWS}`);

const ENTRIES = prepare(`
  SELECT a.number::text, a.id, a.at, a.action::text, a."actorId", array_to_string(a."actorRoles", ',') AS "actorRoles",
    a."officeId", a."caseId", a."applicantId", a."subjectId", a.details::text, a.details ->> 'viewsHash' AS "viewsHash",
    a."viewedCaseIds"::text[], a."viewedApplicantIds"::text[]
  FROM audit_entry a WHERE a.number > $1::bigint AND a.number <= $2::bigint ORDER BY a.number LIMIT ${PAGE_ROWS}`);

type ReadEvent = EventRow & {
  readonly hash: Buffer;
  readonly previous: Buffer | null;
  readonly led: string | null;
};

function stepOf(row: ReadEvent): HistoryRow {
  const { number, id, at, caseId, seq, hash, previous, led, from } = row;
  return {
    kind: 'EVENT',
    number: Number(number),
    id,
    at,
    caseId,
    seq,
    hash: eventHash(previous, row),
    chain: { stored: hash, follows: seq === 1 ? from === null : previous !== null && led === from },
    namesOthers: false,
  };
}

type ReadEntry = EntryRow & {
  readonly viewsHash: string | null;
  readonly viewedCaseIds: readonly (string | null)[] | null;
  readonly viewedApplicantIds: readonly string[] | null;
};

/** The hash over the several whom an entry names; null where it names none. */
const namedHash = ({ viewedCaseIds, viewedApplicantIds }: ReadEntry): string | null =>
  viewedApplicantIds &&
  viewsHash(
    viewedApplicantIds.map((applicantId, at) => ({ applicantId, caseId: viewedCaseIds?.[at] ?? null })),
  );

const entryOf = (row: ReadEntry): HistoryRow => ({
  kind: 'ENTRY',
  number: Number(row.number),
  id: row.id,
  at: row.at,
  caseId: row.caseId,
  seq: null,
  hash: entryHash(row),
  chain: null,
  namesOthers: namedHash(row) !== row.viewsHash,
});

/** The rows behind one number up to another, in order; at most a page: whoever gets a full one asks on behind its last. */
export async function readHistory(db: PrismaClient, after: number, upTo: number): Promise<HistoryRow[]> {
  const [events, entries] = await Promise.all([
    runPrepared<ReadEvent>(db, EVENTS, [after, upTo]),
    runPrepared<ReadEntry>(db, ENTRIES, [after, upTo]),
  ]);
  const rows = [...events.map(stepOf), ...entries.map(entryOf)];
  return rows.sort((a, b) => a.number - b.number).slice(0, PAGE_ROWS);
}

/** All rows behind one number up to another, in order, page by page. */
export async function* historyBetween(
  db: PrismaClient,
  after: number,
  upTo: number,
): AsyncGenerator<readonly HistoryRow[]> {
  for (let last = after; ; ) {
    const rows = await readHistory(db, last, upTo);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_ROWS) return;
    last = rows.at(-1)?.number ?? upTo;
  }
}
