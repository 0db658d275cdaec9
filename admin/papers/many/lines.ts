import type { PaperKind, PapersOfCasesQuery, PaperWholeFragment } from '../../generated/graphql.ts';
import { newestOf } from '../printing/choose.ts';

type CaseWithPapers = PapersOfCasesQuery['cases']['nodes'][number];

/** One of the chosen cases: its number and the paper of it that is to be printed. */
export interface BatchLine {
  readonly caseId: string;
  /** Null: the reader may not see the case any more, or it has none yet. */
  readonly number: string | null;
  readonly paper: PaperWholeFragment | null;
  readonly state: 'WAITING' | 'READY' | 'PRINTED' | 'MISSING' | 'FAILED';
  /** Why it failed, in words. */
  readonly reason: string | null;
}

/** The lines of the chosen cases in the order of their numbers, as a filing cabinet has them. */
export function linesOf(
  ids: readonly string[],
  cases: readonly CaseWithPapers[],
  kind: PaperKind,
): BatchLine[] {
  const known = new Map(cases.map((record) => [record.id, record]));
  const lines = ids.map((caseId): BatchLine => {
    const record = known.get(caseId);
    const paper = newestOf(record?.papers ?? [], kind);
    return {
      caseId,
      number: record?.number ?? record?.akimNumber ?? null,
      paper,
      state: paper ? 'WAITING' : 'MISSING',
      reason: null,
    };
  });
  return lines.sort((one, other) =>
    (one.number ?? '\uffff').localeCompare(other.number ?? '\uffff', undefined, { numeric: true }),
  );
}

/** How many lines are in which state. */
export interface Tally {
  /** Those that have a paper. */
  readonly all: number;
  readonly ready: number;
  readonly printed: number;
  readonly waiting: number;
  readonly missing: number;
  readonly failed: number;
}

/** Counts the lines. */
export function tallyOf(lines: readonly Pick<BatchLine, 'state'>[]): Tally {
  const count = (state: BatchLine['state']): number => lines.filter((line) => line.state === state).length;
  const missing = count('MISSING');
  return {
    all: lines.length - missing,
    ready: count('READY'),
    printed: count('PRINTED'),
    waiting: count('WAITING'),
    missing,
    failed: count('FAILED'),
  };
}

/** Whether everything that was asked for is ready, so that nobody need look at it first. */
export const isClean = ({ ready, waiting, missing, failed }: Tally): boolean =>
  ready > 0 && waiting === 0 && missing === 0 && failed === 0;
