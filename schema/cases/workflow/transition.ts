import pg from 'pg';
import { withRightsAt } from '../../access/rights.ts';
import type { Actor, Context } from '../../context.ts';
import { KomekError } from '../../errors.ts';
import { raiseTime } from '../../notifications/raiseTimes.ts';
import { inTransaction } from '../../transaction.ts';
import { parseInput } from '../../validation.ts';
import { applicationSchema } from './application.ts';
import { clockChanges } from './clocks.ts';
import { judge, judgeInput, judgeIntake } from './decide.ts';
import type { CaseFacts } from './facts.ts';
import type { Keyed, Written } from './idempotency.ts';
import { claimKey } from './idempotency.ts';
import { inputFacts, intakeFacts } from './inputFacts.ts';
import { readIntake } from './readIntake.ts';
import { lockCase, readStep } from './readStep.ts';
import { clocksFromBefore } from './rebuildClocks.ts';
import type { Refusal } from './refusals.ts';
import type { Tx } from './step.ts';
import { stepInputSchema } from './stepInput.ts';
import type { IntakeName, StepName, StepRow, TransitionName } from './transitions.ts';
import { INTAKES, STEPS } from './transitions.ts';
import { writeIntake, writeStep } from './writeStep.ts';

/** All that a step needs of its surroundings: the database, the clock, and what issues papers. */
export type StepContext = Pick<Context, 'db' | 'now' | 'papers'>;

interface AskedStep {
  readonly context: StepContext;
  readonly actor: Actor;
  readonly name: StepName;
  readonly caseId: string;
  readonly expectedVersion: number;
  readonly input: Readonly<Record<string, unknown>>;
  readonly keyed: Keyed | null;
}

/**
 * THE DOOR: takes one step of one case, or none at all. Conditional write on (id, status, version), clocks, history
 * entry, feed row and signal in one transaction (I-17, I-30, I-38 to I-40). Throws NOT_FOUND, STALE_VERSION,
 * TRANSITION_REFUSED, VALIDATION_FAILED, IDEMPOTENCY_KEY_REUSED, CALENDAR_YEAR_MISSING.
 */
export async function takeStep(
  context: StepContext,
  actor: Actor,
  name: StepName,
  rawInput: unknown,
): Promise<Written> {
  const { caseId, expectedVersion, idempotencyKey, ...input } = parseInput(stepInputSchema(name), rawInput);
  const keyed = keyFor(actor, name, idempotencyKey, { caseId, expectedVersion, ...input });
  const asked: AskedStep = { context, actor, name, caseId, expectedVersion, input, keyed };
  const written = STEPS[name].reads ? null : await takeAlone(asked);
  return written ?? once(context, keyed, (tx) => takeLocked(tx, asked));
}

/**
 * A step that reads nothing more than its case, without a transaction around its one read and its one write: what it
 * writes stands or falls with the case being as it was read and the key being new. Null: it was not taken, and under the
 * lock shows why.
 */
async function takeAlone(asked: AskedStep): Promise<Written | null> {
  try {
    return await take(asked.context.db, asked, true);
  } catch (error) {
    if (error instanceof KomekError || error instanceof pg.DatabaseError || error instanceof NotAlone)
      return null;
    throw error;
  }
}

class NotAlone extends Error {}

async function takeLocked(tx: Tx, asked: AskedStep): Promise<Written> {
  // The second of two at once waits here and then reads what the first has left.
  await lockCase(tx, asked.caseId);
  return take(tx, asked, false);
}

