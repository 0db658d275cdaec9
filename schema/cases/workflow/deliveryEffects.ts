import type { Collection, Delivery, PostOutcome, PostReturnReason } from '../../../prisma/client.ts';
import { newId } from '../../../prisma/newId.ts';
import type { WriteStatement } from '../../../prisma/writeStatement.ts';
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
export function recordHandDelivery(step: Step<ByHand>): Outcome {
  const { receivedBy, identityDocument } = step.input;
  return {
    patch: { letter: null, readyAt: null },
    changes: { method: 'HAND', receivedBy },
    writes: delivery(step, { method: 'HAND', receivedBy, identityDocument }),
  };
}

/** T10b, D4: where the letter went and under which number (I-25). */
export function recordPostDispatch(step: Step<ByPost>): Outcome {
  const { address, postNumber } = step.input;
  return {
    patch: { letter: 'UNDERWAY', readyAt: null },
    // The address stays with the delivery record: overseers, who read the history, read no addresses.
    changes: { method: 'POST', postNumber },
    writes: delivery(step, { method: 'POST', address, postNumber }),
  };
}

type Way = Pick<Delivery, 'method'> & Partial<ByHand & ByPost>;

const delivery =
  ({ facts, actor, at, eventSeq }: Step<unknown>, way: Way) =>
  (writing: WriteStatement): void => {
    const seq = (facts.delivery?.seq ?? 0) + 1;
    writing.insert<Delivery>('delivery', [
      { ...way, id: newId(), caseId: facts.id, seq, at, byId: actor.id, eventSeq },
    ]);
  };

/** D1: since now the notice lies ready where the actor sits (Standard cl. 15, regulation.md 7.5). */
export function announceCollection({
  facts,
  actor,
  at,
  input,
  eventSeq,
}: Step<{ readonly note: string | null }>): Outcome {
  const { note } = input;
  const { officeId, id: byId } = actor;
  return {
    patch: { readyAt: at },
    changes: note === null ? {} : { note },
    writes: (writing) =>
      writing.insert<Collection>('collection', [
        { id: newId(), caseId: facts.id, officeId, at, byId, note, eventSeq },
      ]),
  };
}

interface PostSays {
  readonly day: Date;
  readonly note: string | null;
}

/** D2: the post delivered the letter. */
export function confirmPostDelivery(step: Step<PostSays>): Outcome {
  return postSays(step, { result: 'CONFIRMED' });
}

/** D3: the post brought the letter back. */
export function recordPostReturn(step: Step<PostSays & { readonly reason: PostReturnReason }>): Outcome {
  return postSays(step, { result: 'RETURNED', reason: step.input.reason });
}

function postSays(
  { facts, actor, at, input, eventSeq }: Step<PostSays>,
  what: Pick<PostOutcome, 'result'> & Partial<Pick<PostOutcome, 'reason'>>,
): Outcome {
  const { day, note } = input;
  const { result, reason = null } = what;
  const written = day.toISOString().slice(0, 10);
  return {
    patch: { letter: result },
    changes: {
      day: written,
      ...(reason ? { postReturnReason: reason } : {}),
      ...(note ? { note } : {}),
    },
    writes: (writing) =>
      writing.add(
        'post_said',
        `INSERT INTO post_outcome ("deliveryId", result, reason, day, note, at, "byId", "eventSeq")
        SELECT d.id, ${writing.value(result)}::"PostResult", ${writing.value(reason)}::"PostReturnReason",
          ${writing.value(written)}::date, ${writing.value(note)}, ${writing.value(at)}::timestamptz,
          ${writing.value(actor.id)}::uuid, ${writing.value(eventSeq)}::int
        FROM delivery d
        WHERE d."caseId" = ${writing.value(facts.id)} AND d.seq = ${writing.value(facts.delivery?.seq ?? 0)}`,
      ),
  };
}
