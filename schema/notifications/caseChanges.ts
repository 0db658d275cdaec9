import type { CaseStatus } from '../../prisma/client.ts';
import { casesReadableBy, readingOf } from '../access/caseScope.ts';
import { placeSelect } from '../access/reader.ts';
import { attachmentsVersion } from '../attachments/attachmentsVersion.ts';
import type { Actor, Context } from '../context.ts';

/** Where a case stands, as far as an open page must know to read it again. */
export interface CaseState {
  readonly id: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly dueAt: Date | null;
  /** 0 for those who see no attachments. */
  readonly attachmentsVersion: number;
  /** How often the calendar or a limit moved the due time of one of its clocks, governing or not (I-30). */
  readonly clockChanges: number;
}

/**
 * A case's version, state, due time and counts of changed attachments and moved clocks: at once, and when one of them
 * has changed, as long as the caller may see it.
 */
export async function* caseChanges(
  context: Context,
  actor: Actor,
  caseId: string,
): AsyncGenerator<CaseState, void> {
  const wakeUps = context.events.subscribe(
    (signal) =>
      signal.topic === 'resync' ||
      (signal.topic === 'case' && signal.caseId === caseId) ||
      (signal.topic === 'session' && signal.userId === actor.id),
    context.abort,
  );
  try {
    let told: CaseState | null = null;
    for (;;) {
      const now = await context.auth.currentActor();
      if (!now) return;
      const state = await stateOf(context, now, caseId);
      if (!state) return;
      if (told === null || hasMoved(told, state)) {
        told = state;
        yield state;
      }
      const { done } = await wakeUps.next();
      if (done) return;
    }
  } finally {
    await wakeUps.return?.();
  }
}

async function stateOf({ db }: Context, actor: Actor, caseId: string): Promise<CaseState | null> {
  const found = await db.case.findFirst({
    where: { AND: [{ id: caseId }, casesReadableBy(actor)] },
    select: { ...placeSelect, version: true, status: true, dueAt: true },
  });
  if (!found) return null;
  const { id, version, status, dueAt } = found;
  const seen = readingOf(actor, found) === 'WORKS' ? await attachmentsVersion(db, caseId) : 0;
  const clockChanges = await db.clockChange.count({ where: { clock: { caseId } } });
  return { id, version, status, dueAt, attachmentsVersion: seen, clockChanges };
}

const hasMoved = (told: CaseState, state: CaseState): boolean =>
  state.version > told.version ||
  state.attachmentsVersion > told.attachmentsVersion ||
  state.clockChanges > told.clockChanges ||
  state.dueAt?.getTime() !== told.dueAt?.getTime();