async function take(tx: Tx, asked: AskedStep, alone: boolean): Promise<Written> {
  const { context, name, caseId, expectedVersion, input, keyed } = asked;
  const row: StepRow = STEPS[name];
  const current = await withRightsAt(tx, asked.actor, context.now());
  const { facts, clocks: stored, terms } = await readStep(tx, current, caseId);
  if (facts.version !== expectedVersion) throw alone ? new NotAlone() : await staleVersion(tx, facts);
  const now = notBefore(context.now(), facts.statusChangedAt);
  const { official, refusal } = judge(row, facts, current, now);
  if (refusal) throw refused(name, refusal);
  const { papers } = context;
  const known = { ...input, ...(await inputFacts({ tx, papers, facts, official }, input, now)) };
  const inputRefusal = judgeInput(row, facts, official, now, known);
  if (inputRefusal) throw refused(name, inputRefusal);

  const written = { caseId, eventSeq: facts.version + 1 };
  const step = { tx, facts, clocks: stored, terms, actor: official, at: now, papers, ...written };
  const outcome = await row.effect({ ...step, input: known });
  const executorId = outcome.patch.executorId ?? facts.executorId;
  const owners = { ...facts, executorId };
  // A case from before there were clocks gets them first, in the step's transaction.
  if (stored.length === 0 && alone) throw new NotAlone();
  const clocks = stored.length > 0 ? stored : await clocksFromBefore(tx, caseId);
  const to = row.to ?? facts.status;
  const moved = await writeStep(tx, {
    facts,
    official,
    entry: { ...written, transition: name, from: facts.status, to, at: now, changes: outcome.changes },
    outcome,
    clocks: clockChanges(terms, clocks, { owners, moves: row.clocks, at: now, actorId: official.id }),
    executorId,
    tells: row.notifies
      ? { kind: row.notifies, raiseAt: raiseTime(terms, row.notifies, facts.officeId, now) }
      : null,
    keyed,
    alone,
  });
  if (!moved) throw await staleVersion(tx, facts);
  return written;
}

/** The door for new applications (T1, K1): the case, its number, its receipt and its first history entry. */
export async function takeApplication(
  context: StepContext,
  actor: Actor,
  name: IntakeName,
  rawInput: { readonly idempotencyKey?: string | null | undefined },
): Promise<Written> {
  const row = INTAKES[name];
  const { idempotencyKey, ...raw } = rawInput;
  const input = parseInput(applicationSchema, raw);
  const keyed = keyFor(actor, name, idempotencyKey, input);
  return once(context, keyed, async (tx) => {
    const now = context.now();
    const reading = await readIntake(tx, actor, input);
    const facts = intakeFacts(reading, actor, now);
    const { official, refusal } = judgeIntake(row, facts, actor, now, input);
    if (refusal) throw refused(name, refusal);
    const { papers } = context;
    const step = { tx, reading, actor: official, now, input, clocks: row.clocks, papers };
    const outcome = await row.effect(step);
    const { caseId, at, changes } = outcome;
    const written = { caseId, eventSeq: 1 };
    const entry = { ...written, transition: name, from: null, to: row.to, at, changes };
    await writeIntake(tx, outcome, official, entry, keyed);
    return written;
  });
}

function keyFor(
  actor: Actor,
  operation: TransitionName,
  key: string | null | undefined,
  input: unknown,
): Keyed | null {
  return key === null || key === undefined ? null : { userId: actor.id, key, operation, input };
}

async function once(
  context: StepContext,
  keyed: Keyed | null,
  work: (tx: Tx) => Promise<Written>,
): Promise<Written> {
  return inTransaction(context.db, async (tx) => {
    const before = keyed && (await claimKey(tx, keyed, context.now()));
    return before ?? work(tx);
  });
}

/** Times of one case never go backwards, even when server clocks disagree (I-29). */
const notBefore = (now: Date, last: Date): Date => (now < last ? last : now);

function refused(transition: TransitionName, refusal: Refusal): KomekError {
  return new KomekError('TRANSITION_REFUSED', `This step may not be taken: ${refusal.code}.`, {
    transition,
    refusal,
  });
}

async function staleVersion(tx: Tx, facts: CaseFacts): Promise<KomekError> {
  const last = await tx.caseEvent.findFirst({
    where: { caseId: facts.id },
    orderBy: { seq: 'desc' },
    select: { actorName: true, actorRole: true, at: true, transition: true, seq: true, to: true },
  });
  return new KomekError('STALE_VERSION', 'Somebody else has changed this case.', {
    version: last?.seq,
    status: last?.to,
    by: last?.actorName,
    role: last?.actorRole,
    at: last?.at.toISOString(),
    transition: last?.transition,
  });
}
