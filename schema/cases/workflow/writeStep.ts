import type { CaseClock, CaseEvent, CaseStatus, NotificationKind, Prisma } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import { json, WriteStatement } from '../../../prisma/writeStatement.ts';
import { shortName } from '../../applicants/personName.ts';
import { seen, told, waking } from '../../notifications/outboxParts.ts';
import type { ClockChanges, ClockRow } from './clocks.ts';
import type { CaseFacts, Official } from './facts.ts';
import type { Keyed, Written } from './idempotency.ts';
import { answerOf, claimWithAnswer } from './idempotency.ts';
import { EXECUTORS_CLOCKS } from './states.ts';
import type { IntakeOutcome, Outcome, Tx } from './step.ts';
import type { TransitionName } from './transitions.ts';

/** An entry of a case's history that is about to be written. */
export interface HistoryEntry extends Written {
  readonly transition: TransitionName;
  readonly from: CaseStatus | null;
  readonly to: CaseStatus;
  readonly at: Date;
  readonly changes: Prisma.InputJsonObject;
}

/** What a step leaves besides its own effect. */
export interface StepWrites {
  readonly facts: CaseFacts;
  readonly official: Official;
  readonly entry: HistoryEntry & { readonly from: CaseStatus };
  readonly outcome: Outcome;
  readonly clocks: ClockChanges;
  /** The executor from now on. */
  readonly executorId: string | null;
  /** What the executor's feed is told, and when that is raised to the head. */
  readonly tells: { readonly kind: NotificationKind; readonly raiseAt: Date | null } | null;
  readonly keyed: Keyed | null;
  /** Whether there is no transaction around it, so that nothing but an error undoes it. */
  readonly alone: boolean;
}

/**
 * Writes a step in one statement: the case as long as it stands where it was read (I-40), its clocks, its history, the
 * feeds, the answer of the key; the signals leave with the commit. Answers whether the case stood there; alone, it throws
 * the driver's DatabaseError where it did not, or where the key is taken.
 */
export async function writeStep(tx: Tx, step: StepWrites): Promise<boolean> {
  const { facts, official, entry, outcome, clocks, executorId, tells, keyed, alone } = step;
  const { caseId, at } = entry;
  const writing = new WriteStatement();
  writing.add(
    'moved',
    `UPDATE "case" SET version = version + 1, ${writing.set({
      ...outcome.patch,
      status: entry.to,
      statusChangedAt: at,
      // Named only where it moves: what is checked of it at commit looks at all clocks.
      ...(clocks.dueMoves ? { dueAt: clocks.dueAt } : {}),
    })}
    WHERE id = ${writing.value(caseId)} AND status = ${writing.value(facts.status)}
      AND version = ${writing.value(facts.version)} RETURNING id`,
  );
  moveClocks(writing, step);
  outcome.writes?.(writing);
  writing.insert<CaseEvent>('case_event', [historyRow(entry, official)]);
  // Whoever works a case has seen why it stands in his feed.
  seen(writing, {
    caseId,
    by: official.id,
    isExecutor: official.id === executorId,
    endedClockIds: clocks.ended.map(({ id }) => id),
    at,
    after: 'moved',
  });
  if (tells && executorId) told(writing, { ...tells, caseId, recipientId: executorId, at, after: 'moved' });
  if (keyed && alone) claimWithAnswer(writing, keyed, at, entry);
  else if (keyed) answerOf(writing, keyed, entry);
  const wakes = tells && executorId ? ['seen', 'told'] : ['seen'];
  const signal = { topic: 'case', caseId, version: entry.eventSeq } as const;
  // Alone only an error undoes the other parts: a case that stood elsewhere divides by nothing.
  const count = '(SELECT count(*)::int FROM moved)';
  const [row] = await writing.run<{ moved: number }>(
    tx,
    `SELECT ${alone ? `1 / ${count}` : count} AS moved, ${waking(writing, signal, wakes)}`,
  );
  return row?.moved === 1;
}

/** Writes a new case with its first entry and the answer of the key in one statement; the signal leaves with the commit. */
export async function writeIntake(
  tx: Tx,
  { writes }: IntakeOutcome,
  official: Official,
  entry: HistoryEntry,
  keyed: Keyed | null,
): Promise<void> {
  const writing = new WriteStatement();
  writes(writing);
  writing.insert<CaseEvent>('case_event', [historyRow(entry, official)]);
  if (keyed) answerOf(writing, keyed, entry);
  const signal = { topic: 'case', caseId: entry.caseId, version: entry.eventSeq } as const;
  await writing.run(tx, `SELECT pg_notify('komek', ${writing.value(JSON.stringify(signal))})`);
}

function moveClocks(writing: WriteStatement, { clocks, entry, official, executorId }: StepWrites): void {
  const { ended, cancelled, resumedIds, started, changeHands } = clocks;
  if (ended.length > 0) {
    const ids = writing.value(ended.map(({ id }) => id));
    const used = writing.value(ended.map(({ usedMinutes }) => usedMinutes));
    writing.add(
      'ended',
      `UPDATE case_clock SET "usedMinutes" = e.used, ${writing.set({ endedAt: entry.at, endedById: official.id, cancelled })}
      FROM unnest(${ids}::uuid[], ${used}::int[]) AS e(id, used) WHERE case_clock.id = e.id`,
    );
  }
  if (resumedIds.length > 0) {
    writing.add(
      'resumed',
      `UPDATE case_clock SET "endedAt" = NULL, "endedById" = NULL, "usedMinutes" = NULL
      WHERE id = ANY(${writing.value(resumedIds)}::uuid[])`,
    );
  }
  insertClocks(writing, entry.caseId, started);
  if (changeHands) {
    writing.add(
      'handed',
      `UPDATE case_clock SET ${writing.set({ responsibleId: executorId })}
      WHERE "caseId" = ${writing.value(entry.caseId)} AND "endedAt" IS NULL
        AND code = ANY(${writing.value(EXECUTORS_CLOCKS)}::"LimitCode"[])`,
    );
  }
}

/** Inserts the clocks that a step of that case starts. */
export function insertClocks(writing: WriteStatement, caseId: string, clocks: readonly ClockRow[]): void {
  writing.insert<CaseClock>(
    'case_clock',
    clocks.map(({ explanation, ...clock }) => ({
      ...clock,
      id: newId(),
      caseId,
      explanation: json(explanation),
    })),
  );
}

/** The row of a history entry, by the official as he is now (I-37). */
const historyRow = ({ eventSeq, changes, ...entry }: HistoryEntry, official: Official) => ({
  ...entry,
  id: newId(),
  seq: eventSeq,
  actorId: official.id,
  actorName: shortName(official),
  actorRole: official.role,
  officeId: official.officeId,
  changes: json(changes),
});
