import type { CancellationGround } from '../../../prisma/client.ts';
import type { Outcome, Step } from './step.ts';

/** T10a: who received the notice, on which document (I-25). */
export async function recordHandDelivery({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly receivedBy: string; readonly identityDocument: string }>): Promise<Outcome> {
  const { receivedBy, identityDocument } = input;
  await tx.delivery.create({
    data: { caseId: facts.id, method: 'HAND', at, byId: actor.id, receivedBy, identityDocument },
  });
  return { patch: {}, changes: { method: 'HAND', receivedBy } };
}

/** T10b: where the letter went and under which number (I-25). */
export async function recordPostDispatch({
  tx,
  facts,
  actor,
  at,
  input,
}: Step<{ readonly address: string; readonly postNumber: string }>): Promise<Outcome> {
  const { address, postNumber } = input;
  await tx.delivery.create({
    data: { caseId: facts.id, method: 'POST', at, byId: actor.id, address, postNumber },
  });
  // The address stays with the delivery record: overseers, who read the history, read no addresses.
  return { patch: {}, changes: { method: 'POST', postNumber } };
}

/** T12: the ground and the reason. */
export const cancelCase = async ({
  input,
}: Step<{ readonly ground: CancellationGround; readonly reason: string }>): Promise<Outcome> => ({
  patch: { cancellationGround: input.ground, cancellationReason: input.reason },
  changes: { ground: input.ground, reason: input.reason },
});
