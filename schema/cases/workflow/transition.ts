import type { CaseStatus, Prisma } from '../../../prisma/client.ts';
import { casesReadableBy } from '../../access/caseScope.ts';
import { withRightsAt } from '../../access/rights.ts';
import { shortName } from '../../applicants/personName.ts';
import type { Actor, Context } from '../../context.ts';
import { KomekError, notFound } from '../../errors.ts';
import { acknowledgeCase, signal, tell } from '../../notifications/outbox.ts';
import { inTransaction } from '../../transaction.ts';
import { parseInput } from '../../validation.ts';
import { applicationSchema } from './application.ts';
import { moveClocks } from './clocks.ts';
import { judge, judgeInput, judgeIntake } from './decide.ts';
import type { CaseFacts, Official } from './facts.ts';
import { caseFacts, caseFactsSelect } from './facts.ts';
import type { Keyed, Written } from './idempotency.ts';
import { claimKey, keepAnswer } from './idempotency.ts';
import { inputFacts, intakeFacts } from './inputFacts.ts';
import { clocksOf } from './rebuildClocks.ts';
import type { Refusal } from './refusals.ts';
import type { Tx } from './step.ts';
import { stepInputSchema } from './stepInput.ts';
import type { IntakeName, StepName, StepRow, TransitionName } from './transitions.ts';
import { INTAKES, STEPS } from './transitions.ts';

/** All that a step needs of its surroundings: the database, the clock, and what issues papers. */
export type StepContext = Pick<Context, 'db' | 'now' | 'papers'>;

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
  const row: StepRow = STEPS[name];
  const { caseId, expectedVersion, idempotencyKey, ...input } = parseInput(stepInputSchema(name), rawInput);
  const keyed = keyFor(actor, name, idempotencyKey, { caseId, expectedVersion, ...input });
  return once(context, keyed, async (tx) => {
    const current = await withRightsAt(tx, actor, context.now());
    const facts = await lockedFacts(tx, current, caseId);
    if (facts.version !== expectedVersion) throw await staleVersion(tx, facts);
    const now = notBefore(context.now(), facts.statusChangedAt);
    const { official, refusal } = judge(row, facts, current, now);
    if (refusal) throw refused(name, refusal);
    const { papers } = context;
    const known = { ...input, ...(await inputFacts({ tx, papers, facts, official }, input, now)) };
    const inputRefusal = judgeInput(row, facts, official, now, known);
    if (inputRefusal) throw refused(name, inputRefusal);

    const { patch, changes } = await row.effect({
      tx,
      facts,
      actor: official,
      at: now,
      input,
      papers,
      eventSeq: facts.version + 1,
    });
    const to = row.to ?? facts.status;
    const executorId = typeof patch.executorId === 'string' ? patch.executorId : facts.executorId;
    const dueAt = await moveClocks(tx, await clocksOf(tx, caseId), {
      caseId,
      owners: { ...facts, executorId },
      moves: row.clocks,
      at: now,
      actorId: official.id,
    });
    const { count } = await tx.case.updateMany({
      where: { id: caseId, status: facts.status, version: facts.version },
      data: { ...patch, status: to, version: { increment: 1 }, statusChangedAt: now, dueAt },
    });
    if (count !== 1) throw await staleVersion(tx, facts);
    const written = { caseId, eventSeq: facts.version + 1 };
    await writeHistory(tx, official, {
      ...written,
      transition: name,
      from: facts.status,
      to,
      at: now,
      changes,
    });
    // Whoever works a case has seen why it stands in his feed.
    await acknowledgeCase(tx, official.id, caseId, now);
    if (row.notifies && executorId)
      await tell(tx, { recipientId: executorId, kind: row.notifies, caseId, at: now });
    return written;
  });
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
  return once(context, keyFor(actor, name, idempotencyKey, input), async (tx) => {
    const now = context.now();
    const facts = await intakeFacts(tx, actor, input.iin, now);
    const { official, refusal } = judgeIntake(row, facts, actor, now, input);
    if (refusal) throw refused(name, refusal);
    const { caseId, at, changes } = await row.effect({
      tx,
      actor: official,
      now,
      input,
      clocks: row.clocks,
      papers: context.papers,
    });
    const written = { caseId, eventSeq: 1 };
    await writeHistory(tx, official, { ...written, transition: name, from: null, to: row.to, at, changes });
    return written;
  });
}

/** The facts of a case that the actor may see; throws NOT_FOUND, alike for a missing and for another office's case. */
export async function readFacts(db: Tx, actor: Actor, caseId: string): Promise<CaseFacts> {
  const row = await db.case.findFirst({
    where: { AND: [{ id: caseId }, casesReadableBy(actor)] },
    select: caseFactsSelect,
  });
  if (!row) throw notFound();
  return caseFacts(row);
}

async function lockedFacts(tx: Tx, actor: Actor, caseId: string): Promise<CaseFacts> {
  // The second of two at once waits here and then reads what the first has left.
  await tx.$executeRaw`SELECT 1 FROM "case" WHERE id = ${caseId}::uuid FOR UPDATE`;
  return readFacts(tx, actor, caseId);
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
    if (before) return before;
    const written = await work(tx);
    if (keyed) await keepAnswer(tx, keyed, written);
    return written;
  });
}

interface HistoryEntry extends Written {
  readonly transition: TransitionName;
  readonly from: CaseStatus | null;
  readonly to: CaseStatus;
  readonly at: Date;
  readonly changes: Prisma.InputJsonObject;
}

async function writeHistory(tx: Tx, official: Official, { eventSeq, ...entry }: HistoryEntry): Promise<void> {
  await tx.caseEvent.create({
    data: {
      ...entry,
      seq: eventSeq,
      actorId: official.id,
      actorName: shortName(official),
      actorRole: official.role,
      officeId: official.officeId,
    },
    select: { id: true },
  });
  await signal(tx, { topic: 'case', caseId: entry.caseId, version: eventSeq });
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
