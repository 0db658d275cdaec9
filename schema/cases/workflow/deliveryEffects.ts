import type { PostReturnReason, Prisma } from '../../../prisma/client.ts';
import type { Outcome, Step } from './step.ts';

interface ByHand {
  readonly receivedBy: string;
  readonly identityDocument: string;
}

interface ByPost {
  readonly address: string;
  readonly postNumber: string;
}

/** T10a, D5: who received the notice, on which document (I-25). */
export async function recordHandDelivery(step: Step<ByHand>): Promise<Outcome> {
  const { receivedBy, identityDocument } = step.input;
  await deliver(step, { method: 'HAND', receivedBy, identityDocument });
  return { patch: { letter: null, readyAt: null }, changes: { method: 'HAND', receivedBy } };
}

/** T10b, D4: where the letter went and under which number (I-25). */
export async function recordPostDispatch(step: Step<ByPost>): Promise<Outcome> {
  const { address, postNumber } = step.input;
  await deliver(step, { method: 'POST', address, postNumber });
  // The address stays with the delivery record: overseers, who read the history, read no addresses.
  return { patch: { letter: 'UNDERWAY', readyAt: null }, changes: { method: 'POST', postNumber } };
}

type Way = Pick<Prisma.DeliveryUncheckedCreateInput, 'method'> & Partial<ByHand & ByPost>;

async function deliver({ tx, facts, actor, at, eventSeq }: Step<unknown>, way: Way): Promise<void> {
  const seq = (facts.delivery?.seq ?? 0) + 1;
  await tx.delivery.create({
    data: { ...way, caseId: facts.id, seq, at, byId: actor.id, eventSeq },
    select: { id: true },
  });
}

/** D1: since now the notice lies ready where the actor sits (Standard cl. 15, regulation.md 7.5). */
export async function announceCollection({
  tx,
  facts,
  actor,
  at,
  input,
  eventSeq,
}: Step<{ readonly note: string | null }>): Promise<Outcome> {
  const { officeId } = actor;
  await tx.collection.create({
    data: { caseId: facts.id, officeId, at, byId: actor.id, note: input.note, eventSeq },
    select: { id: true },
  });
  return { patch: { readyAt: at }, changes: input.note === null ? {} : { note: input.note } };
}

interface PostSays {
  readonly day: Date;
  readonly note: string | null;
}

/** D2: the post delivered the letter. */
export async function confirmPostDelivery(step: Step<PostSays>): Promise<Outcome> {
  return postSays(step, { result: 'CONFIRMED' });
}

/** D3: the post brought the letter back. */
export async function recordPostReturn(
  step: Step<PostSays & { readonly reason: PostReturnReason }>,
): Promise<Outcome> {
  return postSays(step, { result: 'RETURNED', reason: step.input.reason });
}

async function postSays(
  { tx, facts, actor, at, input, eventSeq }: Step<PostSays>,
  what: { readonly result: 'CONFIRMED' } | { readonly result: 'RETURNED'; readonly reason: PostReturnReason },
): Promise<Outcome> {
  const { id } = await tx.delivery.findUniqueOrThrow({
    where: { caseId_seq: { caseId: facts.id, seq: facts.delivery?.seq ?? 0 } },
    select: { id: true },
  });
  const { day, note } = input;
  await tx.postOutcome.create({
    data: { ...what, deliveryId: id, day, note, at, byId: actor.id, eventSeq },
    select: { deliveryId: true },
  });
  return {
    patch: { letter: what.result },
    changes: {
      day: day.toISOString().slice(0, 10),
      ...('reason' in what ? { postReturnReason: what.reason } : {}),
      ...(note ? { note } : {}),
    },
  };
}
