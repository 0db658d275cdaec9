import type { Prisma } from '../../../prisma/client.ts';
import { record } from '../../audit/record.ts';
import type { Actor, Context } from '../../context.ts';
import { inTransaction } from '../../transaction.ts';
import { parseInput } from '../../validation.ts';
import { clockTimes } from '../clockTimes.ts';
import { changeInput } from './changeInput.ts';
import { lockDataToChange } from './changeLock.ts';
import type { ChangePlan } from './changePlan.ts';
import { hypotheticalTerms, staleRevision } from './hypotheticalTerms.ts';
import { recalculateClocks } from './recalculate.ts';
import { runningClocks } from './runningClocks.ts';
import { writePlan } from './writePlan.ts';

/** Milliseconds that whoever applies a change waits for the clocks; the sweep recalculates the rest. */
const INLINE = 2000;

/**
 * Changes calendar, limits or office hours and begins to recalculate the running clocks (I-30); answers the change's
 * key. An earlier change need not be finished: a clock is always recalculated to the newest data, once.
 * Throws VALIDATION_FAILED, STALE_VERSION, and CALENDAR_YEAR_MISSING when a running clock could not be computed any more.
 */
export async function applyChange(
  { db, now }: Pick<Context, 'db' | 'now'>,
  actor: Actor,
  rawInput: unknown,
): Promise<string> {
  const request = parseInput(changeInput, rawInput);
  const { plan, terms } = await hypotheticalTerms(db, request);
  for await (const clocks of runningClocks(db)) {
    for (const { code, officeId, startedAt } of clocks) clockTimes(terms, code, officeId, startedAt);
  }
  const at = now();
  const id = await inTransaction(db, async (tx) => {
    await lockDataToChange(tx);
    const newest = await tx.deadlineChange.aggregate({ _max: { revision: true } });
    const revision = newest._max.revision ?? 0;
    if (revision !== request.expectedRevision) throw staleRevision(revision);
    await writePlan(tx, plan);
    const change = await tx.deadlineChange.create({
      data: { revision: revision + 1, at, actorId: actor.id, reason: request.reason, changes: asJson(plan) },
      select: { id: true },
    });
    await record(tx, actor, at, {
      action: 'DEADLINES_CHANGED',
      subjectId: change.id,
      details: { revision: revision + 1, ...countsOf(plan) },
    });
    return change.id;
  });
  // The change stands: clocks that fail here are the sweep's, as those are for which the time was too short.
  await recalculateClocks(db, now(), { signal: AbortSignal.timeout(INLINE) }).catch(() => undefined);
  return id;
}

const asJson = (plan: ChangePlan) => JSON.parse(JSON.stringify(plan)) as Prisma.InputJsonObject;

const countsOf = (plan: ChangePlan): Prisma.InputJsonObject =>
  Object.fromEntries(Object.entries(plan).map(([what, changes]) => [what, changes.length]));
